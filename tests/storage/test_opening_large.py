"""A large studio opens without being read to its end: what it stands on is looked at, the rest by each day's backup."""

from contextlib import closing
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.models.refusal import Refused
from lbp_core.storage import at_start
from lbp_core.storage.copying import read_through
from lbp_core.storage.engine import driver
from lbp_core.storage.store import open_store
from tests.faults.work import new_studio, write

PAGE = 4096


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A studio whose file counts as large."""
    store = open_store(new_studio(tmp_path))
    for number in range(40):
        write(store, number)
    store.close()
    monkeypatch.setattr(at_start, "WHOLE_UP_TO", 0)
    return tmp_path / "studio.db"


def _spoil(file: Path, table: str) -> None:
    """Rubbish over the first page of that table."""
    with closing(driver().connect(str(file))) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    whole = file.read_bytes()
    file.write_bytes(whole[: (page - 1) * PAGE] + b"\xff" * PAGE + whole[page * PAGE :])


def _opens(file: Path) -> str:
    try:
        open_store(sqlite_url(file)).close()
    except Refused as refused:
        return str(refused)
    return ""


def test_a_large_studio_that_is_whole_opens(large: Path) -> None:
    assert _opens(large) == ""


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("table", ["clients", "care", "people"])
def test_what_a_large_studio_stands_on_is_looked_at(large: Path, table: str) -> None:
    _spoil(large, table)
    assert "damaged" in _opens(large)


@pytest.mark.hazard("H17")
def test_a_large_studio_cut_short_is_refused(large: Path) -> None:
    large.write_bytes(large.read_bytes()[: -2 * PAGE])
    assert "damaged" in _opens(large)


@pytest.mark.hazard("H17")
def test_what_is_not_looked_at_when_it_opens_stops_the_next_backup(large: Path) -> None:
    _spoil(large, "audit")
    assert _opens(large) == ""
    with pytest.raises(Refused, match="damaged"):
        read_through(large)


@pytest.mark.hazard("H17")
def test_a_small_studio_is_looked_at_as_a_whole(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(at_start, "WHOLE_UP_TO", 2**20)
    _spoil(large, "audit")
    assert "damaged" in _opens(large)
