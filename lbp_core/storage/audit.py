"""The studio's log of who signed in, who opened whose record and who changed what. Lines are only ever added.

No health detail stands in it. The writes themselves are in the table of writes, each with who made it; this room lays
the two together for reading. A chain of signatures over the lines is not made yet: `seq` leaves no gap for one to fill.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, func, insert, literal, or_, select, union_all

from lbp_core.models.people import Noted
from lbp_core.storage.columns import instant, to_instant
from lbp_core.storage.scope import seen_of
from lbp_core.storage.tables import audit, clients, sessions, writes

LONGEST_ABOUT = 200
HAVE_LINES = (
    "set_up_first", "add_person", "change_role", "end_person", "new_password", "change_password", "set_pin", "second_step",
    "end_second_step", "expect_account", "share", "end_share", "hand_over_for_good",
)  # fmt: skip
"""Writes about people note a line of their own, which says more."""


def note(
    tx: Connection,
    action: str,
    about: str = "",
    *,
    client_id: str | None = None,
    actor: str | None = None,
    at: datetime,
) -> None:
    """One line. `actor` is whoever this transaction is for, unless another is named (who is about to come in)."""
    who = seen_of(tx).actor if actor is None else actor
    line = {"at": instant(at), "actor": who, "action": action, "about": about[:LONGEST_ABOUT], "client_id": client_id}
    tx.execute(insert(audit).values(line))


def last_opened(tx: Connection, client_id: str, actor: str) -> datetime | None:
    """When that actor's last look at that record was noted."""
    theirs = and_(audit.c.client_id == client_id, audit.c.actor == actor, audit.c.action == "opened")
    found = tx.execute(select(func.max(audit.c.at)).where(theirs)).scalar_one()
    return None if found is None else to_instant(found)


def lines_of_studio(tx: Connection, *, limit: int, offset: int = 0) -> tuple[Noted, ...]:
    """The newest lines about everything, looks and changes together."""
    return _lines(tx, _noted(), _written(), limit=limit, offset=offset)


def lines_of_client(tx: Connection, client_id: str, *, limit: int, offset: int = 0) -> tuple[Noted, ...]:
    """The newest lines about one client, looks and changes together."""
    theirs = select(sessions.c.id).where(sessions.c.client_id == client_id)
    added = select(clients.c.seq).where(clients.c.id == client_id)
    changes = or_(writes.c.owner == client_id, writes.c.owner.in_(theirs), writes.c.seq.in_(added))
    looks = _noted().where(audit.c.client_id == client_id)
    return _lines(tx, looks, _written().where(changes), limit=limit, offset=offset)


def _noted() -> Select[Any]:
    named = (audit.c.seq, audit.c.at, audit.c.actor, audit.c.action, audit.c.about, audit.c.client_id)
    return select(*named).order_by(audit.c.seq.desc())


def _written() -> Select[Any]:
    """Changes as the table of writes has them: their verb, and the client where its owner is one."""
    whose = select(clients.c.id).where(clients.c.id == writes.c.owner).scalar_subquery()
    said = (writes.c.who.label("actor"), literal("wrote").label("action"), writes.c.verb.label("about"))
    wanted = select(writes.c.seq, writes.c.at, *said, whose.label("client_id"))
    return wanted.where(writes.c.verb.not_in(HAVE_LINES)).order_by(writes.c.seq.desc())


def _lines(tx: Connection, looks: Select[Any], changes: Select[Any], *, limit: int, offset: int) -> tuple[Noted, ...]:
    newest = [select(one.limit(limit + offset).subquery()) for one in (looks, changes)]
    rows = union_all(*newest).subquery()
    wanted = select(rows).order_by(rows.c.at.desc(), rows.c.seq.desc()).limit(limit).offset(offset)
    return tuple(
        Noted(
            seq=row.seq,
            at=to_instant(row.at),
            actor=row.actor,
            action=row.action,
            about=row.about,
            client_id=row.client_id,
        )
        for row in tx.execute(wanted)
    )
