"""When the last write was made, and what clients wrote since, by the order of the writes and not by any clock."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from lbp_core.storage.columns import to_instant
from lbp_core.storage.tables import writes

_BY_CLIENTS = "client:"
_NEWEST = select(writes.c.at).order_by(writes.c.seq.desc()).limit(1)


def last_write(tx: Connection, *, before: int | None = None) -> datetime | None:
    """The instant (UTC) written beside the newest write, or beside the newest one before that place; None if none."""
    asked = _NEWEST if before is None else _NEWEST.where(writes.c.seq < before)
    found = tx.execute(asked).scalar_one_or_none()
    return None if found is None else to_instant(found)


def settled_seq(tx: Connection) -> int | None:
    """The place of the newest write, 0 before the first; None inside a write, where what is read may yet be undone."""
    if tx.get_execution_options().get("writing", False):
        return None
    return tx.execute(select(func.max(writes.c.seq))).scalar_one() or 0


def told_after(tx: Connection, seq: int) -> frozenset[str]:
    """The clients who wrote something themselves after that place."""
    theirs = select(writes.c.who).where(writes.c.seq > seq, writes.c.who.startswith(_BY_CLIENTS)).distinct()
    return frozenset(who.removeprefix(_BY_CLIENTS) for who in tx.execute(theirs).scalars())
