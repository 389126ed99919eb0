"""A studio is opened whole, or not at all and with a sentence that says what to do."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.studio import open_studio
from lbp_core.models.refusal import Refused
from lbp_core.storage.engine import driver, has_mended_log, postgres_engine, settings
from lbp_core.storage.store import create_store, open_store

ZONE = {"zone": "Europe/London", "demo": False}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "studio.db"


@pytest.fixture
def studio_file(file: Path) -> Path:
    create_store(sqlite_url(file), **ZONE).close()
    return file


def refusal(url: str) -> str:
    with pytest.raises(Refused) as caught:
        open_store(url)
    return str(caught.value)


def test_a_missing_file_is_refused_and_not_made(file: Path) -> None:
    assert "no studio" in refusal(sqlite_url(file))
    assert not file.exists()


def test_an_empty_file_is_refused_and_left_empty(file: Path) -> None:
    file.touch()
    assert "0 bytes" in refusal(sqlite_url(file))
    assert file.stat().st_size == 0


def test_an_empty_file_is_not_taken_for_a_new_studio(file: Path) -> None:
    file.touch()
    with pytest.raises(Refused, match="0 bytes"):
        open_studio(sqlite_url(file), create=True)


@pytest.mark.parametrize("content", [b"Dear diary", b"SQLite format 3\x00", b"\x00" * 200])
def test_a_foreign_file_is_refused_and_left_alone(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert "not made by this program" in refusal(sqlite_url(file))
    assert file.read_bytes() == content


@pytest.mark.hazard("H17")
def test_another_programs_database_is_refused(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE songs (name TEXT)")
    assert "not made by this program" in refusal(sqlite_url(file))


@pytest.mark.hazard("H17")
def test_a_newer_studio_is_refused_and_left_as_it_is(studio_file: Path) -> None:
    with closing(sqlite3.connect(studio_file)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer version" in refusal(sqlite_url(studio_file))
    with closing(sqlite3.connect(studio_file)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


@pytest.mark.hazard("H17")
def test_a_damaged_studio_is_refused(studio_file: Path) -> None:
    content = bytearray(studio_file.read_bytes())
    content[4096 * 3 : 4096 * 12] = b"\xff" * (4096 * 9)
    studio_file.write_bytes(content)
    assert "damaged" in refusal(sqlite_url(studio_file))


@pytest.mark.hazard("H17")
def test_a_studio_cut_short_is_refused(studio_file: Path) -> None:
    studio_file.write_bytes(studio_file.read_bytes()[: 4096 * 5])
    assert "damaged" in refusal(sqlite_url(studio_file))


def test_a_studio_that_may_only_be_read_is_refused(studio_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lbp_core.storage.opening.os.access", lambda path, mode: False)
    assert "may only be read" in refusal(sqlite_url(studio_file))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(sqlite_url(tmp_path))


def test_a_new_studio_never_takes_the_place_of_a_file(studio_file: Path) -> None:
    before = studio_file.read_bytes()
    with pytest.raises(Refused, match="already a file"):
        create_store(sqlite_url(studio_file), **ZONE)
    assert studio_file.read_bytes() == before


def test_a_synced_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    with pytest.raises(Refused, match="synced folder"):
        create_store(sqlite_url(tmp_path / "Dropbox" / "studio.db"), **ZONE)


def test_a_creation_that_was_cut_short_leaves_no_studio_behind(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("lbp_core.storage.store._found", cut)
    with pytest.raises(KeyboardInterrupt):
        create_store(sqlite_url(file), **ZONE)
    assert not file.exists()
    monkeypatch.undo()
    create_store(sqlite_url(file), **ZONE).close()
    assert file.exists()


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://somewhere/else", ""])
def test_an_address_that_is_no_place_is_refused(url: str) -> None:
    assert "no place for a studio" in refusal(url)


def test_a_path_with_odd_letters_opens(tmp_path: Path) -> None:
    odd = tmp_path / "a b?c#d%20é.db"
    create_store(f"sqlite:///{odd}", **ZONE).close()
    assert odd.exists()
    open_store(f"sqlite:///{odd}").close()


def test_an_empty_database_is_no_studio(postgres_url: str) -> None:
    assert "no studio in the database" in refusal(postgres_url)


def test_a_foreign_database_is_refused_and_left_alone(postgres_url: str) -> None:
    engine = postgres_engine(postgres_url)
    with engine.execution_options(writing=True).begin() as tx:
        tx.execute(text("CREATE TABLE songs (name TEXT)"))
    engine.dispose()
    assert "songs" in refusal(postgres_url)
    with pytest.raises(Refused, match="songs"):
        create_store(postgres_url, **ZONE)


def test_a_newer_database_is_refused(postgres_url: str) -> None:
    create_store(postgres_url, **ZONE).close()
    engine = postgres_engine(postgres_url)
    with engine.execution_options(writing=True).begin() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    assert "newer version" in refusal(postgres_url)


def test_a_database_that_is_not_there_is_a_sentence_without_the_password() -> None:
    said = refusal("postgresql://lbp:secret@127.0.0.1:9/studio")
    assert "does not answer" in said
    assert "secret" not in said


@pytest.mark.hazard("H11")
def test_every_setting_of_the_engine_is_in_force(studio_file: Path) -> None:
    store = open_store(sqlite_url(studio_file))
    with store.read() as tx:
        found = {
            name: str(tx.exec_driver_sql(f"PRAGMA {name}").scalar_one())
            for name in settings(driver().sqlite_version_info)
        }
    store.close()
    assert found == settings(driver().sqlite_version_info)
    assert found["foreign_keys"] == "1"


@pytest.mark.parametrize(
    ("version", "mended"),
    [((3, 44, 5), False), ((3, 44, 6), True), ((3, 50, 6), False), ((3, 50, 7), True), ((3, 51, 2), False),
     ((3, 51, 3), True), ((3, 45, 0), False), ((3, 40, 1), False), ((3, 53, 4), True)],
)  # fmt: skip
def test_the_write_ahead_log_is_used_only_where_it_is_mended(version: tuple[int, ...], mended: bool) -> None:
    assert has_mended_log(version) is mended
    assert settings(version)["journal_mode"] == ("wal" if mended else "delete")
    assert settings(version)["synchronous"] == ("2" if mended else "3")


def test_a_setting_that_does_not_take_is_not_passed_over(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create_store(sqlite_url(file), **ZONE).close()
    monkeypatch.setattr("lbp_core.storage.engine.settings", lambda version: {"busy_timeout": "-5"})
    with pytest.raises(RuntimeError, match="busy_timeout"):
        open_store(sqlite_url(file))
