"""An older studio becomes one of today whole, after a copy of it was made, or stays as it was to the byte."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, event

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.models.refusal import Refused
from lbp_core.storage import copying, migrating
from lbp_core.storage.client_file import studio_papers
from lbp_core.storage.engine import APPLICATION_ID, driver, postgres_engine, sqlite_engine
from lbp_core.storage.migrating import bring_up_to_date, scripts
from lbp_core.storage.store import open_store
from lbp_core.storage.tables import metadata
from tests.servers import Postgres
from tests.storage.test_client_file import Told

STORED = Path(__file__).with_name("studios")
OLDER = sorted(path.name.partition(".")[0] for path in STORED.glob("*.sql.gz"))
EVERY_OLDER = sorted(step.revision for step in scripts().walk_revisions() if not step.is_head)
Rows = dict[str, list[tuple[object, ...]]]


def stored_studio(revision: str, path: Path) -> Path:
    """A studio with one invented client, as the program of that day wrote it."""
    with closing(driver().connect(str(path))) as raw:
        raw.executescript(gzip.decompress((STORED / f"{revision}.sql.gz").read_bytes()).decode())
        raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
    return path


@pytest.fixture(params=OLDER)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return stored_studio(request.param, tmp_path / "studio.db")


def content(path: Path) -> Rows:
    """Every row of every table but the one that names the shape."""
    with closing(driver().connect(str(path))) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")]
        return {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in names if name != "alembic_version"}


def content_then(path: Path, before: Rows) -> Rows:
    """What is there now in the tables and columns that there were before."""
    wide = {name: len(rows[0]) for name, rows in before.items() if rows}
    return {name: [row[: wide.get(name)] for row in content(path)[name]] for name in before}


def shape(path: Path) -> list[tuple[object, ...]]:
    with closing(driver().connect(str(path))) as raw:
        return sorted(raw.execute("SELECT type, name, sql FROM sqlite_master").fetchall(), key=str)


def revision_of(path: Path) -> str:
    with closing(driver().connect(str(path))) as raw:
        found: str = raw.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return found


def copy_of(path: Path) -> Path:
    return path.with_name(path.name + ".before-update")


@contextmanager
def failing_at(step: int) -> Iterator[list[str]]:
    """Every statement that is sent while a studio is brought up to date, and a failure in place of one of them."""
    sent: list[str] = []

    def count(connection: Connection, cursor: object, statement: str, *_: object) -> None:
        if connection.get_execution_options().get("writing", False):
            sent.append(statement)
            if len(sent) == step:
                raise RuntimeError("pulled the plug")

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def worth_failing_at(steps: list[str]) -> list[int]:
    """Every step that writes, and of those that only read the first of each: the same question again stops at the same place."""
    return [
        number
        for number, step in enumerate(steps, 1)
        if not step.startswith("SELECT") or step not in steps[: number - 1]
    ]


def test_a_studio_of_every_older_shape_is_stored_for_these_tests() -> None:
    assert OLDER == EVERY_OLDER


def test_an_older_studio_opens_with_everything_it_held_and_its_seals(old: Path) -> None:
    before = content(old)
    open_store(sqlite_url(old)).close()
    assert content_then(old, before) == before
    assert all(rows for name, rows in before.items()), "the stored studio has an empty table: it proves nothing there"
    assert revision_of(old) == scripts().get_current_head()
    store = open_store(sqlite_url(old))
    with store.read() as tx:
        assert studio_papers(tx, "trainer", Told) == []
    store.close()
    with closing(driver().connect(str(old))) as raw, pytest.raises(driver().IntegrityError, match="written once"):
        raw.execute("DELETE FROM ended_links")


def test_an_updated_studio_has_the_shape_of_a_new_one(old: Path, tmp_path: Path) -> None:
    open_store(sqlite_url(old)).close()
    new = sqlite_engine(tmp_path / "new.db", mode="rwc")
    bring_up_to_date(new)
    new.dispose()
    assert shape(old) == shape(tmp_path / "new.db")


def test_a_copy_of_the_old_one_is_made_first_and_opens_by_itself(old: Path, tmp_path: Path) -> None:
    was, before = revision_of(old), content(old)
    open_store(sqlite_url(old)).close()
    assert revision_of(copy_of(old)) == was
    assert content(copy_of(old)) == before
    restored = tmp_path / "restored.db"
    copy_of(old).rename(restored)
    open_store(sqlite_url(restored)).close()
    assert content_then(restored, before) == before


def test_a_studio_that_is_up_to_date_is_not_copied(old: Path) -> None:
    open_store(sqlite_url(old)).close()
    copy_of(old).unlink()
    open_store(sqlite_url(old)).close()
    assert not copy_of(old).exists()


def test_a_failure_at_any_step_leaves_the_file_as_it_was_to_the_byte(old: Path, tmp_path: Path) -> None:
    whole = stored_studio(revision_of(old), tmp_path / "whole.db")
    with failing_at(0) as steps:
        open_store(sqlite_url(whole)).close()
    assert len(steps) > 20
    oldest = revision_of(old) == OLDER[0]  # its steps are those of every later one too
    for step in worth_failing_at(steps) if oldest else (1, len(steps) // 2, len(steps)):
        before = old.read_bytes(), shape(old)
        with failing_at(step), pytest.raises(Refused, match="as it was before"):
            open_store(sqlite_url(old))
        assert (old.read_bytes(), shape(old)) == before, f"step {step}: {steps[step - 1]}"
        assert content(copy_of(old)) == content(old)
    open_store(sqlite_url(old)).close()
    assert shape(old) == shape(whole)


KILLED = """
import os, sys
from sqlalchemy import Engine, event
from lbp_core.storage.store import open_store
from lbp_core.storage.tables import metadata
from tests.servers import Postgres
sent = []
def count(connection, cursor, statement, *_):
    if connection.get_execution_options().get("writing", False):
        sent.append(statement)
        if len(sent) == int(sys.argv[2]):
            os._exit(9)
