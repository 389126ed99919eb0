"""A backup is whole, sealed where that was asked for, kept for as long as it should be, and puts the studio back."""

import json
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from lbp_core.keeping import backing_up
from lbp_core.keeping.backing_up import Keeping, back_up, try_out
from lbp_core.keeping.envelope import PIECE_BYTES, is_sealed, seal, unseal
from lbp_core.keeping.erased import LIST, erased, remember
from lbp_core.keeping.looking_through import how_kept, look_through
from lbp_core.keeping.restoring import restore
from lbp_core.keeping.shelf import Backup, is_due, last, name_for, on_the_shelf, too_many
from lbp_core.models.refusal import Refused
from lbp_core.storage import tables
from lbp_core.storage.engine import driver
from lbp_core.storage.links import open_link
from lbp_core.storage.once import id_from
from lbp_core.storage.store import Store, open_store
from tests.keeping.conftest import NOW, add
from tests.storage.test_migrating import OLDER, stored_studio

WORDS = "seven red kettles on a shelf"


def names(url: str) -> set[str]:
    store = open_store(url)
    with store.read() as tx:
        found = set(tx.execute(select(tables.clients.c.name_key)).scalars())
    store.close()
    return found


@pytest.mark.parametrize("passphrase", [None, WORDS])
def test_a_backup_puts_back_what_was_there_and_nothing_later(
    keeping: Keeping, store: Store, passphrase: str | None
) -> None:
    keeping = Keeping(keeping.url, keeping.folder, passphrase)
    made = back_up(keeping, at=NOW)
    assert is_sealed(made.file) is (passphrase is not None)
    assert (b"Anna" in made.file.read_bytes()) is (passphrase is None)
    add(store, "Boris")
    store.close()
    done = restore(keeping, at=NOW + timedelta(days=1))
    assert names(keeping.url) == {"anna"}
    assert (done.clients, done.as_of, done.links_ended, done.backup) == (1, NOW, 1, made.file)
    assert done.aside is not None
    assert done.aside.exists()
    assert look_through(keeping).whole
    again = open_store(keeping.url)
    add(again, "Clara")
    with again.read() as tx:
        assert open_link(tx, digest=id_from("client", "", "Anna").rjust(64, "0")) is None
        assert open_link(tx, digest=id_from("client", "", "Clara").rjust(64, "0")) is not None
    again.close()


@pytest.mark.hazard("H17")
def test_what_lay_there_before_a_restore_can_be_put_back_too(keeping: Keeping, store: Store) -> None:
    back_up(keeping, at=NOW)
    add(store, "Boris")
    store.close()
    done = restore(keeping, at=NOW)
    assert done.aside is not None
    restore(keeping, at=NOW + timedelta(seconds=5), file=done.aside)
    assert names(keeping.url) == {"anna", "boris"}


def test_a_studio_moves_from_a_file_to_a_database(sqlite_file_url: str, postgres_url: str, tmp_path: Path) -> None:
    from lbp_core.storage.store import create_store

    store = create_store(sqlite_file_url, zone="Europe/Paris", demo=False)
    add(store, "Anna")
    store.close()
    back_up(Keeping(sqlite_file_url, tmp_path / "b"), at=NOW)
    restore(Keeping(postgres_url, tmp_path / "b"), at=NOW)
    moved = open_store(postgres_url)
    add(moved, "Boris")
    moved.close()
    assert names(postgres_url) == {"anna", "boris"}
    assert look_through(Keeping(postgres_url, tmp_path / "b")).whole


@pytest.mark.parametrize("shape", OLDER)
def test_a_copy_of_every_older_shape_is_put_back_in_todays(
    keeping: Keeping, store: Store, tmp_path: Path, shape: str
) -> None:
    store.close()
    old = stored_studio(shape, tmp_path / "old.db")
    done = restore(keeping, at=NOW, file=old)
    assert done.clients > 0
    assert look_through(keeping).whole


def test_a_studio_that_the_app_has_open_is_not_replaced(sqlite_file_url: str, tmp_path: Path) -> None:
    from lbp_core.storage.store import create_store

    store = create_store(sqlite_file_url, zone="Europe/London", demo=False)
    add(store, "Anna")
    keeping = Keeping(sqlite_file_url, tmp_path / "backups")
    back_up(keeping, at=NOW)
    add(store, "Boris")
    with store.read() as tx:
        tx.execute(select(tables.clients.c.id)).all()
        with pytest.raises(Refused, match="Stop the app"):
            restore(keeping, at=NOW)
    store.close()
    assert names(sqlite_file_url) == {"anna", "boris"}


