"""The same storage on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from lbp_core.storage.store import Store
from tests.ready_made import create_store


@pytest.fixture(params=["sqlite", "postgres"])
def store_url(request: pytest.FixtureRequest) -> str:
    """Where no studio is yet."""
    found: str = request.getfixturevalue("sqlite_file_url" if request.param == "sqlite" else "postgres_url")
    return found


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A new, empty studio's memory."""
    made = create_store(store_url, zone="Europe/London", demo=False)
    yield made
    made.close()
