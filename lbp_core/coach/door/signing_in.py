"""Signing in and out, and who is signed in (locking, handing over: locking.py). `studio` is the door's: the machine's sight.

A token is 256 bits that only the browser's cookie holds; the studio keeps its SHA-256. It changes at every sign-in and
whenever a lock is opened. A try is counted before it is looked at, so that many at once are no way round the count.
"""

from base64 import urlsafe_b64encode
from datetime import datetime, timedelta
from hashlib import sha256

from lbp_core.access import passwords
from lbp_core.access.rights import Right
from lbp_core.coach.door.allowed import must
from lbp_core.coach.door.second_steps import take_code
from lbp_core.coach.door.trying import came_in, count_try, give_back
from lbp_core.coach.studio import Studio
from lbp_core.models.people import Person, SignedIn
from lbp_core.models.refusal import Refused
from lbp_core.storage import people as kept
from lbp_core.storage import sign_ins
from lbp_core.storage.audit import note
from lbp_core.storage.sign_ins import SignIn
from lbp_core.storage.transaction import Transaction

TOKEN_BYTES = 32
IDLE, WHOLE_DAY = timedelta(minutes=15), timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
PIN_TRIES = 5
WRONG = "This name and this password do not go together. Check both and try again."
OVER = "You are signed out here. Sign in again."


class SecondStep(Refused):
    """The password is right and the six digits from the person's app are still to come."""


def is_set_up(studio: Studio) -> bool:
    """False until the studio has its first person: nobody can sign in, and the first is asked to set it up."""
    with studio.store.read() as tx:
        return kept.anybody(tx)


def sign_in(studio: Studio, login: str, password: str, *, code: str | None = None, address: str, at: datetime) -> str:
    """The token for the browser's cookie. `address` is where the browser is; `code` the second step, where there is one.

    Raises SecondStep where only the code is missing, and Refused with the same words whether it was name or password.
    """
    login = login.strip().casefold()
    counted = count_try(studio, login, address, at=at)
    person, found = _known(studio, login)
    if not passwords.fits(found.password, password) or person is None:
        with studio.store.write() as tx:
            note(tx, "sign-in failed", "" if person is None else person.login, actor="nobody", at=at)
        raise Refused(WRONG)
    if found.totp is not None and code is None:
        give_back(studio, counted)
        raise SecondStep("Type the six digits that your app shows now, or a recovery code.")
    if found.totp is not None:
        take_code(studio, person, found, code or "", at=at)
    came_in(studio, counted)
    if found.password is not None and passwords.outdated(found.password):
        fresh = passwords.hashed(password)
        with studio.store.write() as tx:
            kept.keep_password(tx, person.id, fresh)
    return _open(studio, person, at=at)


def demo_sign_in(studio: Studio, person_id: str, *, at: datetime) -> str:
    """A token without a password, in a demo studio. Raises Refused in a real one."""
    if not studio.demo:
        raise Refused("This studio holds real people, so nobody comes in without a password. Sign in with yours.")
    with studio.store.read() as tx:
        person = kept.find_person(tx, person_id)
    if not person.active:
        raise Refused(f"{person.name} does not work here any more. Choose somebody else.")
    return _open(studio, person, at=at)


def signed_in(studio: Studio, token: str, *, at: datetime) -> SignedIn | None:
    """Who signed in with the browser that holds this token; None where nobody has, or it is over."""
    with studio.store.read() as tx:
        return _signed_in(tx, token, at=at)


def touch(studio: Studio, token: str, *, at: datetime) -> None:
    """Its person did something. Written at most once a minute; a locked browser stays locked."""
    found = signed_in(studio, token, at=at)
    if found is None or found.locked or at - found.last_seen < SEEN_EVERY:
        return
    with studio.store.write() as tx:
        sign_ins.see_again(tx, found.id, at=at)


def sign_out(studio: Studio, token: str, *, at: datetime) -> None:
    """This browser is nobody's any more. Nothing happens where it was nobody's before."""
    with studio.store.write() as tx:
        found = _signed_in(tx, token, at=at)
        if found is not None:
            sign_ins.end(tx, found.id, at=at)
            note(tx, "signed out", actor=f"person:{found.person.id}", at=at)


def sign_out_everywhere(studio: Studio, person_id: str, *, at: datetime, but: str | None = None) -> int:
    """Ends every sign-in of that person, `but` the one with that id. Returns how many there were.

    Raises Refused where whoever looks is somebody else and not the owner.
    """
    if studio.who.person_id != person_id:
        must(studio, Right.LOOK_AFTER_PEOPLE)
    with studio.store.write() as tx:
        many = sign_ins.end_all_of(tx, person_id, at=at, but=but)
        note(tx, "signed out everywhere", kept.find_person(tx, person_id).login, at=at)
    return many


def here(tx: Transaction, token: str, *, at: datetime) -> SignedIn:
    """Who signed in with that token, inside a read or write that is open. Raises Refused where it is over."""
    found = _signed_in(tx, token, at=at)
    if found is None:
        raise Refused(OVER)
    return found


def new_token(studio: Studio) -> tuple[str, str]:
    """A token for a cookie, and what the studio keeps of it."""
    made = urlsafe_b64encode(studio.fresh(TOKEN_BYTES)).decode().rstrip("=")
    return made, sha256(made.encode()).hexdigest()


def _known(studio: Studio, login: str) -> tuple[Person | None, kept.Keys]:
    """The person with that name and their keys; empty keys where nobody has it or they have left."""
    with studio.store.read() as tx:
        person = kept.person_with_login(tx, login)
        if person is None or not person.active:
            return None, kept.Keys(None, None, None, None, ())
        return person, kept.keys_of(tx, person.id)


def _signed_in(tx: Transaction, token: str, *, at: datetime) -> SignedIn | None:
    found = sign_ins.sign_in_of(tx, sha256(token.encode()).hexdigest())
    if found is None or not found.opened <= at < found.opened + WHOLE_DAY:
        return None
    person = kept.find_person(tx, found.person_id)
    return _as_seen(found, person, at=at) if person.active else None


def _as_seen(found: SignIn, person: Person, *, at: datetime) -> SignedIn:
    idle = at - found.last_seen > IDLE if found.handed_until is None else at >= found.handed_until
    return SignedIn(
        id=found.id,
        person=person,
        opened=found.opened,
        last_seen=found.last_seen,
        locked=found.locked or idle,
        pin_tries_left=max(0, PIN_TRIES - found.pin_fails) if person.has_pin else 0,
        handed_to=found.handed_to,
        handed_until=found.handed_until,
        handed_place=found.handed_place,
    )


def open_for(tx: Transaction, studio: Studio, person: Person, how: str = "", *, at: datetime) -> tuple[str, str]:
    """A new sign-in of a person who has proved to be there: its token, and what is kept of that."""
    token, digest = new_token(studio)
    sign_ins.open_sign_in(tx, studio.fresh(10).hex(), person.id, digest, at=at)
    note(tx, "signed in", how, actor=f"person:{person.id}", at=at)
    return token, digest


def _open(studio: Studio, person: Person, *, at: datetime) -> str:
    with studio.store.write() as tx:
        return open_for(tx, studio, person, at=at)[0]
