"""Questions before a visit, where the trainer asked for them: answered alone, sent once, help at once where one needs it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lbp_core.coach.phone import ahead
from lbp_core.coach.phone.visiting import Visitor
from lbp_core.models.question import Question
from pages import _studio
from pages.phone.fields import HIDDEN, known, read_group
from pages.phone.paper import page
from pages.phone.post import Fields, key_of
from pages.phone.sent import sent_page
from pages.phone.values import note
from pages.phone.visit import hidden, studio_of

WHOLE = "whole"


def offered(visitor: Visitor) -> dict[str, str] | None:
    """The way in as the menu shows it, or None where nothing is asked."""
    asked, words = ahead.ahead(studio_of(visitor), visitor.client_id), ahead.words().menu
    if asked is None:
        return None
    return {"title": words.first if asked.first else words.later, "says": words.whole if asked.whole else words.private}


def show(visitor: Visitor, _request: Request) -> Response:
    """The empty form; back to the start where nothing is asked any more."""
    asked = ahead.ahead(studio_of(visitor), visitor.client_id)
    if asked is None:
        return RedirectResponse("/c", 303)
    return _filled(visitor, {}, whole=asked.whole, sent_already=asked.answered is not None)


def save(visitor: Visitor, fields: Fields) -> Response:
    """Sent. A form that lay open keeps its answers even where the trainer has gone on without them."""
    groups = _groups(visitor, whole=_whole(fields))
    every = [item for items in groups.values() for item in items]
    known(fields, [*HIDDEN, WHOLE, "note", *(f"any_{name}" for name in groups)], every)
    titles = ahead.words().sections
    answers = {}
    for name, items in groups.items():
        answers |= read_group(fields, f"any_{name}", getattr(titles, name), items)
    here, at, key = studio_of(visitor), _studio.now(), key_of(fields)
    return sent_page(visitor, ahead.send_ahead(here, visitor.client_id, answers, note=note(fields), key=key, at=at))


def again(visitor: Visitor, fields: Fields, says: str) -> Response:
    """The form as it was filled in, with what stood in the way."""
    return _filled(visitor, fields, whole=_whole(fields), trouble=says)


def _whole(fields: Fields) -> bool:
    return fields.get(WHOLE) == "1"


def _groups(visitor: Visitor, *, whole: bool) -> dict[str, tuple[Question, ...]]:
    found = ahead.questions_ahead(studio_of(visitor), visitor.client_id, whole=whole, at=_studio.now())
    return {section.value: items for section, items in found.items()}


def _filled(
    visitor: Visitor, given: Fields, *, whole: bool, sent_already: bool = False, trouble: str | None = None
) -> Response:
    carried, groups = hidden(visitor, whole="1" if whole else "0"), _groups(visitor, whole=whole)
    asked = tuple(item for items in groups.values() for item in items)
    shown = {"says": ahead.words(), "name": visitor.first_name, "groups": groups, "whole": whole}
    status = 422 if trouble else 200
    return page(
        "before.html",
        status,
        asked=asked,
        hidden=carried,
        given=given,
        sent_already=sent_already,
        trouble=trouble,
        **shown,
    )
