"""A studio becomes an encrypted one and back, with its backups, whatever is cut short; and comes back with its key from paper."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.keeping.at_rest import at_rest as told
from lbp_core.coach.keeping.backups import told as backups_told
from lbp_core.coach.studio import open_studio
from lbp_core.keeping import at_rest, keys
from lbp_core.keeping.backing_up import Keeping, back_up, try_out
from lbp_core.keeping.looking_through import how_kept, look_through
from lbp_core.keeping.readable import readable_copies
from lbp_core.keeping.recovery_sheet import groups_of, key_typed
from lbp_core.keeping.restoring import restore
from lbp_core.keeping.shelf import on_the_shelf
from lbp_core.models.people import Role, Seen
from lbp_core.models.refusal import Refused
from lbp_core.storage import rewriting
from lbp_core.storage.cipher import is_encrypted
from lbp_core.storage.key_file import GIVEN_BY, NAMED_BY, read_key
from lbp_core.storage.store import create_store, open_store
from tests.keeping.conftest import NOW, add

CANARY = b"kanarienvogel"
WORDS = "seven red kettles on a shelf"


@pytest.fixture(autouse=True)
def no_key_of_the_machines_own(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (GIVEN_BY, NAMED_BY):
        monkeypatch.delenv(name, raising=False)


def quiet(_: str) -> None:
    """Nobody listens."""


def new(folder: Path, *names: str) -> Keeping:
    folder.mkdir(parents=True, exist_ok=True)
    store = create_store(sqlite_url(folder / "studio.db"), zone="Europe/London", demo=False)
    for name in names or ("Kanarienvogel",):
        add(store, name)
    store.close()
    return Keeping.of(sqlite_url(folder / "studio.db"), None)


def encrypted(folder: Path, *names: str) -> Keeping:
    keeping = new(folder, *names)
    keys.the_key(keeping)
    at_rest.encrypt(keeping, at=NOW, told=quiet)
    return keeping


def clients(keeping: Keeping) -> set[str]:
    store = open_store(keeping.url)
    with store.read() as tx:
        found = {row[0] for row in tx.exec_driver_sql("SELECT name_key FROM clients")}
    store.close()
    return found


def readable(folder: Path) -> set[str]:
    """Files in which a client's name stands in plain letters."""
    return {one.name for one in folder.rglob("*") if one.is_file() and CANARY in one.read_bytes().lower()}


def path(keeping: Keeping) -> Path:
    return at_rest.file_of(keeping)


def test_an_older_studio_is_encrypted_with_every_copy_of_it(tmp_path: Path) -> None:
    keeping = new(tmp_path)
    back_up(keeping, at=NOW - timedelta(days=40))
    shutil.copy(path(keeping), tmp_path / "studio.db.before-restore-20260101T000000Z")
    assert len(readable(tmp_path)) == 3, "the search itself finds nothing: it proves nothing"
    keys.the_key(keeping)
    path(keeping).chmod(0o640)
    done = at_rest.encrypt(keeping, at=NOW, told=quiet)
    assert stat_of(path(keeping)) == 0o640, "who may read it stays as it was"
    assert readable(tmp_path) == set()
    assert is_encrypted(path(keeping))
    assert clients(keeping) == {"kanarienvogel"}
    assert (len(done.copies), done.left) == (3, ())
    assert len(on_the_shelf(keeping.folder)) == 2
    assert look_through(keeping).whole
    for one in on_the_shelf(keeping.folder):
        assert try_out(keeping, one.file).clients == 1
    assert stat_of(tmp_path / "studio.key") == 0o600
    store = open_store(keeping.url)
    with store.read() as tx:
        assert tx.exec_driver_sql("SELECT count(*) FROM audit WHERE action LIKE 'encrypted%'").scalar_one() == 1
    store.close()


def stat_of(file: Path) -> int:
    return file.stat().st_mode & 0o777


def test_what_is_written_afterwards_is_backed_up_encrypted_and_comes_back(tmp_path: Path) -> None:
    keeping = encrypted(tmp_path)
    store = open_store(keeping.url)
    add(store, "Kanarienvogel Boris")
    made = back_up(keeping, at=NOW + timedelta(days=1))
    assert readable(tmp_path) == set()
    add(store, "Kanarienvogel Clara")
    store.close()
    path(keeping).unlink()
    assert restore(keeping, at=NOW + timedelta(days=2)).encrypted
    assert clients(keeping) == {"kanarienvogel", "kanarienvogel boris"}
    assert is_encrypted(made.file)
    assert readable(tmp_path) == set()


