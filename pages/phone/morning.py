"""The morning after training, in one tap; and something new, at any time. Both are saved at once."""

from starlette.requests import Request
from starlette.responses import Response

from lbp_core.coach import client_forms, sharing
from lbp_core.coach.visiting import Visitor
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer
from lbp_core.models.views import MorningSent
from pages import _studio
from pages.phone.fields import HIDDEN, known, read_safety
from pages.phone.paper import page
from pages.phone.post import Fields, key_of, trouble
from pages.phone.sent import sent_page
from pages.phone.values import note, score
from pages.phone.visit import hidden, studio_of


def show(visitor: Visitor, _request: Request) -> Response:
    """The strip: the tap sends."""
    return page("morning.html", name=visitor.first_name, hidden=hidden(visitor))


def save(visitor: Visitor, fields: Fields) -> Response:
    """The score is kept; tapped the wrong one, tap another."""
    known(fields, [*HIDDEN, "score"])
    asks = client_forms.words().scales.morning.asks
    given = score(fields, "score", asks)
    if given is None:
        raise Refused(trouble("score", question=asks, entered=""))
    return sent_page(visitor, _send(visitor, given, {}, fields), again=True, hidden=hidden(visitor))


def again(visitor: Visitor, _fields: Fields, says: str) -> Response:
    """The strip once more, with what stood in the way."""
    return page("morning.html", 422, name=visitor.first_name, hidden=hidden(visitor), trouble=says)


def show_new(visitor: Visitor, _request: Request) -> Response:
    """The safety list, one question at a time."""
    return page("new.html", name=visitor.first_name, hidden=hidden(visitor))


def save_new(visitor: Visitor, fields: Fields) -> Response:
    """What is new reaches the trainer's list at once, and the client reads what to do."""
    known(fields, [*HIDDEN, "note"])
    answers = read_safety(fields)
    if set(answers.values()) == {Answer.NOT_ASKED}:
        raise Refused(trouble("nothing_new"))
    return sent_page(visitor, _send(visitor, None, answers, fields, said=note(fields)))


def again_new(visitor: Visitor, fields: Fields, says: str) -> Response:
    """The list as it was filled in, with what stood in the way."""
    carried = hidden(visitor)
    return page("new.html", 422, name=visitor.first_name, hidden=carried, given=fields, trouble=says)


def _send(
    visitor: Visitor, given: int | None, answers: dict[str, Answer], fields: Fields, *, said: str | None = None
) -> MorningSent:
    here, at, key = studio_of(visitor), _studio.now(), key_of(fields)
    return sharing.send_morning(here, visitor.client_id, given, answers, by=By.CLIENT, note=said, key=key, at=at)
