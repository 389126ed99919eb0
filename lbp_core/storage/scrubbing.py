"""After rows were taken out: the file is written anew without what stood in them, and its journal is emptied."""

import sqlite3

from lbp_core.storage.erasing import CHILDREN_FIRST
from lbp_core.storage.opening import path_of
from lbp_core.storage.store import Store

COPIES = (".before-update", ".before-update.part", ".new")
"""What the program itself lays beside a studio's file: whole copies from before, which nobody needs any more."""
TRIES = 3


def scrub(store: Store) -> bool:
    """Writes the database anew. False where readers were in the way or a write is still open: then do it again later.

    PostgreSQL rewrites the tables; what its own log of changes still holds goes as that log is recycled.
    """
    if store._joined() is not None:
        return False
    if store._engine.dialect.name != "sqlite":
        return _rewrite_tables(store)
    with store._gate, store._engine.connect() as connection:
        if store._gate.together is not None:
            store._gate.together.end()
            store._gate.together = None
        raw: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        raw.execute("VACUUM")
        return any(raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0 for _ in range(TRIES))


def remove_copies(store: Store) -> tuple[str, ...]:
    """Removes the whole copies that lie beside the file; their names."""
    path = path_of(store.place)
    named = [] if path is None else [path.with_name(path.name + ending) for ending in COPIES]
    there = [file for file in named if file.exists()]
    for file in there:
        file.unlink()
    return tuple(file.name for file in there)


def _rewrite_tables(store: Store) -> bool:
    with store._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"VACUUM FULL {', '.join((*CHILDREN_FIRST, 'audit', 'writes', 'sign_ins'))}")
    return True