event.listen(Engine, "before_cursor_execute", count)
open_store(sys.argv[1])
"""


@pytest.mark.hazard("H11")
@pytest.mark.parametrize("step", [8, 20, 27])
def test_a_program_that_dies_in_the_middle_of_an_update_costs_nothing(old: Path, step: int) -> None:
    before, was = content(old), shape(old)
    dead = subprocess.run([sys.executable, "-c", KILLED, sqlite_url(old), str(step)], cwd=ROOT, check=False)
    assert dead.returncode == 9
    assert (content(old), shape(old)) == (before, was)
    open_store(sqlite_url(old)).close()
    assert content_then(old, before) == before


def test_no_update_without_a_copy(old: Path) -> None:
    before = old.read_bytes()
    copy_of(old).mkdir()
    with pytest.raises(Refused, match="No copy of the studio"):
        open_store(sqlite_url(old))
    assert old.read_bytes() == before
    assert not copy_of(old).with_name(copy_of(old).name + ".part").exists()


def test_a_copy_with_rows_missing_is_no_copy(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, real = old.read_bytes(), copying.read_through

    def short(file: Path, *keys: object) -> copying.Copied:
        """What is missing shows in the number of rows, and where there is a chain in its end."""
        found = real(file, *keys)
        return replace(found, rows=found.rows - 1, head=found.head if found.head == "0" else "1-ffff")

    monkeypatch.setattr(copying, "read_through", short)
    with pytest.raises(Refused, match="not whole"):
        open_store(sqlite_url(old))
    assert old.read_bytes() == before


def test_an_update_that_loses_rows_is_undone(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, upgrade = old.read_bytes(), command.upgrade

    def careless(config: object, to: str) -> None:
        upgrade(config, to)
        connection: Connection = config.attributes["connection"]  # type: ignore[attr-defined]
        connection.exec_driver_sql("DROP TRIGGER mornings_no_delete")
        connection.exec_driver_sql("DELETE FROM mornings")

    monkeypatch.setattr(command, "upgrade", careless)
    with pytest.raises(Refused, match="loses rows of mornings"):
        open_store(sqlite_url(old))
    assert old.read_bytes() == before


def older_database(url: str) -> Engine:
    """A PostgreSQL database of the oldest shape."""
    engine = postgres_engine(url)
    with engine.execution_options(writing=True).connect() as connection, connection.begin():
        command.upgrade(migrating.alembic_config(connection), OLDER[0])
    return engine


def test_a_failure_at_any_step_leaves_a_database_as_it_was(postgres_url: str, postgres: Postgres) -> None:
    whole, engine = older_database(postgres.fresh()), older_database(postgres_url)
    with failing_at(0) as steps:
        bring_up_to_date(whole)
    whole.dispose()
    with engine.connect() as connection:
        before = migrating._counts(connection)
    for step in worth_failing_at(steps):
        with failing_at(step), pytest.raises(Refused):
            bring_up_to_date(engine)
        with engine.connect() as connection:
            assert migrating._counts(connection) == before, f"step {step}: {steps[step - 1]}"
    bring_up_to_date(engine)
    with engine.connect() as connection:
        assert set(migrating._counts(connection)) - set(before) == set(metadata.tables) - set(before)
    engine.dispose()
