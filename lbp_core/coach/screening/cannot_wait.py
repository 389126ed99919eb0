"""A tap that needs help soon is kept even where nobody saves its step: whoever tapped it may walk away."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from lbp_core.coach.gate.gate import record_screening
from lbp_core.coach.phone.client_forms import help_now
from lbp_core.coach.screening.pad import Sheet, Tap
from lbp_core.coach.studio import Studio
from lbp_core.evidence.questions import questions
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput

GRACE = timedelta(seconds=30)
"""How long a slip of the finger may be corrected before a tap is an answer that only a clinician's word settles."""

ASSESSED = "assessed_"
"""Begins the place where the trainer began to record that a yes is old and looked at: that yes waits for its step."""


KEPT = "kept"
"""The place that remembers what was kept of a sheet already."""


def pressing(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """Of these answers those that need help soon by themselves, each follow-up taken with its yes."""
    return {name: answer for name, answer in answers.items() if help_now(_with_parent(name, answer)) is not None}


def waiting(taps: Mapping[str, Tap]) -> dict[str, Answer]:
    """Of the taps on a sheet those that will be kept by themselves once the time for a correction is over."""
    given = {place: Answer(str(tap.value)) for place, tap in taps.items() if place in questions()}
    return {name: answer for name, answer in pressing(given).items() if f"{ASSESSED}{name}" not in taps}


def keep_what_cannot_wait(studio: Studio, *, at: datetime) -> None:
    """Keeps every such tap that stood for the whole time, whosever tablet is awake. Costs nothing where there is none."""
    studio = studio.whole()
    for sheet, taps in studio.pad.sheets().items():
        ripe = {name: one for name, one in waiting(taps).items() if at - taps[name].at >= GRACE}
        if ripe and not _kept_already(studio, sheet, ripe):
            with suppress(
                Refused
            ):  # nothing may be written down about this client: their step says so when it is saved
                _keep(studio, sheet, ripe, at=at)


def _keep(studio: Studio, sheet: Sheet, ripe: dict[str, Answer], *, at: datetime) -> None:
    answers = {place: said for name, answer in ripe.items() for place, said in _with_parent(name, answer).items()}
    told = "_".join(f"{name}.{answer}" for name, answer in sorted(ripe.items()))
    record_screening(
        studio,
        sheet.client_id,
        ScreenInput(answers=answers, age=None),
        occasion=Occasion.FULL,
        by=sheet.by,
        key=f"cannot_wait_{sheet.run}_{told}"[:200],
        at=at,
    )
    studio.pad.tap(sheet, KEPT, tuple(sorted(ripe.items())), at=at)


def _kept_already(studio: Studio, sheet: Sheet, ripe: dict[str, Answer]) -> bool:
    kept = studio.pad.taps(sheet).get(KEPT)
    return kept is not None and kept.value == tuple(sorted(ripe.items()))


def _with_parent(name: str, answer: Answer) -> dict[str, Answer]:
    follows = questions()[name].follows
    return {name: answer} if follows is None else {follows: Answer.YES, name: answer}
