"""While somebody is signed in: the lock and what opens it, a PIN of one's own, and signing out, here or everywhere."""

from starlette.responses import Response

from lbp_core.access.doors import COOKIE
from lbp_core.access.standing import Place
from lbp_core.access.ways import SIGN_IN
from lbp_core.coach import locking, own_keys, signing_in
from lbp_core.coach.demo_people import PIN
from lbp_core.coach.studio import today
from lbp_core.models.people import SignedIn
from lbp_core.models.refusal import Refused
from pages import _door, _studio
from pages.sign_in.asked import Asked, forget

LEFT = {1: "One try is left, then only the password opens it.", 2: "Two tries are left."}
ALONE, BACK = "alone=1", "back=1"
CLEARED = {"clear-site-data": '"cache", "storage"'}


def locked(asked: Asked, *, trouble: str | None = None, status: int = 200) -> Response:
    """What is asked before the page comes back; in a client's hands the way back to the trainer."""
    signed = asked.signed
    if signed is None or not asked.inside:
        return asked.lead(SIGN_IN)
    if asked.stands.place is Place.HERE:
        return asked.lead(asked.back)
    takes_pin = signed.person.has_pin and signed.pin_tries_left > 0
    return asked.show(
        "locked.html",
        status,
        trouble=trouble,
        name=signed.person.name,
        takes_pin=takes_pin,
        left=LEFT.get(signed.pin_tries_left) if takes_pin else None,
        told=PIN if takes_pin and _studio.the_studio().demo else None,
        theirs=signed.handed_to is not None,
        theirs_place=asked.stands.only,
    )


def unlock(asked: Asked) -> Response:
    """The page that was there before, or the sign-in page after too many wrong tries."""
    signed = asked.signed
    if signed is None or not asked.inside:
        return asked.lead(SIGN_IN)
    if asked.stands.place is Place.HERE:
        return asked.lead(asked.back)
    pin, password = asked.fields.get("pin"), asked.fields.get("password")
    token = locking.unlock(
        _studio.the_studio(), asked.token, pin=pin, password=password, address=asked.address, at=_studio.now()
    )
    _door.changed(signed.id)
    return asked.let_in(token, _after(signed.handed_place) if signed.handed_place else None)


def _after(place: str) -> str:
    """The trainer's own view of the page that a client was given."""
    return place.replace(ALONE, BACK)


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
    return forget(answer, COOKIE, secure=asked.secure)


def _end(asked: Asked, signed: SignedIn, *, everywhere: bool) -> None:
    studio, at = _studio.the_studio(), _studio.now()
    if everywhere:
        signing_in.sign_out_everywhere(studio, signed.person.id, at=at)
    signing_in.sign_out(studio, asked.token, at=at)
    _door.changed(signed.id)


def own_pin(asked: Asked, *, trouble: str | None = None, status: int = 200) -> Response:
    """The form for a PIN of one's own."""
    if asked.signed is None or asked.stands.place is not Place.HERE:
        return asked.lead(SIGN_IN)
    return asked.show("own_pin.html", status, trouble=trouble, has_pin=asked.signed.person.has_pin)


def keep_pin(asked: Asked) -> Response:
    """The PIN is set, and back to where they came from."""
    if asked.signed is None or asked.stands.place is not Place.HERE:
        return asked.lead(SIGN_IN)
    if asked.fields.get("pin") != asked.fields.get("again"):
        raise Refused("The two PINs are not the same. Type both once more.")
    studio, at = _studio.the_studio(), _studio.now()
    own = studio.seen_by(asked.signed.sees(today(studio, at)))
    pin, password = asked.fields.get("pin", ""), asked.fields.get("password", "")
    own_keys.set_pin(own, pin, password=password, address=asked.address, key=asked.key, at=at)
    _door.changed(asked.signed.id)
    return asked.lead(asked.back)
