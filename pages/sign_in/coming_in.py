"""Signing in: name and password, the second step where one is set, one tap in a demo, and the very first person."""

from urllib.parse import urlencode

from starlette.responses import Response

from lbp_core.access.password_rules import check_pin
from lbp_core.access.standing import Place
from lbp_core.access.ways import LOCKED, SET_UP, SIGN_IN, TO_PROVIDER
from lbp_core.coach.door import own_keys, people, signing_in
from lbp_core.coach.door.signing_in import SecondStep
from lbp_core.models.people import Seen
from lbp_core.models.refusal import Refused
from pages import _door, _studio
from pages.sign_in import account, half_way
from pages.sign_in.asked import Asked
from pages.sign_in.half_way import Half


def show(asked: Asked, *, trouble: str | None = None, status: int = 200) -> Response:
    """The form; for whoever is in already the page they wanted."""
    if trouble is None and asked.inside:
        return asked.lead(LOCKED if asked.stands.place is Place.LOCKED else asked.back)
    studio = _studio.the_studio()
    if not signing_in.is_set_up(studio):
        return asked.lead(SET_UP)
    by_way_of = account.offered(asked)
    return asked.show(
        "sign_in.html",
        status,
        trouble=trouble,
        people=people.one_click_people(studio),
        provider=None if by_way_of is None else by_way_of.name,
        way=f"{TO_PROVIDER}?{urlencode({'to': asked.back})}",
    )


def enter(asked: Asked) -> Response:
    """In, or on to the second step. Whoever was in on this browser before is out."""
    studio, fields, at = _studio.the_studio(), asked.fields, _studio.now()
    if "as" in fields:
        return _in(asked, signing_in.demo_sign_in(studio, fields["as"], at=at))
    code = fields.get("code")
    half = Half(fields.get("login", ""), fields.get("password", "")) if code is None else half_way.taken(fields, at=at)
    if half.who is not None:
        return _in(asked, account.come_in(asked, half, code))
    try:
        return _in(
            asked, signing_in.sign_in(studio, half.login, half.password or "", code=code, address=asked.address, at=at)
        )
    except SecondStep:
        return asked.show("code.html", hidden={"half": half_way.put_by(half, at=at)})


def again(asked: Asked, *, trouble: str, status: int) -> Response:
    """The form with what stood in the way: the step that was being taken."""
    half = asked.fields.get("half", "")
    if half_way.waits(half, at=_studio.now()) is not None:
        return asked.show("code.html", status, trouble=trouble, hidden={"half": half})
    return show(asked, trouble=trouble, status=status)


def set_up(asked: Asked, *, trouble: str | None = None, status: int = 200) -> Response:
    """The first person's form, on the machine itself; nothing once somebody is there."""
    if signing_in.is_set_up(_studio.the_studio()):
        return asked.lead(SIGN_IN)
    return asked.show("set_up.html", status if asked.at_machine else 403, trouble=trouble, here=asked.at_machine)


def begin(asked: Asked) -> Response:
    """The first person is there, and in."""
    studio, fields, at = _studio.the_studio(), asked.fields, _studio.now()
    if not asked.at_machine or signing_in.is_set_up(studio):
        return set_up(asked)
    if fields.get("password") != fields.get("again"):
        raise Refused("The two passwords are not the same. Type both once more.")
    check_pin(fields.get("pin", ""))
    given = {name: fields.get(name, "") for name in ("name", "login", "password")}
    first = people.set_up_first(studio, **given, key=asked.key, at=at)
    own = studio.seen_by(Seen(person_id=first.id, role=first.role))
    proof = {"password": given["password"], "address": asked.address}
    own_keys.set_pin(own, fields["pin"], **proof, key=asked.key, at=at)
    return _in(asked, signing_in.sign_in(studio, first.login, **proof, at=at))


def _in(asked: Asked, token: str) -> Response:
    """The new sign-in takes the place of the one this browser had."""
    if asked.signed is not None:
        signing_in.sign_out(_studio.the_studio(), asked.token, at=_studio.now())
        _door.changed(asked.signed.id)
    return asked.let_in(token)
