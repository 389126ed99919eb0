"""A writer that is killed in the middle loses nothing that was acknowledged, and a retry doubles nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import func, select

from lbp_core.bootstrap.places import ROOT
from lbp_core.storage import tables
from lbp_core.storage.store import create_store, open_store

KILLS = 8
WRITER = """
import sys
from datetime import UTC, datetime
from lbp_core.models.client import ClientDetails
from lbp_core.storage.clients import add_client
from lbp_core.storage.once import once
from lbp_core.storage.store import open_store

store, start = open_store(sys.argv[1]), int(sys.argv[2])
now = datetime(2026, 3, 2, 9, tzinfo=UTC)
for number in range(start, start + 100_000):
    with store.write() as tx:
        written = once(tx, "client", "", str(number), at=now)
        if not written.again:
            add_client(tx, written, ClientDetails(name=f"Client {number}"), on=now.date())
    print(number, flush=True)
"""


@pytest.mark.hazard("H11")
@pytest.mark.hazard("H10")
def test_a_killed_writer_loses_no_acknowledged_row_and_doubles_none(sqlite_file_url: str) -> None:
    create_store(sqlite_file_url, zone="Europe/London", demo=False).close()
    acknowledged = -1
    for kill in range(KILLS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, sqlite_file_url, str(max(acknowledged, 0))],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(ROOT),
        )
        assert writer.stdout is not None
        for _ in range(3 + 5 * kill):
            acknowledged = int(writer.stdout.readline())
        writer.kill()
        rest = writer.stdout.read().split()
        writer.wait()
        acknowledged = max([acknowledged, *map(int, rest)])
        store = open_store(sqlite_file_url)
        with store.read() as tx:
            names = list(tx.execute(select(tables.clients.c.name_key)).scalars())
            written = tx.execute(select(func.count()).select_from(tables.writes)).scalar_one()
        store.close()
        assert {f"client {number}" for number in range(acknowledged + 1)} <= set(names)
        assert len(names) == len(set(names)) == written