def test_the_way_back_leaves_a_readable_studio_and_encrypted_backups(tmp_path: Path) -> None:
    keeping = encrypted(tmp_path)
    done = at_rest.decrypt(keeping, at=NOW + timedelta(days=1), told=quiet)
    assert done.rows > 5
    assert readable(tmp_path) == {"studio.db"}
    assert list(tmp_path.glob("studio.db.before-*")) == [], "the older file is gone, not laid aside"
    assert not is_encrypted(path(keeping))
    assert look_through(keeping).whole
    with pytest.raises(Refused, match="is not encrypted"):
        at_rest.decrypt(keeping, at=NOW, told=quiet)
    assert at_rest.encrypt(keeping, at=NOW + timedelta(days=2), told=quiet).rows > done.rows
    assert readable(tmp_path) == set()


@pytest.mark.hazard("H11")
@pytest.mark.parametrize(
    ("studio", "backup", "after"),
    [
        ("open", "locked", True),
        ("locked", "open", True),
        ("locked", "locked", True),
        ("open", "open", False),
        ("locked", "sealed", True),
        ("gone", "locked", True),
    ],
)
def test_any_backup_comes_back_into_any_studio(tmp_path: Path, studio: str, backup: str, after: bool) -> None:
    source = (
        encrypted(tmp_path, "Kanarienvogel", "Anna") if backup == "locked" else new(tmp_path, "Kanarienvogel", "Anna")
    )
    sealed = Keeping(source.url, source.folder, WORDS)
    kept = back_up(sealed if backup == "sealed" else source, at=NOW + timedelta(days=1), to=tmp_path / "kept").file
    if studio == "locked" and backup != "locked":
        keys.the_key(source)
        at_rest.encrypt(source, at=NOW, told=quiet)
    if studio == "open" and backup == "locked":
        at_rest.decrypt(source, at=NOW, told=quiet)
    if studio == "gone":
        path(source).unlink()
    done = restore(sealed, at=NOW + timedelta(days=2), file=kept)
    assert (done.encrypted, done.clients) == (after, 2)
    assert clients(source) == {"kanarienvogel", "anna"}
    if after:
        left = {"kept"} if backup == "open" else set()
        before = {done.aside.name} if studio == "open" and done.aside is not None else set()
        assert readable(tmp_path) == left | before
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".rest")] == []


def test_an_encrypted_backup_goes_into_a_database_server_and_asks_for_its_key(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = encrypted(tmp_path)
    kept = back_up(source, at=NOW, to=tmp_path / "kept").file
    there = Keeping(postgres_url, tmp_path / "server-backups")
    with pytest.raises(Refused, match="LBP_SECRET_KEY or the file that LBP_KEY_FILE names"):
        restore(there, at=NOW, file=kept)
    monkeypatch.setenv(NAMED_BY, str(tmp_path / "studio.key"))
    assert restore(there, at=NOW, file=kept).clients == 1
    with pytest.raises(Refused, match="database server"):
        at_rest.check_can_encrypt(there)


# ---- cut short --------------------------------------------------------------------------------------------------------


def killed_at(step: int, keeping: Keeping, change: Callable[[Keeping], object]) -> bool:
    """True where the change was cut short at that step of its way: a file synced, named, linked, removed or opened to write."""
    child = os.fork()
    if child == 0:
        count = [0]

        def dies(real: Callable[..., object]) -> Callable[..., object]:
            def call(*words: object, **named: object) -> object:
                count[0] += 1
                if count[0] == step:
                    os._exit(9)
                return real(*words, **named)

            return call

        for name in ("fsync", "link", "replace", "rename", "unlink", "rmdir"):
            setattr(os, name, dies(getattr(os, name)))
        try:
            change(keeping)
            os._exit(0)
        finally:
            os._exit(3)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, 9}
    return code == 9


def encrypt_it(keeping: Keeping) -> object:
    return at_rest.encrypt(keeping, at=NOW, told=quiet)


def decrypt_it(keeping: Keeping) -> object:
    return at_rest.decrypt(keeping, at=NOW, told=quiet)


def killed_at_every_step(model: Path, change: Callable[[Keeping], object]) -> Iterator[tuple[int, Keeping]]:
    """A copy of that studio for each step at which the change is cut short, the last one with the whole change in it."""
    step, cut = 0, True
    while cut:
        step += 1
        folder = model.with_name(f"at-{step}")
        shutil.copytree(model, folder)
        keeping = Keeping.of(sqlite_url(folder / "studio.db"), None)
        cut = killed_at(step, keeping, change)
        yield step, keeping
        shutil.rmtree(folder)


