"""A whole copy of a studio as one SQLite file, whatever database it lives in, and the check that it is whole. No folders here.

Taking it never makes a writer wait for long: SQLite's own backup where the records are a file, one unmoving view of a
PostgreSQL database otherwise. The copy gets its name only once it was read through, row by row, against its chain.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select
from sqlalchemy.exc import DBAPIError

from lbp_core.models.refusal import Refused
from lbp_core.storage.chain import head, holds_link
from lbp_core.storage.cipher import FileKey, cipher, unlock
from lbp_core.storage.engine import driver, driver_errors, postgres_engine, sqlite_engine
from lbp_core.storage.key_file import KeyPlace
from lbp_core.storage.last_write import last_write
from lbp_core.storage.opening import check_file, integrity, path_of
from lbp_core.storage.pouring import pour_into_file
from lbp_core.storage.tables import chain, clients
from lbp_core.storage.verifying import verify

STEP_PAGES, STEP_REST_S = 512, 0.002
MOST_RESTARTS = 20
QUICKLY = ("journal_mode=OFF", "synchronous=OFF")
"""A draft nobody else sees: it is put on the disk once, at its end."""


@dataclass(frozen=True)
class Copied:
    """A copy that was read through. `head` is its place in the chain, '0' where its shape has none yet."""

    file: Path
    rows: int
    clients: int
    head: str
    as_of: datetime | None


class _Busy(Exception):
    """Somebody writes again and again; the copy in steps begins anew each time."""


def copy_whole(url: str, to: Path, *, keys: KeyPlace | None = None) -> Copied:
    """Copies the studio at that URL to a new file. Raises Refused where the copy cannot be made or is not whole.

    The copy of an encrypted file is encrypted with the same key; it never lies anywhere in plain letters.
    """
    draft, path = to.with_name(to.name + ".part"), path_of(url)
    keys = keys or KeyPlace.of(path)
    try:
        key = None if path is None else check_file(path, keys)
        with _opened(url, key) as engine:
            _take(engine, draft, key)
            found = read_through(draft, keys)
            with engine.connect() as source:
                _compare(source, found)
        _keep(draft, to)
        return Copied(to, found.rows, found.clients, found.head, found.as_of)
    except driver_errors(DBAPIError, OSError, RuntimeError, Refused) as error:
        remove(draft)
        raise Refused(
            f"No copy of the studio could be put at {to} ({_short(error)}), so nothing was changed. Make room on the disk, "
            "check that the folder may be written, and try again."
        ) from error


def read_through(file: Path, keys: KeyPlace | None = None) -> Copied:
    """Reads a copy from end to end: its pages, its references, every row against the chain. Raises Refused.

    `keys` is where the key of an encrypted one lies; without it beside the file.
    """
    engine = sqlite_engine(file, own_journal=True, key=check_file(file, keys))
    try:
        with engine.connect() as tx:
            if wrong := integrity(tx):
                raise Refused(f"{file} is damaged: {wrong}. Choose another copy.")
            rows, at = _rows_and_head(tx, file)
            many = tx.execute(select(func.count()).select_from(clients)).scalar_one()
            return Copied(file, rows, many, at, last_write(tx))
    except (DBAPIError, UnicodeDecodeError) as error:
        raise Refused(f"{file} is damaged ({_short(error)}). Choose another copy.") from error
    finally:
        engine.dispose()


def _rows_and_head(tx: Connection, file: Path) -> tuple[int, str]:
    if chain.name not in inspect(tx).get_table_names():
        return sum(counts(tx).values()), "0"
    said = verify(tx)
    if said.broken is not None:
        raise Refused(f"{file} is not what was written. {said.broken}")
    return said.rows, head(tx)


def counts(tx: Connection) -> dict[str, int]:
    """Rows by table."""
    quote = tx.dialect.identifier_preparer.quote
    return {
        name: tx.exec_driver_sql(f"SELECT count(*) FROM {quote(name)}").scalar_one()  # noqa: S608 - own names
        for name in inspect(tx).get_table_names()
    }


def remove(file: Path) -> None:
    """A SQLite file and what lies beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def raw(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection."""
    found: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return found


def _compare(source: Connection, found: Copied) -> None:
    """Its chain must be a part of the studio's own. A shape without one is counted: nobody writes while it is updated."""
    if found.head != "0" and not holds_link(source, found.head):
        raise RuntimeError("the copy is not whole: its chain is not the studio's")
    if found.head == "0" and sum(counts(source).values()) != found.rows:
        raise RuntimeError("the copy is not whole: rows are missing")


@contextmanager
def _opened(url: str, key: FileKey | None) -> Iterator[Engine]:
    path = path_of(url)
    engine = postgres_engine(url) if path is None else sqlite_engine(path, own_journal=True, key=key)
    try:
        yield engine
    finally:
        engine.dispose()


def _take(engine: Engine, draft: Path, key: FileKey | None) -> None:
    """The rows into a draft, by the database's own means."""
    remove(draft)
    if engine.dialect.name != "sqlite":
        with engine.connect() as source:
            pour_into_file(source, draft)
        return
    dbapi = driver() if key is None else cipher()
    with engine.connect() as source, closing(dbapi.connect(str(draft))) as target:
        if key is not None:
            unlock(target, key.begins())
        for name in QUICKLY:
            target.execute(f"PRAGMA {name}")
        with_log = raw(source).execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        _back_up(raw(source), target, in_steps=not with_log)
        target.execute("PRAGMA journal_mode=DELETE")


def _back_up(source: sqlite3.Connection, target: sqlite3.Connection, *, in_steps: bool) -> None:
    """At once where readers hold nobody up (the write-ahead log); else in steps, between which others may write."""
    left, again = [0], [0]

    def look(_status: int, remaining: int, _total: int) -> None:
        again[0] += remaining > left[0]
        left[0] = remaining
        if again[0] > MOST_RESTARTS:
            raise _Busy

    if in_steps:
        try:
            source.backup(target, pages=STEP_PAGES, progress=look, sleep=STEP_REST_S)
            return
        except _Busy:
            pass
    source.backup(target)


def _keep(draft: Path, to: Path) -> None:
    """On the disk before it has its name, and its name on the disk before anybody is told."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(to)
    sync_folder(to.parent)


def sync_folder(folder: Path) -> None:
    """Puts the names in a folder on the disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _short(error: BaseException) -> str:
    return str(getattr(error, "orig", error)).splitlines()[0][:240]
