"""How a database is opened so that what was acknowledged survives. Checks of a file before that: opening.py."""

import sqlite3
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool

from lbp_core.storage.chain import watch
from lbp_core.storage.cipher import FileKey, cipher, cipher_here, unlock
from lbp_core.storage.patience import wait_for_it
from lbp_core.storage.scope import guard

APPLICATION_ID = 0x6C627031
WRITER_LOCK = 0x6C6270
SAFE = ("fsync", "full_page_writes")
MOVED = "the file is not where it was opened"


def driver() -> ModuleType:
    """The SQLite to use: one with the mended write-ahead log where it is installed, else Python's own."""
    try:
        other = import_module("pysqlite3")
    except ImportError:
        return sqlite3
    return other if has_mended_log(other.sqlite_version_info) else sqlite3


def has_mended_log(version: tuple[int, ...]) -> bool:
    """True where resetting the write-ahead log cannot lose pages (SQLite 3.51.3, 3.50.7, 3.44.6 and later)."""
    if version[:2] in {(3, 50), (3, 44)}:
        return version >= ({(3, 50): (3, 50, 7), (3, 44): (3, 44, 6)}[version[0], version[1]])
    return version >= (3, 51, 3)


def settings(version: tuple[int, ...]) -> dict[str, str]:
    """PRAGMA name to value: the safest journal this engine version has, and no silent leniency."""
    mended = has_mended_log(version)
    through = {"fullfsync": "1", "checkpoint_fullfsync": "1"} if sys.platform == "darwin" else {}
    return through | {
        "busy_timeout": "5000",
        "foreign_keys": "1",
        "journal_mode": "wal" if mended else "delete",
        "synchronous": "2" if mended else "3",
        "secure_delete": "1",
        "trusted_schema": "0",
        "cell_size_check": "1",
        "recursive_triggers": "1",
    }


def postgres_says(url: str) -> str:
    """The same for a database server; what its own settings take away is said. Raises OperationalError."""
    engine = postgres_engine(url)
    try:
        with engine.connect() as tx:
            version = tx.exec_driver_sql("SHOW server_version").scalar_one()
            off = [name for name in SAFE if tx.exec_driver_sql(f"SHOW {name}").scalar_one() != "on"]
    finally:
        engine.dispose()
    careful = "each save waits until it lies on the server's disk"
    if off:
        careful = f"its {' and '.join(off)} is off, so a power cut can lose what was saved: set it to on"
    return f"Records: PostgreSQL {version}; {careful}."


def engine_says(*, encrypted: bool = False) -> str:
    """One sentence for the start: which engine keeps the records in a file, and how carefully. Raises Refused without one."""
    dbapi = cipher() if encrypted else driver()
    mended = has_mended_log(dbapi.sqlite_version_info)
    how = "encrypted with SQLCipher, " if encrypted else ""
    why = "" if mended else " (this SQLite's write-ahead log can lose pages, so the slower journal is used)"
    return f"Records: SQLite {dbapi.sqlite_version}, {how}{'WAL + FULL' if mended else 'DELETE + EXTRA'}{why}."


def opened_raw(path: Path, key: FileKey | None, *, timeout_s: float = 5.0) -> sqlite3.Connection:
    """The driver's own connection to a file that is there, with its key and without any other setting."""
    dbapi = driver() if key is None else cipher()
    address = f"file:{quote(str(path))}?mode=rw"
    made: sqlite3.Connection = dbapi.connect(address, uri=True, isolation_level=None, timeout=timeout_s)
    if key is not None:
        unlock(made, key.opens)
    return made


def driver_errors(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What the engines raise where a file is not what it should be, and others."""
    modules = [sqlite3, driver(), *([cipher()] if cipher_here() else [])]
    return (*(module.Error for module in modules), *others)


def sqlite_engine(path: Path, *, mode: str = "rw", own_journal: bool = False, key: FileKey | None = None) -> Engine:
    """An engine on a file that is there; mode 'rwc' makes one. Each setting is read back, none is taken on trust.

    `own_journal` leaves the file the journal it has: naming another one writes to its first page. `key` opens an encrypted
    file, or makes the new one encrypted; what spills over from sorting then stays in memory too.
    """
    dbapi = driver() if key is None else cipher()
    address = f"file:{quote(str(path))}?mode={mode}"
    wanted = settings(dbapi.sqlite_version_info) | ({} if key is None else {"temp_store": "2"})
    if own_journal:
        wanted.pop("journal_mode", None)
    opens = None if key is None else key.begins() if mode == "rwc" else key.opens

    def connect() -> sqlite3.Connection:
        made: sqlite3.Connection = dbapi.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        if opens is not None:
            unlock(made, opens)
        _insist(made, wanted)
        return made

    engine = create_engine(
        "sqlite://", module=dbapi, creator=connect, poolclass=QueuePool, pool_size=10, max_overflow=30
    )
    event.listen(engine, "begin", _still_there(path))
    event.listen(engine, "begin", _begin_sqlite)
    guard(engine)
    watch(engine)
    return engine


def _still_there(path: Path) -> Callable[[Connection], None]:
    """Refuses to write once the file was moved, deleted or replaced while it was open.

    A file without a name takes every write, and loses them all with the last process that holds it.
    """
    known: dict[str, tuple[int, int]] = {}

    def check(connection: Connection) -> None:
        if known and not connection.get_execution_options().get("writing", False):
            return
        try:
            found = path.stat()
        except OSError as error:
            raise OperationalError("BEGIN", None, OSError(MOVED)) from error
        here = found.st_dev, found.st_ino
        if known.setdefault("file", here) != here:
            raise OperationalError("BEGIN", None, OSError(MOVED))

    return check


def _insist(raw: sqlite3.Connection, wanted: dict[str, str]) -> None:
    for name, value in wanted.items():
        raw.execute(f"PRAGMA {name}={value}")
        found = raw.execute(f"PRAGMA {name}").fetchone()[0]
        if str(found) != value:
            raise RuntimeError(f"SQLite keeps {name} at {found}; this studio needs {value}.")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: who reads first and upgrades later is refused under load."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")


def postgres_engine(url: str) -> Engine:
    """An engine on a PostgreSQL database. `url` may begin with postgres: or postgresql:."""
    address = "postgresql+psycopg://" + url.split("://", 1)[1]
    engine = create_engine(address, pool_size=10, max_overflow=30, pool_pre_ping=True, isolation_level="READ COMMITTED")
    event.listen(engine, "begin", _begin_postgres)
    wait_for_it(engine)
    guard(engine)
    watch(engine)
    return engine


def _begin_postgres(connection: Connection) -> None:
    """One writer at a time over all processes, as SQLite has it, so that a check and its write are one step."""
    if connection.get_execution_options().get("writing", False):
        connection.execute(text("SET LOCAL synchronous_commit = on"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
    else:
        connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
