"""The lines to look over before sending: each question in its words, each answer in its own. Nothing is saved."""

from collections.abc import Iterator

from lbp_core.coach.phone import client_forms
from lbp_core.models.history import CheckIn
from lbp_core.models.screening import Answer

Line = tuple[str, str | None]


def lines(said: CheckIn, answers: dict[str, Answer], note: str | None) -> list[Line]:
    """Question and answer, in the order of the form."""
    words = client_forms.words()
    scales, counts = words.scales, words.counts
    flare = None if said.flare is None else getattr(words.flare, said.flare.value)
    found: list[Line] = [
        (scales.pain_average.asks, _of_ten(said.pain_average)),
        (scales.pain_worst.asks, _of_ten(said.pain_worst)),
        (words.flare.asks, flare),
    ]
    if said.flare_days is not None:
        found.append((counts.flare_days.asks, f"{said.flare_days:g}"))
    found += [
        (counts.nights_disturbed.asks, _plain(said.nights_disturbed)),
        (scales.confidence.asks, _of_ten(said.confidence)),
        *((activity.name, _of_ten(activity.score)) for activity in said.activities),
        (counts.sessions_done.asks, _plain(said.sessions_done)),
        *_safety(answers),
    ]
    return found + ([(words.note["asks"], note)] if note else [])


def slip(said: CheckIn) -> str | None:
    """What to look at twice before sending: an average above the worst. It is asked, never put right for them."""
    average, worst = said.pain_average, said.pain_worst
    if average is None or worst is None or average <= worst:
        return None
    return client_forms.words().check_in["slip"].format(average=f"{average:g}", worst=f"{worst:g}")


def _safety(answers: dict[str, Answer]) -> Iterator[Line]:
    words = client_forms.words().safety
    if set(answers.values()) == {Answer.NO}:
        yield words.asks, words.none
    elif set(answers.values()) == {Answer.NOT_ASKED}:
        yield words.asks, None
    else:
        for item in client_forms.safety_list():
            if answers.get(item.id) not in {None, Answer.NO}:
                yield item.short, words.answers.get(answers[item.id])


def _of_ten(score: float | None) -> str | None:
    return None if score is None else f"{score:g}\N{NO-BREAK SPACE}/\N{NO-BREAK SPACE}10"


def _plain(number: int | None) -> str | None:
    return None if number is None else str(number)
