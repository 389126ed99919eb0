"""Signing out: of this browser, or everywhere."""

from starlette.responses import Response

from lbp_core.access.doors import COOKIE
from lbp_core.access.standing import Place
from lbp_core.access.ways import SIGN_IN
from lbp_core.coach.door import signing_in
from lbp_core.models.people import SignedIn
from lbp_core.models.refusal import Refused
from pages import _door, _studio
from pages.sign_in.asked import Asked, forget

CLEARED = {"clear-site-data": '"cache", "storage"'}


def sign_out(asked: Asked, *, trouble: str | None = None, status: int = 200) -> Response:
    """Asks where; whoever is out already is shown the way in."""
    if asked.signed is None or asked.stands.place is Place.HANDED:
        return asked.lead(SIGN_IN)
    return asked.show("sign_out.html", status, trouble=trouble, name=asked.signed.person.name)


def signed_out(asked: Asked) -> Response:
    """Out: the sign-in is over on the server, and the browser forgets what it kept of us."""
    if asked.signed is not None and asked.stands.place is not Place.HANDED:
        everywhere = asked.fields.get("where") == "everywhere"
        if everywhere and asked.stands.place is not Place.HERE:
            raise Refused("Open the lock first: only who is really there signs out everywhere.")
        _end(asked, asked.signed, everywhere=everywhere)
    answer = asked.lead(SIGN_IN)
    answer.headers.update(CLEARED)
    return forget(answer, COOKIE, asked.seen)


def _end(asked: Asked, signed: SignedIn, *, everywhere: bool) -> None:
    studio, at = _studio.the_studio(), _studio.now()
    if everywhere:
        signing_in.sign_out_everywhere(studio, signed.person.id, at=at)
    signing_in.sign_out(studio, asked.token, at=at)
    _door.changed(signed.id)
