"""Where the studio is: made by itself only on the very first run at home, never at a place somebody named."""

from pathlib import Path

import pytest

from lbp_core.bootstrap.places import STUDIO, sqlite_url
from lbp_core.coach.studio import serve_studio
from lbp_core.models.refusal import Refused
from pages import _front, _studio


def test_the_first_run_makes_the_studio_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LBP_DATABASE_URL", raising=False)
    monkeypatch.setattr(_studio, "HOME", tmp_path / "studio.db")
    assert _studio.begins_new()
    assert _front.trouble() is None
    assert (tmp_path / "studio.db").exists()
    assert not _studio.begins_new()
    assert _studio.the_studio() is _studio.the_studio()


def test_a_named_place_without_a_studio_is_refused_and_stays_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LBP_DATABASE_URL", sqlite_url(tmp_path / "mistyped.db"))
    with pytest.raises(Refused, match="no studio at"):
        _studio.the_studio()
    assert "mistyped.db" in str(_front.trouble())
    assert list(tmp_path.iterdir()) == []


def test_home_is_where_the_commands_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LBP_DATABASE_URL", raising=False)
    assert _studio.HOME == STUDIO
    assert _studio.address() == sqlite_url(STUDIO)


def test_the_app_says_that_another_one_has_the_file_and_opens_it_once_that_has_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LBP_DATABASE_URL", sqlite_url(tmp_path / "studio.db"))
    studio, place = serve_studio(_studio.address(), create=True)
    assert "a file serves one app at a time" in str(_front.trouble())
    assert not _studio.is_open()
    place.leave()
    assert _front.trouble() is None
    with pytest.raises(Refused, match="one app at a time"):
        serve_studio(_studio.address())
    studio.store.close()
