"""The morning after training, in one tap, saved at once. Something new, at any time: new.py."""

from starlette.requests import Request
from starlette.responses import Response

from lbp_core.coach.phone import client_forms, sharing
from lbp_core.coach.phone.visiting import Visitor
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.views import MorningSent
from pages import _studio
from pages.phone.fields import HIDDEN, known
from pages.phone.paper import page
from pages.phone.post import Fields, key_of, trouble
from pages.phone.sent import sent_page
from pages.phone.values import score
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
    sent, words = _send(visitor, given, fields), client_forms.words().morning
    belongs = words["after" if sent.session_on is not None else "today" if sent.trained_today else "no_session"]
    return sent_page(visitor, sent, again=True, belongs=belongs, hidden=hidden(visitor))


def again(visitor: Visitor, _fields: Fields, says: str) -> Response:
    """The strip once more, with what stood in the way."""
    return page("morning.html", 422, name=visitor.first_name, hidden=hidden(visitor), trouble=says)


def _send(visitor: Visitor, given: int, fields: Fields) -> MorningSent:
    here, at, key = studio_of(visitor), _studio.now(), key_of(fields)
    return sharing.send_morning(here, visitor.client_id, given, {}, by=By.CLIENT, key=key, at=at)