def test_a_backup_that_is_not_whole_is_passed_over_and_a_named_one_is_refused(keeping: Keeping, store: Store) -> None:
    first = back_up(keeping, at=NOW)
    add(store, "Boris")
    second = back_up(keeping, at=NOW + timedelta(days=1))
    store.close()
    with closing(driver().connect(str(second.file))) as raw:
        raw.execute("DROP TRIGGER audit_no_update")
        raw.execute("DROP TRIGGER writes_no_update")
        raw.execute("UPDATE writes SET who = 'person:somebody' WHERE seq = 1")
        raw.commit()
    with pytest.raises(Refused, match="Row 1 of writes is not what was written"):
        restore(keeping, at=NOW, file=second.file)
    assert restore(keeping, at=NOW).backup == first.file


@pytest.mark.parametrize("cut", [0, 10, 5_000])
def test_a_backup_cut_short_is_refused(keeping: Keeping, store: Store, cut: int) -> None:
    made = back_up(keeping, at=NOW)
    made.file.write_bytes(made.file.read_bytes()[:cut])
    store.close()
    with pytest.raises(Refused):
        restore(keeping, at=NOW)
    assert names(keeping.url) == {"anna"}


def test_who_was_erased_since_is_erased_again(keeping: Keeping, store: Store) -> None:
    boris = add(store, "Boris")
    back_up(keeping, at=NOW)
    store.close()
    remember(keeping.folder, boris, at=NOW)
    remember(keeping.folder, boris, at=NOW)
    with pytest.raises(Refused, match="were erased since"):
        restore(keeping, at=NOW)
    asked: list[str] = []

    def erase(_: Store, ids: Sequence[str]) -> Sequence[str]:
        asked.extend(ids)
        return ids

    assert restore(keeping, at=NOW, erase=erase).erased_again == 1
    assert asked == [boris]
    (keeping.folder / LIST).write_text("{oops")
    with pytest.raises(Refused, match="damaged"):
        erased(keeping.folder)
    with pytest.raises(Refused, match="damaged"):
        restore(keeping, at=NOW, erase=erase)


def test_a_backup_is_tried_out_once_a_month_and_its_story_is_written_down(keeping: Keeping) -> None:
    back_up(keeping, at=NOW)
    back_up(keeping, at=NOW + timedelta(days=1))
    said = last(keeping.folder)
    assert said.good == (NOW + timedelta(days=1)).isoformat()
    assert (said.drilled, said.trouble, said.clients) == (NOW.isoformat(), None, 1)
    assert said.rows > 3
    back_up(keeping, at=NOW + timedelta(days=31))
    assert last(keeping.folder).drilled == (NOW + timedelta(days=31)).isoformat()


