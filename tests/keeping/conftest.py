"""A studio with a client and a link, and the folder its backups go to."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lbp_core.keeping.backing_up import Keeping
from lbp_core.models.client import ClientDetails
from lbp_core.storage.clients import add_client
from lbp_core.storage.links import record_link
from lbp_core.storage.once import once
from lbp_core.storage.store import Store
from tests.ready_made import create_store

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def add(store: Store, name: str) -> str:
    with store.write() as tx:
        written = once(tx, "client", "", name, at=NOW)
        if not written.again:
            add_client(tx, written, ClientDetails(name=name), on=NOW.date())
            record_link(tx, once(tx, "link", name, name, at=NOW), written.result, written.result.rjust(64, "0"), at=NOW)
    return written.result


@pytest.fixture(params=["sqlite", "postgres"])
def url(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue("sqlite_file_url" if request.param == "sqlite" else "postgres_url")
    return found


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    made = create_store(url, zone="Europe/London", demo=False)
    add(made, "Anna")
    yield made
    made.close()


@pytest.fixture
def keeping(url: str, store: Store, tmp_path: Path) -> Keeping:
    return Keeping(url, tmp_path / "backups")
