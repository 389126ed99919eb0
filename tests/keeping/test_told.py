"""What a trainer reads about the backups, and what the app does about them by itself."""

import subprocess
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.gate import gate
from lbp_core.coach.keeping.backups import due, told
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.keeping.backing_up import Keeping, back_up
from lbp_core.keeping.restoring import restore
from lbp_core.keeping.shelf import last, on_the_shelf
from lbp_core.models.people import Role, Seen
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion, ScreenInput
from lbp_core.models.verdict import Disposition
from pages import _nightly, _studio
from tests import people
from tests.keeping.conftest import NOW, add


@pytest.fixture
def file_url(tmp_path: Path) -> str:
    return sqlite_url(tmp_path / "studio.db")


@pytest.fixture
def studio(file_url: str) -> Studio:
    made = open_studio(file_url, create=True)
    add(made.store, "Anna")
    return made


def test_before_the_first_backup_it_says_how_one_is_made(studio: Studio, file_url: str) -> None:
    found = told(studio, file_url, at=NOW)
    assert found.says == "No backup has been made yet."
    assert "python3 -m lbp_core backup" in (found.worry or "")


def test_a_demo_says_that_it_needs_none(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path / "demo.db")
    found = told(open_studio(url, create=True, demo=True), url, at=NOW)
    assert (found.says, found.worry) == ("A demo studio is not backed up.", None)


def test_the_last_good_one_is_said_in_the_studios_time(studio: Studio, file_url: str) -> None:
    back_up(Keeping.of(file_url, None), at=NOW)
    found = told(studio, file_url, at=NOW + timedelta(hours=3))
    assert found.says == "Last good backup: 2 March 2026, 09:00, 3 h ago."
    assert found.worry is None
    assert any("It is the only one." in line for line in found.more)
    assert any("1 clients, every row read and checked" in line for line in found.more)
    assert any("put back for trial on 2 March 2026" in line for line in found.more)
    late = told(studio, file_url, at=NOW + timedelta(days=3))
    assert "more than two days old" in (late.worry or "")


def test_a_try_that_failed_is_said_until_one_works(studio: Studio, file_url: str) -> None:
    keeping = Keeping.of(file_url, None)
    back_up(keeping, at=NOW)
    short = Keeping(keeping.url, keeping.folder, "short")
    with pytest.raises(Refused, match="at least 12"):
        back_up(short, at=NOW + timedelta(days=1))
    assert "at least 12" in (told(studio, file_url, at=NOW + timedelta(days=1)).worry or "")
    back_up(keeping, at=NOW + timedelta(days=1, hours=1))
    assert told(studio, file_url, at=NOW + timedelta(days=1, hours=2)).worry is None


@pytest.mark.hazard("H17")
def test_after_a_restore_it_says_how_old_the_records_are_for_four_weeks(studio: Studio, file_url: str) -> None:
    keeping = Keeping.of(file_url, None)
    back_up(keeping, at=NOW)
    studio.store.close()
    restore(keeping, at=NOW + timedelta(days=1))
    again = open_studio(file_url)
    (first, *_) = told(again, file_url, at=NOW + timedelta(days=2)).more
    assert "records up to 2 March 2026, 09:00" in first
    assert "safety questions are asked of everybody again" in first
    assert not any("put back on" in line for line in told(again, file_url, at=NOW + timedelta(days=40)).more)


@pytest.mark.hazard("H17")
@pytest.mark.hazard("H02")
def test_after_a_restore_nobody_trains_before_they_were_asked_again_and_a_yes_stays(
    studio: Studio, file_url: str
) -> None:
    calm_one, open_one = people.anna(studio), people.anna(studio, key="b", name="Boris")
    for client in (calm_one, open_one):
        people.screened(studio, client.id)
    told_yes = ScreenInput(answers={people.emergency(): Answer.YES}, age=None)
    on, asked = (
        people.MONDAY,
        {"occasion": Occasion.CHECK_IN, "by": By.CLIENT, "key": "yes", "at": people.at(people.MONDAY, 12)},
    )
    gate.record_screening(studio, open_one.id, told_yes, **asked)
    assert not gate.gate(studio, calm_one.id, on=on).locked
    back_up(Keeping.of(file_url, None), at=people.at(on, 13))
    studio.store.close()
    restore(Keeping.of(file_url, None), at=people.at(on, 14))
    again = open_studio(file_url)
    assert gate.gate(again, calm_one.id, on=on).disposition is Disposition.UNFINISHED
    assert gate.gate(again, open_one.id, on=on).disposition is Disposition.STOP_EMERGENCY
    people.screened(again, calm_one.id, key="after")
    assert not gate.gate(again, calm_one.id, on=on).locked


def test_who_keeps_no_records_is_told_nothing_about_them(studio: Studio, file_url: str) -> None:
    for seen in (Seen(person_id="kit", role=Role.ASSISTANT), Seen(client_id="anna")):
        with pytest.raises(Refused):
            told(studio.seen_by(seen), file_url, at=NOW)


def test_the_app_makes_one_when_it_is_due_and_not_again(
    studio: Studio, file_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LBP_DATABASE_URL", file_url)
    monkeypatch.setattr(_nightly, "FIRST_AFTER_S", 0.01)
    monkeypatch.setattr(_nightly, "EVERY_S", 0.01)
    _studio.the_studio()
    calls: list[bool] = []
    real, stop = _nightly.make_one, Event()

    def make_one() -> bool:
        calls.append(real())
        stop.set()
        return calls[-1]

    monkeypatch.setattr(_nightly, "make_one", make_one)
    assert due(file_url, at=_studio.now())
    _nightly.start(stop).join(timeout=60)
    assert calls == [True]
    assert len(on_the_shelf(Keeping.of(file_url, None).folder)) == 1
    assert not due(file_url, at=_studio.now())
    assert last(Keeping.of(file_url, None).folder).clients == 1


def test_a_backup_that_cannot_be_started_takes_nobody_down(file_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LBP_DATABASE_URL", file_url)

    def slow(*_: object, **__: object) -> "subprocess.CompletedProcess[str]":
        raise subprocess.TimeoutExpired("backup", 1)

    assert _nightly.make_one(slow) is False
    assert _nightly.make_one() is False, "there is no studio at that address"
