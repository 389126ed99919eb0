"""Every row that belongs to one client, table by table, as it leaves the studio and comes back. What the rows mean: coach/.

Places in the order of writes are counted from 1 within what leaves, so that the same records give the same rows in any
studio; rows whose number the database gives are told by their order alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, and_, insert, or_, select, union
from sqlalchemy.exc import DBAPIError

from lbp_core.storage.tables import client_file, clients, metadata, writes

LEAVES: dict[str, tuple[str, ...]] = {
    "writes": ("seq", "verb", "owner", "key", "at", "result", "who"),
    "clients": ("id", "seq", "added", "name_key", "version", "body"),
    "screenings": ("id", "seq", "client_id", "at", "on_day", "occasion", "by", "body"),
    "answers": ("seq", "client_id", "screening_id", "question", "answer", "on_day", "stable"),
    "clearances": ("id", "seq", "client_id", "at", "day", "body"),
    "programme_versions": ("id", "seq", "client_id", "number", "at", "because", "body"),
    "sessions": ("id", "seq", "client_id", "programme_version_id", "opened", "on_day", "plan_day", "body"),
    "session_entries": (
        "seq",
        "session_id",
        "client_id",
        "at",
        "on_day",
        "kind",
        "exercise",
        "score",
        "minutes",
        "body",
    ),
    "check_ins": ("id", "seq", "client_id", "at", "week", "on_day", "by", "pain_average", "body"),
    "mornings": ("id", "seq", "client_id", "session_id", "at", "on_day", "by", "score"),
    "decisions": ("id", "seq", "client_id", "at", "as_of", "taken", "body"),
    "client_file": ("id", "seq", "client_id", "at", "on_day", "kind", "body"),
    "audit": ("at", "actor", "action", "about", "client_id"),
}
"""The tables that leave, parents first, and of each the columns. A column that is added to a table is added here."""

STAYS = {
    "client_links": "a link is a key and no record; who comes back gets a new one",
    "ended_links": "the same",
    "care": "who may open the record is this studio's arrangement; the kit tells it by name",
    "sign_ins": "a browser's visit, in whose hands the tablet is for ten minutes",
    "glances": "made from the records, and made again where it is lost",
}
"""The tables that name a client and do not leave, each with its reason."""

KEY_PAPERS = ("plan_code", "plan_code_tried", "plan_code_used")
"""Papers that are a key and no record: the short codes for a client's phone."""
OF_THE_KIT = ("took out the record", "brought in the record", "erased")
"""Lines of the log about leaving and coming back themselves: they tell of the copy, and are no part of it."""

_ORDER = {"client_file": ("seq", "id"), "clients": ("id",), "writes": ("seq",), "audit": ("seq",)}
MANY = 500


def table(name: str) -> Table:
    """The table of that name."""
    return metadata.tables[name]


def owner_column(name: str) -> Column[Any]:
    """The column that says whose a row is."""
    return clients.c.id if name == "clients" else table(name).c.client_id


def numbers_of(tx: Connection, client_id: str) -> dict[int, int]:
    """By its place in the studio's order of writes: the place of each of the client's writes among their own, from 1."""
    found = tx.execute(select(writes.c.seq).where(_theirs(client_id)).order_by(writes.c.seq)).scalars()
    return {seq: place for place, seq in enumerate(found, 1)}


def rows_of(tx: Connection, client_id: str, name: str, numbers: Mapping[int, int]) -> Iterator[dict[str, Any]]:
    """The client's rows of one table of LEAVES, oldest first, places as `numbers` counts them."""
    for row in tx.execute(_wanted(client_id, name)).mappings():
        yield {one: numbers[row[one]] if one == "seq" else row[one] for one in LEAVES[name]}


def bring_in(tx: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> int:
    """Writes these rows, which `rows_of` gave or a file says it did, after everything that is here. Returns how many.

    Raises ValueError where an id is taken, or a row breaks a rule of its table; nothing of the transaction is kept then.
    """
    try:
        return _bring_in(tx, rows)
    except (DBAPIError, OverflowError) as error:
        raise ValueError(str(getattr(error, "orig", error)).splitlines()[0][:120]) from error


def _bring_in(tx: Connection, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> int:
    new = insert(writes).returning(writes.c.seq)
    seqs = {row["seq"]: tx.execute(new, _without(row, "seq")).scalar_one() for row in rows["writes"]}
    many = len(seqs)
    for name in LEAVES:
        if name == "writes":
            continue
        mine = [dict(row) | ({"seq": seqs[row["seq"]]} if "seq" in row else {}) for row in rows[name]]
        for first in range(0, len(mine), MANY):
            tx.execute(insert(table(name)), mine[first : first + MANY])
        many += len(mine)
    return many


def taken(tx: Connection, name: str, ids: Sequence[str]) -> str | None:
    """The first of these ids that a row of that table already has; None where all are free."""
    key = table(name).c.id
    for first in range(0, len(ids), MANY):
        if (found := tx.execute(select(key).where(key.in_(ids[first : first + MANY]))).scalars().first()) is not None:
            return str(found)
    return None


def _without(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}


def _wanted(client_id: str, name: str) -> Select[Any]:
    of, columns = table(name), [table(name).c[one] for one in LEAVES[name]]
    order = [of.c[one] for one in _ORDER.get(name, ("seq", "id"))]
    return select(*columns).where(_theirs(client_id) if name == "writes" else _mine(client_id, name)).order_by(*order)


def _mine(client_id: str, name: str) -> Any:
    mine = owner_column(name) == client_id
    if name == "client_file":
        return and_(mine, client_file.c.kind.not_in(KEY_PAPERS))
    return and_(mine, table(name).c.action.not_in(OF_THE_KIT)) if name == "audit" else mine


def _theirs(client_id: str) -> Any:
    """The writes that made one of the rows that leave, and those that changed the client's details."""
    made = union(
        *(select(table(name).c.seq).where(_mine(client_id, name)) for name in LEAVES if name not in {"writes", "audit"})
    )
    return or_(writes.c.seq.in_(made), and_(writes.c.owner == client_id, writes.c.verb == "change_client"))
