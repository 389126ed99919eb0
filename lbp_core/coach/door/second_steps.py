"""The second step's secrets as they are kept: sealed with a key that is not in the database. Signing in: signing_in.py."""

from datetime import datetime

from lbp_core.access import second_step
from lbp_core.access.sealing import CannotOpen, Seal, is_sealed
from lbp_core.coach.studio import Studio
from lbp_core.models.people import Person
from lbp_core.models.refusal import Refused
from lbp_core.storage import people as kept
from lbp_core.storage.audit import note

PURPOSE = "second step"


class KeyGone(Refused):
    """The key it was sealed with is not here."""


WRONG_CODE = "This code does not fit, or was used before. Wait for the next one in your app, and type that."
GONE = (
    "The studio is encrypted and its key file is gone. Before the app is stopped, put it back, or type the recovery sheet in on "
    "the machine: python3 -m lbp_core recover-key"
)
NO_KEY = (
    "Your code cannot be checked: the key that the second step is sealed with is not on this machine. Use one of your "
    "recovery codes, or ask the owner for a new password, which ends the second step. The owner can put the key back, or type "
    "python3 -m lbp_core new-password on the machine itself."
)


def sealed(studio: Studio, secret: str, person_id: str) -> str:
    """The secret as it is kept. Where there is no key yet, it is made now; Refused where it has no place, or is gone."""
    if studio.store.encrypted and studio.keys.key() is None:  # another key in its place would open nothing any more
        raise Refused(GONE)
    return _seal(studio.keys.made(studio.fresh)).close(secret, _about(person_id), fresh=studio.fresh)


def opened(studio: Studio, kept_as: str, person_id: str) -> str:
    """The secret again. What an older version kept in plain letters is taken as it is. Raises KeyGone."""
    if not is_sealed(kept_as):
        return kept_as
    if (root := studio.keys.key()) is None:
        raise KeyGone(NO_KEY)
    try:
        return _seal(root).open(kept_as, _about(person_id))
    except CannotOpen:
        raise KeyGone(NO_KEY) from None


def seal_plain_ones(studio: Studio) -> int:
    """Seals what an older version left in plain letters, and says how many there were. Where it has no place for a key: none."""
    with studio.store.read() as tx:
        plain = {person_id: secret for person_id, secret in kept.second_steps(tx) if not is_sealed(secret)}
    if not plain:
        return 0
    try:
        closed = {person_id: sealed(studio, secret, person_id) for person_id, secret in plain.items()}
    except Refused:  # said to whoever sets a second step up; nobody is kept out for it
        return 0
    with studio.store.write() as tx:
        return sum(kept.reseal(tx, person_id, was=plain[person_id], now=closed[person_id]) for person_id in plain)


def take_code(studio: Studio, person: Person, found: kept.Keys, code: str, *, at: datetime) -> None:
    """Uses up the code, from the app or a recovery code. Raises Refused where it is neither, or was used."""
    step, gone = _step(studio, person, found, code, at=at)
    digest = second_step.digest(code)
    with studio.store.write() as tx:
        if step is not None and kept.use_step(tx, person.id, step):
            return
        left = kept.keys_of(tx, person.id).recovery
        if step is None and digest in left:
            kept.keep_recovery(tx, person.id, tuple(one for one in left if one != digest))
            note(tx, "used a recovery code", actor=f"person:{person.id}", at=at)
            return
        note(tx, "second step failed", person.login, actor="nobody", at=at)
    raise gone or Refused(WRONG_CODE)


def _step(
    studio: Studio, person: Person, found: kept.Keys, code: str, *, at: datetime
) -> tuple[int | None, KeyGone | None]:
    """The time step whose code this is; and what to say where nobody can tell. Recovery codes need no key."""
    if found.totp is None:
        return None, None
    try:
        return second_step.step_of(opened(studio, found.totp, person.id), code, at=at), None
    except KeyGone as gone:
        return None, gone


def _seal(root: bytes) -> Seal:
    return Seal.of(root, PURPOSE)


def _about(person_id: str) -> str:
    return f"{PURPOSE} of {person_id}"
