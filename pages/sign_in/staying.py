"""While somebody is signed in: the lock, and what opens it. Out of the studio again: leaving.py."""

from starlette.responses import Response

from lbp_core.access.standing import Place
from lbp_core.access.ways import SIGN_IN
from lbp_core.coach.demo.demo_people import PIN
from lbp_core.coach.door import locking
from pages import _door, _studio
from pages.sign_in.asked import Asked

LEFT = {1: "One try is left, then only the password opens it.", 2: "Two tries are left."}
ALONE, BACK = "alone=1", "back=1"


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