@pytest.mark.hazard("H11")
def test_cut_short_anywhere_one_of_the_two_lies_there_whole_and_the_next_try_finishes(tmp_path: Path) -> None:
    """At every step in turn, in a studio with a backup; what was left over is gone once the command ran through."""
    model, kinds = new(tmp_path / "model"), set()
    back_up(model, at=NOW - timedelta(days=40))
    keys.the_key(model)
    for step, keeping in killed_at_every_step(tmp_path / "model", encrypt_it):
        kinds.add(is_encrypted(path(keeping)))
        assert clients(keeping) == {"kanarienvogel"}, f"step {step}"
        assert at_rest.encrypt(keeping, at=NOW + timedelta(minutes=1), told=quiet).left == ()
        assert readable(path(keeping).parent) == set(), f"step {step}"
        assert readable_copies(path(keeping), keeping.folder) == ()
        assert look_through(keeping).whole
    assert kinds == {False, True}
    assert step > 20


@pytest.mark.hazard("H11")
def test_the_way_back_cut_short_anywhere_leaves_one_of_the_two_whole(tmp_path: Path) -> None:
    encrypted(tmp_path / "model")
    kinds = set()
    for step, keeping in killed_at_every_step(tmp_path / "model", decrypt_it):
        kinds.add(is_encrypted(path(keeping)))
        assert clients(keeping) == {"kanarienvogel"}, f"step {step}"
        at_rest.encrypt(keeping, at=NOW + timedelta(minutes=1), told=quiet)
        assert readable(path(keeping).parent) == set(), f"step {step}"
    assert kinds == {False, True}


def test_where_it_fails_the_studio_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = new(tmp_path)
    keys.the_key(keeping)
    before = path(keeping).read_bytes()

    def full(*_: object) -> None:
        raise Refused("There is no room.")

    monkeypatch.setattr(at_rest, "read_through", full)
    with pytest.raises(Refused, match="no room"):
        at_rest.encrypt(keeping, at=NOW, told=quiet)
    now = path(keeping).read_bytes()
    journal = slice(18, 28)  # which journal it has, and that it was changed to the slower one for the while
    assert now[100:] == before[100:]
    assert now[: journal.start] == before[: journal.start]
    assert clients(keeping) == {"kanarienvogel"}
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_without_a_backup_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeping = new(tmp_path)
    keys.the_key(keeping)

    def fails(*_: object, **__: object) -> None:
        raise Refused("No backup was made.")

    monkeypatch.setattr(at_rest, "back_up", fails)
    with pytest.raises(Refused, match="No backup"):
        at_rest.encrypt(keeping, at=NOW, told=quiet)
    assert not is_encrypted(path(keeping))


def test_another_studios_backups_in_the_same_folder_are_left_alone_and_named(tmp_path: Path) -> None:
    keeping, other = new(tmp_path), new(tmp_path / "other", "Somebody else")
    stranger = back_up(Keeping(other.url, keeping.folder), at=NOW - timedelta(days=40)).file
    before = stranger.read_bytes()
    keys.the_key(keeping)
    done = at_rest.encrypt(keeping, at=NOW, told=quiet)
    assert done.left == (stranger,)
    assert stranger.read_bytes() == before


# ---- the key ----------------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H11")
def test_a_lost_key_comes_back_from_the_sheet_and_a_backup_opens_on_a_new_machine(tmp_path: Path) -> None:
    keeping = encrypted(tmp_path / "old")
    sheet = groups_of(keys.the_key(keeping))
    kept = back_up(keeping, at=NOW, to=tmp_path / "stick.db").file
    (tmp_path / "new").mkdir()
    there = Keeping.of(sqlite_url(tmp_path / "new" / "studio.db"), None)
    with pytest.raises(Refused, match="its key is not here"):
        restore(there, at=NOW, file=kept)
    assert not (tmp_path / "new" / "studio.db").exists(), "never an empty new studio"
    put = keys.put_back(there, key_typed(sheet), at=NOW)
    assert (put.fits, put.aside, stat_of(put.file)) == (None, None, 0o600)
    assert restore(there, at=NOW, file=kept).encrypted
    assert clients(there) == {"kanarienvogel"}
    assert keys.put_back(there, key_typed(sheet), at=NOW).fits is True


def test_a_key_is_put_back_beside_its_own_studio_only(tmp_path: Path) -> None:
    keeping, other = encrypted(tmp_path / "a"), encrypted(tmp_path / "b")
    own, strange = keys.the_key(keeping), keys.the_key(other)
    with pytest.raises(Refused, match="sheet of another studio"):
        keys.put_back(keeping, strange, at=NOW)
    (tmp_path / "a" / "studio.key").write_text("no key at all")
    put = keys.put_back(keeping, own, at=NOW)
    assert put.aside is not None
    assert put.aside.read_text() == "no key at all"
    assert clients(keeping) == {"kanarienvogel"}


