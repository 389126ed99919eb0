"""Screenings in few words, for the tests: everybody is 40 and answered no to everything unless a test says otherwise."""

from typing import Any

from lbp_core.coach.screening.screening import screen
from lbp_core.evidence.questions import asked_at
from lbp_core.models.screening import Answer, Irritability, Occasion, ScreenInput, ScreenResult

NO_TO_ALL = {item.id: Answer.NO for item in asked_at(Occasion.FULL)}
EASY_GOING = Irritability(light_activity=False, peak=4, settles_hours=0.5)


def asked(answers: dict[str, str] | None = None, **more: Any) -> ScreenInput:
    """A full screening with these answers in place of 'no'."""
    given = NO_TO_ALL | {key: Answer(word) for key, word in (answers or {}).items()}
    return ScreenInput(answers=given, **{"age": 40, "pain_average": 3, "irritability": EASY_GOING} | more)


def screened(answers: dict[str, str] | None = None, **more: Any) -> ScreenResult:
    """Where that screening ends."""
    return screen(asked(answers, **more))


def rules_of(result: ScreenResult) -> list[str]:
    """The rules that fired, without the name of their book."""
    return [reason.rule.removeprefix("screening.") for reason in result.reasons]
