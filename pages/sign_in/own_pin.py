"""A PIN of one's own, which the tablet asks for all day."""

from starlette.responses import Response

from lbp_core.access.standing import Place
from lbp_core.access.ways import SIGN_IN
from lbp_core.coach.door import own_keys
from lbp_core.coach.studio import today
from lbp_core.models.refusal import Refused
from pages import _door, _studio
from pages.sign_in.asked import Asked


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
