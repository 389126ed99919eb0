"""When sets were done: the newest tap of a session on one. What the taps add up to is facts/session.py's job."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from lbp_core.models.records import EntryKind
from lbp_core.storage.columns import to_instant
from lbp_core.storage.tables import session_entries as entries


class SetTap(NamedTuple):
    """A set that was done or taken back: which exercise's, and when."""

    kind: EntryKind
    exercise: str | None
    at: datetime


def newest_set_tap(tx: Connection, session_id: str) -> SetTap | None:
    """The newest set done or taken back in that session."""
    sets = (EntryKind.SET_DONE.value, EntryKind.SET_UNDONE.value)
    found = tx.execute(
        select(entries.c.kind, entries.c.exercise, entries.c.at)
        .where(entries.c.session_id == session_id, entries.c.kind.in_(sets))
        .order_by(entries.c.id.desc())
        .limit(1)
    ).first()
    return None if found is None else SetTap(EntryKind(found.kind), found.exercise, to_instant(found.at))
