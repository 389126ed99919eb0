"""When the last write was made, by the order of the writes and not by any clock."""

from datetime import datetime

from sqlalchemy import Connection, select

from lbp_core.storage.columns import to_instant
from lbp_core.storage.tables import writes

_NEWEST = select(writes.c.at).order_by(writes.c.seq.desc()).limit(1)


def last_write(tx: Connection, *, before: int | None = None) -> datetime | None:
    """The instant (UTC) written beside the newest write, or beside the newest one before that place; None if none."""
    asked = _NEWEST if before is None else _NEWEST.where(writes.c.seq < before)
    found = tx.execute(asked).scalar_one_or_none()
    return None if found is None else to_instant(found)