def test_a_backup_that_does_not_come_back_is_no_backup(keeping: Keeping, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise Refused("It does not open.")

    monkeypatch.setattr(backing_up, "try_out", fails)
    with pytest.raises(Refused, match="It does not open"):
        back_up(keeping, at=NOW)
    said = last(keeping.folder)
    assert said.good is None
    assert "It does not open" in (said.trouble or "")


def test_a_failed_backup_is_written_down_and_tried_again_after_a_while(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(keeping, at=NOW)
    later = NOW + timedelta(days=2)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(backing_up, "copy_whole", full)
    with pytest.raises(Refused, match="No space left"):
        back_up(keeping, at=later)
    said = last(keeping.folder)
    assert said.good == NOW.isoformat()
    assert "No space left" in (said.trouble or "")
    assert not is_due(keeping.folder, at=later + timedelta(minutes=5))
    assert is_due(keeping.folder, at=later + timedelta(hours=1))
    assert [one.name for one in keeping.folder.iterdir() if one.name.startswith(".making")] == []


def test_two_backups_at_once_are_one(keeping: Keeping) -> None:
    keeping.folder.mkdir()
    with backing_up.one_at_a_time(keeping.folder), pytest.raises(Refused, match="being made just now"):
        back_up(keeping, at=NOW)


def test_a_backup_by_name_goes_there_and_never_over_another_file(keeping: Keeping, tmp_path: Path) -> None:
    to = tmp_path / "stick.db"
    back_up(keeping, at=NOW, to=to)
    assert try_out(keeping, to).clients == 1
    with pytest.raises(Refused, match="already a file"):
        back_up(keeping, at=NOW, to=to)


# ---- what stays -----------------------------------------------------------------------------------------------------


def shelf(instants: Sequence[datetime]) -> list[Backup]:
    return [Backup(Path(str(number)), at, "0") for number, at in enumerate(instants)]


def test_seven_days_five_weeks_and_twelve_months_stay() -> None:
    every_day = [NOW + timedelta(days=n) for n in range(800)]
    gone = set(too_many(shelf(every_day)))
    kept = [one for one in shelf(every_day) if one not in gone]
    days = sorted(one.at.date() for one in kept)
    newest = every_day[-1].date()
    assert days[-7:] == [newest - timedelta(days=n) for n in range(6, -1, -1)]
    assert len({(d.year, d.month) for d in days}) == 12
    assert len({d.isocalendar()[:2] for d in days}) >= 5
    assert len(days) <= 7 + 5 + 12


def test_several_of_one_day_leave_the_newest_and_gaps_take_nothing_away() -> None:
    one_day = [NOW + timedelta(hours=n) for n in range(5)]
    assert [one.at for one in shelf(one_day) if one not in too_many(shelf(one_day))] == [one_day[-1]]
    rare = [NOW + timedelta(days=90 * n) for n in range(6)]
    assert too_many(shelf(rare)) == ()
    assert too_many([]) == ()


def test_the_shelf_grows_no_further_and_leaves_strangers_alone(keeping: Keeping) -> None:
    keeping.folder.mkdir()
    (keeping.folder / "holiday.jpg").write_bytes(b"x")
    for day in range(40):
        (keeping.folder / name_for(NOW - timedelta(days=day + 1), "0", sealed=False)).write_bytes(b"old")
    back_up(keeping, at=NOW)
    assert len(on_the_shelf(keeping.folder)) <= 7 + 5 + 2
    assert (keeping.folder / "holiday.jpg").exists()


def test_a_clock_that_was_wrong_does_not_hold_backups_back(keeping: Keeping) -> None:
    back_up(keeping, at=NOW + timedelta(days=400))
    assert is_due(keeping.folder, at=NOW)
    assert not is_due(keeping.folder, at=NOW + timedelta(days=400, hours=23))


@pytest.mark.hazard("H18")
def test_a_backup_named_after_a_wrong_clock_is_not_taken_for_the_newest(keeping: Keeping, store: Store) -> None:
    back_up(keeping, at=NOW + timedelta(days=400))
    add(store, "Boris")
    newest = back_up(keeping, at=NOW)
    store.close()
    assert restore(keeping, at=NOW).backup == newest.file
    assert names(keeping.url) == {"anna", "boris"}


def test_the_start_says_how_the_records_are_kept(sqlite_file_url: str, postgres_url: str) -> None:
    assert "DELETE + EXTRA" in how_kept(sqlite_file_url) or "WAL + FULL" in how_kept(sqlite_file_url)
    said = how_kept(postgres_url)
    assert "fsync is off" in said, "the tests' own server does not sync"
    assert "full_page_writes" not in said


# ---- sealing --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_what_is_sealed_opens_again_whole(tmp_path: Path, size: int) -> None:
    plain, sealed, again = (tmp_path / name for name in "psa")
    plain.write_bytes(bytes(range(256)) * (size // 256) + b"x" * (size % 256))
    seal(plain, sealed, WORDS)
    unseal(sealed, again, WORDS)
    assert again.read_bytes() == plain.read_bytes()


def test_a_sealed_file_gives_way_to_no_other_words_and_no_change(tmp_path: Path) -> None:
    plain, sealed, bad, again = (tmp_path / name for name in "psba")
    plain.write_bytes(b"a" * (2 * PIECE_BYTES + 5))
    seal(plain, sealed, WORDS)
    whole = sealed.read_bytes()
    pieces = [whole[:41], *(whole[41 + n * (PIECE_BYTES + 16) : 41 + (n + 1) * (PIECE_BYTES + 16)] for n in range(3))]
    for broken in (
        whole[:-1], whole[: -5 - 16], whole[:30] + b"!" + whole[31:], whole[:100] + b"!" + whole[101:],
        pieces[0] + pieces[2] + pieces[1] + pieces[3], whole + b"x",
    ):  # fmt: skip
        bad.write_bytes(broken)
        with pytest.raises(Refused, match="does not open"):
            unseal(bad, again, WORDS)
    with pytest.raises(Refused, match="does not open"):
        unseal(sealed, again, WORDS + "!")
    with pytest.raises(Refused, match="is sealed"):
        unseal(sealed, again, None)
    with pytest.raises(Refused, match="at least 12"):
        seal(plain, sealed, "short")


# ---- looking through ------------------------------------------------------------------------------------------------


def test_looking_through_names_what_was_altered_and_a_shelf_from_elsewhere(keeping: Keeping, store: Store) -> None:
    made = back_up(keeping, at=NOW)
    assert look_through(keeping).whole
    stranger = made.file.with_name(name_for(NOW, "1-aaaaaaaaaaaa", sealed=False))
    stranger.write_bytes(b"")
    assert any(stranger.name in line for line in look_through(keeping).says)
    with store._engine.execution_options(writing=True).begin() as tx:
        if tx.dialect.name == "sqlite":
            tx.execute(text("DROP TRIGGER audit_no_delete"))
        tx.execute(insert(tables.audit).values(at=f"{NOW:%Y-%m-%dT%H:%M:%S.%fZ}", actor="x", action="x", about=""))
    found = look_through(keeping)
    assert not found.whole
    assert any("added past this program" in line for line in found.says)
    assert json.loads((keeping.folder / "last.json").read_text())["rows"] > 0


def test_the_moment_is_said_in_utc(keeping: Keeping) -> None:
    assert name_for(datetime(2026, 7, 1, 12, tzinfo=UTC), "0", sealed=True) == "studio-20260701T120000Z-0.sealed"
