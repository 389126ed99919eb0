"""The same verbs on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest

from lbp_core.coach.studio import Studio, open_studio


@pytest.fixture(params=["sqlite", "postgres"])
def studio(request: pytest.FixtureRequest) -> Iterator[Studio]:
    """A new, empty studio."""
    url = request.getfixturevalue("sqlite_file_url" if request.param == "sqlite" else "postgres_url")
    made = open_studio(url, create=True)
    yield made
    made.store.close()


@pytest.fixture
def sqlite_studio(sqlite_file_url: str) -> Iterator[Studio]:
    """A new, empty studio in a file, where the kind of database does not matter."""
    made = open_studio(sqlite_file_url, create=True)
    yield made
    made.store.close()
