"""`backup`, `restore` and `verify` as they are typed: what they say, and what lies there afterwards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.storage.store import create_store
from tests.keeping.conftest import add


def lbp(url: str, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "lbp_core", *words]
    given = {**os.environ, "LBP_DATABASE_URL": url, **env}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60, env=given)


@pytest.fixture
def url(tmp_path: Path) -> str:
    store = create_store(sqlite_url(tmp_path / "studio.db"), zone="Europe/London", demo=False)
    add(store, "Anna")
    store.close()
    return sqlite_url(tmp_path / "studio.db")


def test_a_studio_is_backed_up_lost_and_back_in_two_commands(url: str, tmp_path: Path) -> None:
    made = lbp(url, "backup")
    assert made.returncode == 0
    assert "1 clients" in made.stdout
    assert "not sealed" in made.stdout
    (tmp_path / "studio.db").unlink()
    back = lbp(url, "restore")
    assert (back.returncode, back.stderr) == (0, "")
    assert "records up to 02 March 2026, 09:00 UTC" in back.stdout
    assert "python3 -m lbp_core run" in back.stdout
    looked = lbp(url, "verify")
    assert looked.returncode == 0
    assert "rows are what was written" in looked.stdout
    assert "Records: SQLite" in looked.stdout


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("shape", [b"", b"Dear diary", b"SQLite format 3\x00" + b"\xff" * 9_000, None])
def test_whatever_lies_there_one_command_brings_the_studio_back(url: str, tmp_path: Path, shape: bytes | None) -> None:
    file = tmp_path / "studio.db"
    whole = file.read_bytes()
    assert lbp(url, "backup").returncode == 0
    damaged = whole[: len(whole) // 3] if shape is None else shape
    file.write_bytes(damaged)
    refused = lbp(url, "verify")
    assert refused.returncode == 2
    assert "python3 -m lbp_core restore" in refused.stderr
    back = lbp(url, "restore")
    assert (back.returncode, back.stderr) == (0, "")
    kept = [one for one in tmp_path.iterdir() if "before-restore" in one.name and one.suffix not in {"-wal"}]
    assert [one.read_bytes() for one in kept] == [damaged]
    assert lbp(url, "verify").returncode == 0


def test_a_backup_that_is_not_due_is_not_made(url: str, tmp_path: Path) -> None:
    assert lbp(url, "backup").returncode == 0
    again = lbp(url, "backup", "--if-due")
    assert again.returncode == 0
    assert "nothing was to be done" in again.stdout
    assert len(list((tmp_path / "backups").glob("studio-*"))) == 1


def test_a_sealed_backup_asks_for_its_words(url: str) -> None:
    made = lbp(url, "backup", LBP_BACKUP_KEY="seven red kettles on a shelf")
    assert "sealed with your passphrase" in made.stdout
    refused = lbp(url, "restore")
    assert refused.returncode == 2
    assert "Set LBP_BACKUP_KEY" in refused.stderr
    assert lbp(url, "restore", LBP_BACKUP_KEY="seven red kettles on a shelf").returncode == 0


def test_what_is_not_there_is_a_sentence(url: str, tmp_path: Path) -> None:
    nothing = lbp(url, "restore")
    assert nothing.returncode == 2
    assert "There is no whole backup" in nothing.stderr
    named = lbp(url, "restore", str(tmp_path / "none.db"))
    assert "There is no file" in named.stderr
    assert "Traceback" not in nothing.stderr + named.stderr


def test_a_row_altered_by_hand_ends_verify_with_its_name(url: str, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(tmp_path / "studio.db")) as raw, raw:
        raw.execute("DROP TRIGGER writes_no_update")
        raw.execute("UPDATE writes SET who = 'person:jo' WHERE seq = 2")
    looked = lbp(url, "verify")
    assert looked.returncode == 1
    assert "Row 2 of writes is not what was written" in looked.stdout
