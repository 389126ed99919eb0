"""The work that faults interrupt: a studio, writes with a number each, and what must still be true afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from sqlalchemy import select

from lbp_core.models.client import ClientDetails
from lbp_core.storage import audit, engine, tables
from lbp_core.storage.clients import add_client
from lbp_core.storage.engine import driver
from lbp_core.storage.once import once
from lbp_core.storage.store import Store, create_store, open_store
from lbp_core.storage.verifying import verify

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ZONE = {"zone": "Europe/London", "demo": False}


_NOTED = select(tables.audit.c.about).where(tables.audit.c.action == "opened")


@dataclass(frozen=True)
class Line:
    """One line of the table: what was tried, how often, what was found, what the goal is, and whether it holds."""

    what: str
    tried: str
    found: str
    goal: str
    holds: bool


def modes() -> dict[str, ModuleType]:
    """Each way the records may be kept on this machine, by its name: the engine that is used, and Python's own."""
    return {_name(dbapi): dbapi for dbapi in (driver(), sqlite3)}


def _name(dbapi: ModuleType) -> str:
    said = engine.settings(dbapi.sqlite_version_info)
    return "WAL + FULL" if said["journal_mode"] == "wal" else "DELETE + EXTRA"


@contextmanager
def kept_by(dbapi: ModuleType, **other: str) -> Iterator[None]:
    """In this process every studio is kept by that engine, with these settings in place of its own (synchronous='0')."""
    real = engine.driver, engine.settings
    engine.driver = lambda: dbapi
    engine.settings = lambda version: real[1](version) | other
    try:
        yield
    finally:
        engine.driver, engine.settings = real


def new_studio(folder: Path) -> str:
    """An empty studio in that folder."""
    folder.mkdir(parents=True, exist_ok=True)
    url = f"sqlite:///{(folder / 'studio.db').as_posix()}"
    create_store(url, **ZONE).close()
    return url


def write(store: Store, number: int) -> None:
    """One write with a number: a client and a line in the log. The same number again changes nothing."""
    with store.write() as tx:
        written = once(tx, "client", "", str(number), at=NOW)
        if not written.again:
            add_client(tx, written, ClientDetails(name=f"Client {number}"), on=NOW.date())
            audit.note(tx, "opened", str(number), at=NOW)


def what_is_wrong(url: str, acknowledged: set[int], *, ever: int) -> str:
    """'' where every acknowledged write is there once, none is half there, and every row is what was written."""
    store = open_store(url)
    try:
        with store.read() as tx:
            clients = sorted(tx.execute(select(tables.clients.c.name_key)).scalars())
            noted = sorted(f"client {one}" for one in tx.execute(_NOTED).scalars())
            broken = verify(tx).broken
    finally:
        store.close()
    lost = {f"client {number}" for number in acknowledged} - set(clients)
    strangers = set(clients) - {f"client {number}" for number in range(ever + 1)}
    if lost or strangers:
        return f"lost {sorted(lost)[:3]} of {len(lost)}, strangers {sorted(strangers)[:3]}"
    if len(set(clients)) != len(clients):
        return "written twice"
    return "a write is half there" if clients != noted else broken or ""
