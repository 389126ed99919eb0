"""Locking a browser, handing the tablet to a client, and opening it again. Signing in and out: signing_in.py."""

from datetime import datetime, timedelta

from lbp_core.access import passwords
from lbp_core.coach.door.signing_in import PIN_TRIES, here, new_token
from lbp_core.coach.door.trying import came_in, count_try
from lbp_core.coach.studio import Studio, today
from lbp_core.models.people import SignedIn
from lbp_core.models.refusal import Refused
from lbp_core.storage import sign_ins
from lbp_core.storage.audit import note
from lbp_core.storage.clients import find_client
from lbp_core.storage.people import keys_of

IN_A_CLIENTS_HANDS = timedelta(minutes=10)
WRONG_PASSWORD = "This password does not fit. Check it and try again."  # noqa: S105 - a sentence
ONLY_PASSWORD = "Too many wrong PINs, or none is set. Type your password."  # noqa: S105 - a sentence


def lock(studio: Studio, token: str, *, at: datetime) -> None:
    """From now on this browser asks for the PIN."""
    with studio.store.write() as tx:
        found = here(tx, token, at=at)
        sign_ins.lock(tx, found.id)
        note(tx, "locked", actor=f"person:{found.person.id}", at=at)


def hand_over(studio: Studio, token: str, client_id: str, *, place: str, at: datetime) -> None:
    """The tablet is in that client's hands for ten minutes and shows nobody else; only PIN or password end that.

    `place` is the one address of ours that is theirs meanwhile. Raises Refused for a client whom the person who signed in
    does not see, and where it is locked.
    """
    with studio.store.write() as tx:
        found = here(tx, token, at=at)
        if found.locked or found.handed_to is not None:
            raise Refused("This tablet is locked. Open it with your PIN first, then hand it over.")
        with studio.seen_by(found.sees(today(studio, at))).store.read() as theirs:
            find_client(theirs, client_id)
        sign_ins.hand_over(tx, found.id, client_id, place=place, until=at + IN_A_CLIENTS_HANDS)
        note(tx, "handed the tablet over", client_id=client_id, actor=f"person:{found.person.id}", at=at)


def unlock(
    studio: Studio, token: str, *, pin: str | None = None, password: str | None = None, address: str, at: datetime
) -> str:
    """Opens it again, locked or in a client's hands, by PIN or password. Returns a new token: the old one is over.

    Raises Refused where it does not fit; after five wrong PINs only the password is taken.
    """
    with studio.store.read() as tx:
        found = here(tx, token, at=at)
    if password is None:
        _check_pin(studio, found, pin or "", at=at)
    else:
        _check_password(studio, found, password, address, at=at)
    fresh, digest = new_token(studio)
    with studio.store.write() as tx:
        sign_ins.open_again(tx, here(tx, token, at=at).id, digest, at=at)
        done = "unlocked" if found.handed_to is None else "took the tablet back"
        note(tx, done, client_id=found.handed_to, actor=f"person:{found.person.id}", at=at)
    return fresh


def _check_pin(studio: Studio, found: SignedIn, pin: str, *, at: datetime) -> None:
    """A try is counted before it is looked at; the new token that a right one brings sets the count back."""
    with studio.store.write() as tx:
        known, tried = keys_of(tx, found.person.id).pin, sign_ins.count_pin_try(tx, found.id)
    if known is None or tried > PIN_TRIES:
        raise Refused(ONLY_PASSWORD)
    if passwords.fits(known, pin):
        return
    with studio.store.write() as tx:
        note(tx, "wrong PIN", actor=f"person:{found.person.id}", at=at)
    left = PIN_TRIES - tried
    raise Refused(f"This PIN does not fit. {left} more, then the password is asked." if left else ONLY_PASSWORD)


def _check_password(studio: Studio, found: SignedIn, password: str, address: str, *, at: datetime) -> None:
    counted = count_try(studio, found.person.login, address, at=at)
    with studio.store.read() as tx:
        known = keys_of(tx, found.person.id).password
    if not passwords.fits(known, password):
        with studio.store.write() as tx:
            note(tx, "unlocking failed", actor=f"person:{found.person.id}", at=at)
        raise Refused(WRONG_PASSWORD)
    came_in(studio, counted)
