"""From the fields of a phone form to a check-in: every value checked, whatever the browser let through. Nothing is saved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from lbp_core.coach.phone import client_forms
from lbp_core.models.history import Activity, CheckIn, FlareLength
from lbp_core.models.question import Question
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from lbp_core.models.views import CheckInForm
from pages.phone.post import Fields, shortened, trouble
from pages.phone.values import chosen, count, note, score

HIDDEN = ("key", "mark", "week", "step")
SCALES = ("pain_average", "pain_worst", "confidence")


@dataclass(frozen=True)
class Given:
    """A check-in as filled in, ready for the coach. Left out is None; not asked is not asked."""

    check_in: CheckIn
    answers: dict[str, Answer]
    note: str | None


def read_check_in(fields: Fields, form: CheckInForm, *, today: date) -> Given:
    """The check-in. Raises Refused with the sentence to show."""
    words = client_forms.words()
    scores = [client_forms.activity_field(name) for name in form.activities]
    known(fields, [*HIDDEN, *SCALES, "flare", *type(words.counts).model_fields, *scores, "note"])
    flare = chosen(fields, "flare", words.flare.asks, list(FlareLength))
    days = count(fields, "flare_days")
    check_in = CheckIn(
        date=min(today, form.week + timedelta(days=6)),
        pain_average=score(fields, "pain_average", words.scales.pain_average.asks),
        pain_worst=score(fields, "pain_worst", words.scales.pain_worst.asks),
        flare=None if flare is None else FlareLength(flare),
        flare_days=days if flare == FlareLength.DAYS else None,
        nights_disturbed=count(fields, "nights_disturbed"),
        confidence=score(fields, "confidence", words.scales.confidence.asks),
        sessions_done=count(fields, "sessions_done"),
        activities=tuple(
            Activity(name=name, score=score(fields, field, name))
            for field, name in zip(scores, form.activities, strict=True)
        ),
    )
    return Given(check_in, read_safety(fields), note(fields))


def read_safety(fields: Fields) -> dict[str, Answer]:
    """The safety answers of a check-in, of a morning, or of something new."""
    return read_group(fields, "new", client_forms.words().safety.asks, client_forms.safety_list())


def read_group(fields: Fields, switch: str, asks: str, items: Iterable[Question]) -> dict[str, Answer]:
    """'None of these' says no to each; otherwise each as answered, and what was left out is not asked."""
    words = client_forms.words().safety
    answers: dict[str, Answer] = {}
    whole = chosen(fields, switch, asks, ("none", "some"))
    for item in items:
        said = chosen(fields, f"q_{item.id}", item.asks, list(words.answers))
        if item.follows is not None and answers.get(item.follows) is not Answer.YES:
            continue
        answers[item.id] = Answer.NOT_ASKED if said is None else Answer(said)
    if whole != "none":
        return answers
    if any(said not in {Answer.NO, Answer.NOT_ASKED} for said in answers.values()):
        raise Refused(words.clash.format(none=words.none))
    return dict.fromkeys(answers, Answer.NO)


def known(fields: Fields, names: Iterable[str], items: Iterable[Question] | None = None) -> None:
    """Raises Refused on a field that no form of ours has. `items` are the questions on it; a check-in's where left out."""
    asked = client_forms.safety_list() if items is None else items
    ours = {"new", *names, *(f"q_{item.id}" for item in asked)}
    for name in fields.keys() - ours:
        raise Refused(trouble("unknown_field", entered=shortened(name)))
