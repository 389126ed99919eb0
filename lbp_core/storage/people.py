"""The people who work here and what they sign in with, as hashes. Who may do what is decided in access/rights.py."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, insert, select, update

from lbp_core.models.people import Person, Role
from lbp_core.models.refusal import Refused
from lbp_core.storage.columns import day, to_day
from lbp_core.storage.once import Written
from lbp_core.storage.tables import people, person_keys

_ALL = (
    select(people, person_keys.c.pin, person_keys.c.totp, person_keys.c.account_email, person_keys.c.account_subject)
    .join(person_keys, person_keys.c.person_id == people.c.id)
    .order_by(people.c.name, people.c.id)
)


@dataclass(frozen=True)
class Keys:
    """What a person proves themselves with: argon2id hashes, the second step's sealed secret, its last used step.

    `recovery` holds the SHA-256 of each recovery code that was not used yet. None: not set.
    """

    password: str | None
    pin: str | None
    totp: str | None
    totp_last: int | None
    recovery: tuple[str, ...]


def add_person(
    tx: Connection, written: Written, *, name: str, login: str, role: Role, password: str | None, on: date
) -> None:
    """A new person; `password` is a hash, or None for the invented people of a demo studio."""
    if tx.execute(select(people.c.id).where(people.c.login == login)).first() is not None:
        raise Refused(f"Somebody here signs in as '{login}' already. Choose another sign-in name.")
    made = {
        "id": written.result,
        "seq": written.seq,
        "login": login,
        "name": name,
        "role": role.value,
        "added": day(on),
    }
    tx.execute(insert(people).values(made))
    tx.execute(insert(person_keys).values(person_id=written.result, password=password))


def all_people(tx: Connection) -> tuple[Person, ...]:
    """Everybody who works or worked here, by name."""
    return tuple(_person(row) for row in tx.execute(_ALL))


def find_person(tx: Connection, person_id: str) -> Person:
    """The person with that id. Raises Refused where there is none."""
    row = tx.execute(_ALL.where(people.c.id == person_id)).first()
    if row is None:
        raise Refused("There is no such person in this studio. Choose one from the list of people.")
    return _person(row)


def person_with_login(tx: Connection, login: str) -> Person | None:
    """The person who signs in under that name, or None."""
    row = tx.execute(_ALL.where(people.c.login == login)).first()
    return None if row is None else _person(row)


def anybody(tx: Connection) -> bool:
    """True once the studio has its first person."""
    return tx.execute(select(people.c.id).limit(1)).first() is not None


def change_person(tx: Connection, person_id: str, *, role: Role | None = None, ended: date | None = None) -> None:
    """Another role, or the day they left."""
    new = {"role": None if role is None else role.value, "ended": None if ended is None else day(ended)}
    said = {name: value for name, value in new.items() if value is not None}
    tx.execute(update(people).where(people.c.id == person_id).values(said))


def keys_of(tx: Connection, person_id: str) -> Keys:
    """What that person proves themselves with."""
    row = tx.execute(select(person_keys).where(person_keys.c.person_id == person_id)).one()
    recovery = tuple((row.recovery or "").split())
    return Keys(row.password, row.pin, row.totp, row.totp_last, recovery)


def keep_password(tx: Connection, person_id: str, password: str) -> None:
    """Another password's hash."""
    tx.execute(update(person_keys).where(person_keys.c.person_id == person_id).values(password=password))


def keep_pin(tx: Connection, person_id: str, pin: str) -> None:
    """Another PIN's hash."""
    tx.execute(update(person_keys).where(person_keys.c.person_id == person_id).values(pin=pin))


def keep_second_step(tx: Connection, person_id: str, secret: str | None, *, recovery: tuple[str, ...] = ()) -> None:
    """The second step's secret and its recovery codes' digests; None ends it."""
    said = {"totp": secret, "totp_last": None, "recovery": " ".join(recovery) or None}
    tx.execute(update(person_keys).where(person_keys.c.person_id == person_id).values(said))


def second_steps(tx: Connection) -> tuple[tuple[str, str], ...]:
    """By person: the second step's secret as it is kept."""
    found = tx.execute(select(person_keys.c.person_id, person_keys.c.totp).where(person_keys.c.totp.is_not(None)))
    return tuple((row.person_id, row.totp) for row in found)


def reseal(tx: Connection, person_id: str, *, was: str, now: str) -> int:
    """Keeps the same secret otherwise; 1, or 0 where it has changed meanwhile."""
    theirs = (person_keys.c.person_id == person_id, person_keys.c.totp == was)
    return tx.execute(update(person_keys).where(*theirs).values(totp=now)).rowcount


def use_step(tx: Connection, person_id: str, step: int) -> bool:
    """Marks a time step as used. False where it, or a later one, was used before: a code counts once."""
    earlier = person_keys.c.totp_last.is_(None) | (person_keys.c.totp_last < step)
    mark = update(person_keys).where(person_keys.c.person_id == person_id, earlier).values(totp_last=step)
    return tx.execute(mark).rowcount == 1


def keep_recovery(tx: Connection, person_id: str, recovery: tuple[str, ...]) -> None:
    """The recovery codes' digests that are left."""
    left = " ".join(recovery) or None
    tx.execute(update(person_keys).where(person_keys.c.person_id == person_id).values(recovery=left))


def _person(row: Row[tuple[object, ...]]) -> Person:
    return Person(
        id=row.id,
        name=row.name,
        login=row.login,
        role=Role(row.role),
        added=to_day(row.added),
        ended=None if row.ended is None else to_day(row.ended),
        has_pin=row.pin is not None,
        has_second_step=row.totp is not None,
        account=row.account_email,
        account_linked=row.account_subject is not None,
    )
