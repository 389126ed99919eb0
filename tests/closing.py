"""Closes what tests leave open: every test has a studio of its own, and a studio in use holds three files open."""

from collections.abc import Iterator
from weakref import WeakSet

import pytest
from sqlalchemy import Connection, Engine, event

MOST = 40
"""Databases that may stay open from test to test; a machine may allow a program no more than 1,024 files."""

_OPEN: WeakSet[Engine] = WeakSet()


@event.listens_for(Engine, "engine_connect")
def _remember(connection: Connection) -> None:
    _OPEN.add(connection.engine)


@pytest.fixture(autouse=True)
def _few_files_stay_open() -> Iterator[None]:
    """A database that is asked again opens again by itself."""
    yield
    if len(_OPEN) > MOST:
        for engine in list(_OPEN):
            engine.dispose()
        _OPEN.clear()
