"""Takes one client's rows out for good, and what they left in the file. Whether it may be, and the receipt: coach/leaving.

Tables that are written once are sealed by triggers; the seal comes off inside the one transaction that erases and is back
on before it ends. It is done with the machine's eyes: half a client would be left by eyes that lose sight of them midway.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, delete, or_, select, text, update

from lbp_core.storage import columns, sessions
from lbp_core.storage.scope import seen_of
from lbp_core.storage.tables import audit, client_links, clients, ended_links, metadata, sign_ins, writes
from lbp_core.storage.tables import sessions as sessions_table
from lbp_core.storage.whole_client import owner_column

CHILDREN_FIRST = (
    "glances", "care", "ended_links", "client_links", "client_file", "decisions", "mornings", "check_ins",
    "session_entries", "sessions", "programme_versions", "clearances", "answers", "screenings", "clients",
)  # fmt: skip
"""Every table with a client's rows, so that no row is left without its parent."""
MANY = 400
Few = TypeVar("Few")


def erase_rows(tx: Connection, client_id: str) -> dict[str, int]:
    """Removes every row of and about that client, all in one transaction. By table: how many there were.

    A tablet that is in their hands just now is locked: it asks for the trainer's PIN.
    """
    if not seen_of(tx).everything:
        raise RuntimeError("Erasing reads and removes with the machine's own eyes; the verb checks who may first.")
    seqs = _writes_of(tx, client_id)
    gone = {"sign_ins": _let_go(tx, client_id)}
    with _unsealed(tx):
        for name in CHILDREN_FIRST:
            gone[name] = tx.execute(_removed(name, client_id)).rowcount
        gone["audit"] = tx.execute(delete(audit).where(audit.c.client_id == client_id)).rowcount
        alone = sorted(set(seqs) - _still_named(tx, seqs))
        gone["writes"] = sum(
            tx.execute(delete(writes).where(writes.c.seq.in_(some))).rowcount for some in _each_few(alone)
        )
    return {name: many for name, many in gone.items() if many}


def forget_read() -> None:
    """Lets go of every record that this process keeps at hand to be read faster."""
    for cache in (columns._small, columns._large, sessions._session):
        cache.cache_clear()


def _removed(name: str, client_id: str) -> Any:
    if name == "ended_links":
        theirs = select(client_links.c.id).where(client_links.c.client_id == client_id)
        return delete(ended_links).where(ended_links.c.link_id.in_(theirs))
    return delete(metadata.tables[name]).where(owner_column(name) == client_id)


def _writes_of(tx: Connection, client_id: str) -> list[int]:
    """Every write that made one of their rows or that names them, or one of their sessions, as its owner."""
    found: set[int] = set()
    for name in CHILDREN_FIRST:
        if "seq" in metadata.tables[name].c and name != "ended_links":
            found |= set(
                tx.execute(select(metadata.tables[name].c.seq).where(owner_column(name) == client_id)).scalars()
            )
    theirs = select(client_links.c.id).where(client_links.c.client_id == client_id)
    found |= set(tx.execute(select(ended_links.c.seq).where(ended_links.c.link_id.in_(theirs))).scalars())
    own = select(sessions_table.c.id).where(sessions_table.c.client_id == client_id)
    named = or_(writes.c.owner == client_id, writes.c.owner.in_(own), writes.c.result == client_id)
    return sorted(found | set(tx.execute(select(writes.c.seq).where(named)).scalars()))


def _still_named(tx: Connection, seqs: Sequence[int]) -> set[int]:
    """Those of these writes that other rows are of too, such as a restore that ended everybody's links."""
    named = [table for table in metadata.tables.values() if "seq" in table.c and table.name not in {"writes", "audit"}]
    return {
        seq
        for table in named
        for some in _each_few(seqs)
        for seq in tx.execute(select(table.c.seq).where(table.c.seq.in_(some))).scalars()
    }


def _each_few(many: Sequence[Few]) -> Iterator[Sequence[Few]]:
    return (many[first : first + MANY] for first in range(0, len(many), MANY))


def _let_go(tx: Connection, client_id: str) -> int:
    nobody = {"handed_to": None, "handed_until": None, "handed_place": None, "locked": 1}
    return tx.execute(update(sign_ins).where(sign_ins.c.handed_to == client_id).values(nobody)).rowcount


@contextmanager
def _unsealed(tx: Connection) -> Iterator[None]:
    """The triggers that keep rows are away inside, and back before anything is committed."""
    put_back = (_lite if tx.dialect.name == "sqlite" else _postgres)(tx)
    try:
        yield
    finally:
        put_back()


def _lite(tx: Connection) -> Callable[[], None]:
    wanted = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_no\\_delete' ESCAPE '\\'"
    seals = tx.exec_driver_sql(wanted).fetchall()
    for name, _ in seals:
        tx.exec_driver_sql(f'DROP TRIGGER "{name}"')
    return partial(_each, tx, [sql for _, sql in seals])


def _postgres(tx: Connection) -> Callable[[], None]:
    wanted = (
        "SELECT tgname, tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal AND tgfoid = 'written_once'::regproc"
    )
    seals = [(name, where) for name, where in tx.execute(text(wanted)) if not name.endswith("_no_truncate")]
    _each(tx, [f'ALTER TABLE {where} DISABLE TRIGGER "{name}"' for name, where in seals])
    return partial(_each, tx, [f'ALTER TABLE {where} ENABLE TRIGGER "{name}"' for name, where in seals])


def _each(tx: Connection, statements: list[str]) -> None:
    for one in statements:
        tx.exec_driver_sql(one)


def there_still(tx: Connection, client_ids: Sequence[str]) -> tuple[str, ...]:
    """Those of these clients who are in this database."""
    found: list[str] = []
    for some in _each_few(client_ids):
        found += tx.execute(select(clients.c.id).where(clients.c.id.in_(some))).scalars()
    return tuple(found)