def test_a_backup_of_another_key_is_told(tmp_path: Path) -> None:
    keeping, other = encrypted(tmp_path / "a"), encrypted(tmp_path / "b")
    kept = back_up(other, at=NOW, to=tmp_path / "kept").file
    with pytest.raises(Refused, match="is not the one of"):
        restore(keeping, at=NOW, file=kept)
    path(keeping).unlink()
    assert keys._fits(keeping, keys.FileKey.of(keys.the_key(other))) is False


def test_the_key_is_in_no_backup_and_in_no_kit_of_the_shelf(tmp_path: Path) -> None:
    keeping = encrypted(tmp_path)
    back_up(keeping, at=NOW + timedelta(days=1))
    root = read_key(tmp_path / "studio.key")
    assert root is not None
    written = (tmp_path / "studio.key").read_bytes().strip()
    for one in keeping.folder.iterdir():
        assert root not in one.read_bytes()
        assert written not in one.read_bytes()


def test_an_encrypted_studio_never_gets_a_fresh_key_in_the_place_of_its_own(tmp_path: Path) -> None:
    from lbp_core.coach.door.second_steps import sealed

    keeping = encrypted(tmp_path)
    studio = open_studio(keeping.url)
    (tmp_path / "studio.key").unlink()
    with pytest.raises(Refused, match="put it back"):
        sealed(studio, "x", "ines")
    with pytest.raises(Refused, match="key is not here"):
        keys.the_key(keeping)
    assert not (tmp_path / "studio.key").exists()
    assert "recover-key" in " ".join(told(studio, keeping.url).worries)
    studio.store.close()


def test_a_new_studio_begins_encrypted(tmp_path: Path) -> None:
    keeping = Keeping.of(sqlite_url(tmp_path / "studio.db"), None)
    at_rest.check_can_begin(keeping)
    with pytest.raises(Refused, match="There is no key"):
        at_rest.begin_encrypted(keeping, zone="Europe/London", at=NOW)
    keys.the_key(keeping)
    at_rest.begin_encrypted(keeping, zone="Europe/London", at=NOW)
    assert is_encrypted(path(keeping))
    with pytest.raises(Refused, match="already a file"):
        at_rest.check_can_begin(keeping)


# ---- what is told -----------------------------------------------------------------------------------------------------


def test_the_studio_page_says_who_could_read_it(tmp_path: Path) -> None:
    keeping = new(tmp_path)
    studio = open_studio(keeping.url)
    assert "Not encrypted" in told(studio, keeping.url).says
    studio.store.close()
    keys.the_key(keeping)
    at_rest.encrypt(keeping, at=NOW, told=quiet)
    studio = open_studio(keeping.url)
    found = told(studio, keeping.url)
    assert found.says.startswith("Encrypted")
    assert found.worries == ()
    assert any(str(tmp_path / "studio.key") in line for line in found.more)
    assert "encrypted with the studio's key" not in " ".join(backups_told(studio, keeping.url, at=NOW).more), (
        "made before"
    )
    back_up(keeping, at=NOW + timedelta(days=1))
    assert "encrypted with the studio's key" in " ".join(
        backups_told(studio, keeping.url, at=NOW + timedelta(days=1)).more
    )
    (tmp_path / "studio.db.before-x").write_bytes(rewriting.SQLITE_MARK + b"old")
    assert "studio.db.before-x" in " ".join(told(studio, keeping.url).worries)
    for seen in (Seen(person_id="kit", role=Role.ASSISTANT), Seen(client_id="anna")):
        with pytest.raises(Refused):
            told(studio.seen_by(seen), keeping.url)
    studio.store.close()


def test_a_studio_in_a_synced_folder_opens_and_is_warned_of(tmp_path: Path) -> None:
    keeping = new(tmp_path / "calm")
    (tmp_path / "OneDrive - Studio").mkdir()
    moved = tmp_path / "OneDrive - Studio" / "studio.db"
    path(keeping).rename(moved)
    studio = open_studio(sqlite_url(moved))
    assert "synced folder 'OneDrive - Studio'" in told(studio, sqlite_url(moved)).worries[0]
    assert "synced folder 'OneDrive - Studio'" in how_kept(sqlite_url(moved))
    assert "synced" not in how_kept(keeping.url)
    studio.store.close()
