"""The trainers' door of this process: who is at it, which websockets are open behind it, and every way through it."""

from functools import cache
from time import monotonic

from starlette.requests import Request

from lbp_core.access.gate import IDENTITY_HEADER
from lbp_core.access.sockets import Sockets
from lbp_core.access.standing import Standing, standing
from lbp_core.coach.door import locking, signing_in
from lbp_core.coach.door.comfort import comfort
from lbp_core.coach.phone.languages import language_of
from lbp_core.coach.studio import today
from lbp_core.models.comfort import Comfort
from lbp_core.models.people import Seen, SignedIn
from pages import _studio
from pages._door.visits import Visit

HELD_FOR_S = 0.2
"""So long one look at a sign-in serves: the many questions of one drawing of a page are one question."""

_LOOKED: dict[str, tuple[float, Visit | None]] = {}
_TOKENS: dict[str, str] = {}
"""By sign-in: what the cookie says of the browser that came with it. Only of those who are in, and only while we run."""


@cache
def sockets() -> Sockets:
    """The websockets open in this process."""
    return Sockets()


def at_the_door(token: str) -> tuple[Standing, SignedIn | None]:
    """How the browser with that cookie stands now, and whose it is."""
    found = signing_in.signed_in(_studio.the_studio(), token, at=_studio.now()) if token else None
    if found is not None:
        _TOKENS[found.id] = token
    return standing(found), found


def token_of(sign_in_id: str) -> str:
    """The token that a browser with that sign-in came with; empty where none has come."""
    return _TOKENS.get(sign_in_id, "")


def visit(badge: str) -> Visit | None:
    """Who carries that badge now, or None where it does not hold any more."""
    looked, found = _LOOKED.get(badge, (0.0, None))
    if not badge or monotonic() - looked < HELD_FOR_S:
        return found if badge else None
    token = token_of(badge.partition(".")[0])
    stands, signed = at_the_door(token)
    whole = _studio.the_studio()
    found = None
    if signed is not None and stands.badge == badge:
        found = Visit(signed, token, whole.seen_by(signed.sees(today(whole, _studio.now()))))
    _LOOKED[badge] = monotonic(), found
    return found


def visit_of(request: Request) -> Visit | None:
    """Who sends this request, by the badge that the guard wrote into it."""
    return visit(request.headers.get(IDENTITY_HEADER.decode(), ""))


def lock(here: Visit) -> None:
    """The browser asks for the PIN from now on, in every tab."""
    locking.lock(_studio.the_studio(), here.token, at=_studio.now())
    changed(here.signed.id)


def hand_over(here: Visit, client_id: str, place: str) -> None:
    """The tablet is in that client's hands, for that one address."""
    locking.hand_over(_studio.the_studio(), here.token, client_id, place=place, at=_studio.now())
    changed(here.signed.id)


def comfort_of(here: Visit | None) -> Comfort:
    """How the screen looks to whoever signed in, also while a client holds it."""
    if here is None:
        return Comfort()
    whole = _studio.the_studio()
    return comfort(whole.seen_by(Seen(person_id=here.signed.person.id, role=here.signed.person.role)))


def language_in_hand(here: Visit | None) -> str:
    """What a screen reader is told: the language of the client in whose hands the tablet is, else English."""
    return "en" if here is None else language_of(here.studio, here.client_id).value


def changed(sign_in_id: str) -> None:
    """A sign-in stands otherwise than before: what was known of it is forgotten, and its websockets are cut."""
    for badge in [one for one in _LOOKED if one.partition(".")[0] == sign_in_id]:
        _LOOKED.pop(badge, None)
    _TOKENS.pop(sign_in_id, None)
    sockets().cut(sign_in_id)
