"""What people change for themselves: password, PIN, second step. `studio` is the one that they see; nobody does it for others."""

from datetime import datetime

from lbp_core.access import passwords, second_step
from lbp_core.access.password_rules import check_pin
from lbp_core.coach.door.allowed import oneself
from lbp_core.coach.door.people import check_new_password
from lbp_core.coach.door.second_steps import WRONG_CODE, sealed
from lbp_core.coach.door.trying import came_in, count_try
from lbp_core.coach.studio import Studio
from lbp_core.models.base import Frozen
from lbp_core.models.people import Person
from lbp_core.models.refusal import Refused
from lbp_core.storage import people as kept
from lbp_core.storage import sign_ins
from lbp_core.storage.audit import note
from lbp_core.storage.once import once

ISSUER = "LBP coach"


class SecondStepOffer(Frozen):
    """A secret that is not in use yet, and the address that an app reads from a square code."""

    secret: str
    address: str


def myself(studio: Studio) -> Person:
    """Who looks. Raises Refused where nobody is signed in."""
    with studio.store.read() as tx:
        return kept.find_person(tx, oneself(studio))


def change_password(
    studio: Studio, *, old: str, new: str, address: str, stay: str | None = None, key: str, at: datetime
) -> None:
    """Another password; every other browser of theirs is signed out, but for the sign-in `stay`. Refused: the old is wrong."""
    me = _proven(studio, old, address=address, at=at)
    check_new_password(new, me.name, me.login)
    hashed = passwords.hashed(new)
    with studio.store.write() as tx:
        if not once(tx, "change_password", me.id, key, at=at).again:
            kept.keep_password(tx, me.id, hashed)
            sign_ins.end_all_of(tx, me.id, at=at, but=stay)
            note(tx, "changed their password", me.login, at=at)


def set_pin(studio: Studio, pin: str, *, password: str, address: str, key: str, at: datetime) -> None:
    """The PIN that opens a locked tablet, 4 to 8 digits. In a demo studio no password is asked: nobody has one."""
    check_pin(pin)
    me = myself(studio) if studio.demo else _proven(studio, password, address=address, at=at)
    hashed = passwords.hashed(pin)
    with studio.store.write() as tx:
        if not once(tx, "set_pin", me.id, key, at=at).again:
            kept.keep_pin(tx, me.id, hashed)
            note(tx, "set their PIN", me.login, at=at)


def offer_second_step(studio: Studio) -> SecondStepOffer:
    """A new secret to put into an app. Nothing is kept until a code from it was typed back."""
    me = myself(studio)
    secret = second_step.new_secret(studio.fresh)
    return SecondStepOffer(secret=secret, address=second_step.address(secret, login=me.login, studio=ISSUER))


def begin_second_step(studio: Studio, secret: str, code: str, *, key: str, at: datetime) -> tuple[str, ...]:
    """From now on signing in asks for a code. Returns the recovery codes, which are shown this once.

    Raises Refused where the code is not the secret's (app and studio's clock must agree), or it cannot be sealed.
    """
    me = myself(studio)
    if (step := second_step.step_of(secret, code, at=at)) is None:
        raise Refused(WRONG_CODE)
    codes, closed = second_step.recovery_codes(studio.fresh), sealed(studio, secret, me.id)
    with studio.store.write() as tx:
        if once(tx, "second_step", me.id, key, at=at).again:
            raise Refused("This was done a moment ago, and its recovery codes are shown only once. Begin again.")
        kept.keep_second_step(tx, me.id, closed, recovery=tuple(map(second_step.digest, codes)))
        kept.use_step(tx, me.id, step)
        note(tx, "began the second step", me.login, at=at)
    return codes


def end_second_step(studio: Studio, *, password: str, address: str, key: str, at: datetime) -> None:
    """Signing in takes the password alone again. Raises Refused where the password is wrong."""
    me = _proven(studio, password, address=address, at=at)
    with studio.store.write() as tx:
        if not once(tx, "end_second_step", me.id, key, at=at).again:
            kept.keep_second_step(tx, me.id, None)
            note(tx, "ended the second step", me.login, at=at)


def _proven(studio: Studio, password: str, *, address: str, at: datetime) -> Person:
    """Oneself, once more by password. Raises Refused."""
    me = myself(studio)
    counted = count_try(studio, me.login, address, at=at)
    with studio.store.read() as tx:
        known = kept.keys_of(tx, me.id).password
    if not passwords.fits(known, password):
        raise Refused("Your password does not fit. Check it and try again; nothing was changed.")
    came_in(studio, counted)
    return me
