"""Something new, at any time: the safety list first, then where, what like, since when, how strong and a flare. Saved at once."""

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from lbp_core.coach.client import symptoms
from lbp_core.coach.phone import sharing
from lbp_core.coach.phone.visiting import Visitor
from lbp_core.coach.studio import today
from lbp_core.models.history import FlareLength
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from lbp_core.models.symptom_told import SymptomTold
from pages import _studio
from pages.phone.fields import HIDDEN, known, read_safety
from pages.phone.paper import page
from pages.phone.post import Fields, key_of, trouble
from pages.phone.sent import sent_page
from pages.phone.values import chosen, count, note, score
from pages.phone.visit import hidden, studio_of


def show(visitor: Visitor, _request: Request) -> Response:
    """The empty form; nothing is chosen before a person chooses it."""
    return _filled(visitor, {})


def save(visitor: Visitor, fields: Fields) -> Response:
    """What is new reaches the trainer's list at once, and the client reads what to do."""
    words, here, at = symptoms.words(), studio_of(visitor), _studio.now()
    known(fields, [*HIDDEN, "now", "since", "flare", "flare_days", "note", *_ticks("area"), *_ticks("kind")])
    answers, said = read_safety(fields), _said(fields, on=today(here, at))
    if said.says_nothing and set(answers.values()) == {Answer.NOT_ASKED}:
        raise Refused(trouble("nothing_new"))
    kept = symptoms.tell_symptom(here, visitor.client_id, said, answers, key=key_of(fields), at=at)
    more = words.client.kept if kept.told is None and kept.symptom is not None else None
    return sent_page(visitor, sharing.sent_in_words(kept.told, more=more))


def again(visitor: Visitor, fields: Fields, says: str) -> Response:
    """The form as it was filled in, with what stood in the way."""
    return _filled(visitor, fields, status=422 if says else 200, trouble=says)


def _filled(visitor: Visitor, given: Fields, *, status: int = 200, trouble: str | None = None) -> Response:
    shown = {"symptom": symptoms.words(), "since_days": symptoms.SINCE, "given": given, "trouble": trouble}
    return page("new.html", status, name=visitor.first_name, hidden=hidden(visitor), **shown)


def _ticks(kind: str) -> list[str]:
    offered = symptoms.words().areas if kind == "area" else symptoms.words().kinds
    return [f"{kind}_{name}" for name in offered]


def _said(fields: Fields, *, on: date) -> SymptomTold:
    words = symptoms.words().client
    now, since = score(fields, "now", words.score), chosen(fields, "since", words.since, list(symptoms.SINCE))
    flare, days = chosen(fields, "flare", words.flare, list(FlareLength)), count(fields, "flare_days")
    return SymptomTold(
        areas=_ticked(fields, "area", words.where),
        kinds=_ticked(fields, "kind", words.kind),
        since=None if since is None else on - timedelta(days=symptoms.SINCE[since]),
        score=None if now is None else float(now),
        flare=None if flare is None else FlareLength(flare),
        flare_days=days if flare == FlareLength.DAYS else None,
        by=By.CLIENT,
        note=note(fields),
    )


def _ticked(fields: Fields, kind: str, asks: str) -> tuple[str, ...]:
    return tuple(field.partition("_")[2] for field in _ticks(kind) if chosen(fields, field, asks, ("yes",)))
