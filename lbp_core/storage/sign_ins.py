"""Browsers that somebody signed in with, and failed tries. Of a token only its SHA-256 is kept. Time limits: coach/door."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from lbp_core.storage.columns import instant, to_instant
from lbp_core.storage.tables import sign_ins, tries

FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class SignIn:
    """One row as it stands. `pin_fails` counts PINs tried since the last that opened it."""

    id: str
    person_id: str
    opened: datetime
    last_seen: datetime
    locked: bool
    pin_fails: int
    handed_to: str | None
    handed_until: datetime | None
    handed_place: str | None


@dataclass(frozen=True)
class Tries:
    """Failed tries in a row under one name or from one address, and from when on the next one is looked at."""

    fails: int
    last: datetime
    open_from: datetime


def open_sign_in(tx: Connection, sign_in_id: str, person_id: str, digest: str, *, at: datetime) -> None:
    """A new one, unlocked, in its person's own hands."""
    row = {"id": sign_in_id, "person_id": person_id, "token_sha256": digest, "locked": 0, "pin_fails": 0}
    tx.execute(insert(sign_ins).values(row | {"opened": instant(at), "last_seen": instant(at)}))


def sign_in_of(tx: Connection, digest: str) -> SignIn | None:
    """The one with that token that was not ended; None where there is none."""
    row = tx.execute(select(sign_ins).where(sign_ins.c.token_sha256 == digest, sign_ins.c.ended.is_(None))).first()
    return None if row is None else _sign_in(row)


def see_again(tx: Connection, sign_in_id: str, *, at: datetime) -> None:
    """Somebody did something in it."""
    tx.execute(update(sign_ins).where(sign_ins.c.id == sign_in_id).values(last_seen=instant(at)))


def lock(tx: Connection, sign_in_id: str) -> None:
    """From now on it asks for the PIN."""
    tx.execute(update(sign_ins).where(sign_ins.c.id == sign_in_id).values(locked=1))


def open_again(tx: Connection, sign_in_id: str, digest: str, *, at: datetime) -> None:
    """Unlocked and in its person's hands, under a new token."""
    fresh = {
        "token_sha256": digest,
        "locked": 0,
        "pin_fails": 0,
        "handed_to": None,
        "handed_until": None,
        "handed_place": None,
    }
    tx.execute(update(sign_ins).where(sign_ins.c.id == sign_in_id).values(fresh | {"last_seen": instant(at)}))


def count_pin_try(tx: Connection, sign_in_id: str) -> int:
    """One more since the last that opened it. Returns how many that makes."""
    one_more = update(sign_ins).where(sign_ins.c.id == sign_in_id).values(pin_fails=sign_ins.c.pin_fails + 1)
    tried: int = tx.execute(one_more.returning(sign_ins.c.pin_fails)).scalar_one()
    return tried


def hand_over(tx: Connection, sign_in_id: str, client_id: str, *, place: str, until: datetime) -> None:
    """It is in that client's hands, for that one address of ours."""
    handed = {"handed_to": client_id, "handed_until": instant(until), "handed_place": place}
    tx.execute(update(sign_ins).where(sign_ins.c.id == sign_in_id).values(handed))


def end(tx: Connection, sign_in_id: str, *, at: datetime) -> None:
    """It is over."""
    tx.execute(
        update(sign_ins).where(sign_ins.c.id == sign_in_id, sign_ins.c.ended.is_(None)).values(ended=instant(at))
    )


def end_all_of(tx: Connection, person_id: str, *, at: datetime, but: str | None = None) -> int:
    """Ends all of a person's, `but` this one where given. Returns how many were open."""
    theirs = (sign_ins.c.person_id == person_id, sign_ins.c.ended.is_(None), sign_ins.c.id != (but or ""))
    return tx.execute(update(sign_ins).where(*theirs).values(ended=instant(at))).rowcount


def end_every_sign_in(tx: Connection, *, at: datetime) -> int:
    """Ends everybody's. Returns how many were open."""
    return tx.execute(update(sign_ins).where(sign_ins.c.ended.is_(None)).values(ended=instant(at))).rowcount


def tries_of(tx: Connection, subject: str) -> Tries | None:
    """The failed tries under that subject (a SHA-256), or None."""
    row = tx.execute(select(tries).where(tries.c.subject == subject)).first()
    return None if row is None else Tries(row.fails, to_instant(row.last), to_instant(row.open_from))


def keep_tries(tx: Connection, subject: str, found: Tries) -> None:
    """Puts these in the place of what was there; what is older than a day is forgotten with it."""
    old = instant(found.last - FORGOTTEN_AFTER)
    tx.execute(delete(tries).where((tries.c.subject == subject) | (tries.c.last < old)))
    row = {"subject": subject, "fails": found.fails, "last": instant(found.last), "open_from": instant(found.open_from)}
    tx.execute(insert(tries).values(row))


def forget_tries(tx: Connection, subject: str) -> None:
    """None failed any more: somebody came in."""
    tx.execute(delete(tries).where(tries.c.subject == subject))


def _sign_in(row: Row[Any]) -> SignIn:
    return SignIn(
        id=row.id,
        person_id=row.person_id,
        opened=to_instant(row.opened),
        last_seen=to_instant(row.last_seen),
        locked=bool(row.locked),
        pin_fails=row.pin_fails,
        handed_to=row.handed_to,
        handed_until=None if row.handed_until is None else to_instant(row.handed_until),
        handed_place=row.handed_place,
    )
