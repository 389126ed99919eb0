"""The studio page's cards about backups and about who could read the file."""

from datetime import UTC, datetime
from pathlib import Path

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.studio import Studio
from lbp_core.keeping import at_rest, keys
from lbp_core.keeping.backing_up import Keeping
from lbp_core.keeping.shelf import on_the_shelf
from pages import _studio
from tests.pages.conftest import Open, words


def test_a_backup_is_made_at_once_by_a_tap(page: Open, tmp_path: Path) -> None:
    shown = page("studio")
    assert "No backup has been made yet." in words(shown)
    next(one for one in shown.button if one.key == "backup_now").click().run(timeout=120)
    assert not shown.exception
    assert len(on_the_shelf(tmp_path / "backups")) == 1
    again = page("studio")
    assert "Last good backup" in words(again)
    next(one for one in again.button if one.key == "backup_now").click().run(timeout=120)
    assert len(on_the_shelf(tmp_path / "backups")) == 1, (
        "of one day the newest stays; it was made though nothing was due"
    )


def test_a_readable_studio_says_so_and_how_it_is_encrypted(page: Open) -> None:
    said = words(page("studio"))
    assert "Not encrypted: whoever has the studio's file can read it." in said
    assert "python3 -m lbp_core encrypt" in said


def test_an_encrypted_studio_says_so(studio: Studio, page: Open, tmp_path: Path) -> None:
    studio.store.close()
    _studio._OPEN.clear()
    keeping = Keeping.of(sqlite_url(tmp_path / "studio.db"), None)
    keys.the_key(keeping)
    at_rest.encrypt(keeping, at=datetime(2026, 3, 2, tzinfo=UTC), told=lambda _: None)
    said = words(page("studio"))
    assert "Encrypted: without the key nobody reads the studio's file or its backups." in said
    assert str(tmp_path / "studio.key") in said
