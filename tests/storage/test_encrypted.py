"""A studio in an encrypted file: nothing readable beside it, and a sentence for whatever keeps it from opening."""

import hmac
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from hashlib import pbkdf2_hmac
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from sqlalchemy import select

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.models.refusal import Refused
from lbp_core.storage import cipher, engine, rewriting, tables
from lbp_core.storage.cipher import MARK, FileKey, is_encrypted, key_for
from lbp_core.storage.copying import copy_whole, read_through
from lbp_core.storage.engine import opened_raw, settings
from lbp_core.storage.key_file import GIVEN_BY, NAMED_BY, KeyPlace, make_key, read_key
from lbp_core.storage.opening import synced
from lbp_core.storage.rewriting import held, wipe, write_anew
from lbp_core.storage.scrubbing import scrub
from lbp_core.storage.store import Store, create_store, open_store
from tests.keeping.conftest import add

ZONE = {"zone": "Europe/London", "demo": False}
CANARY = "Kanarienvogel-7719"
PAGE, IV, MAC = 4096, 16, 64


@pytest.fixture(autouse=True)
def no_key_of_the_machines_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(GIVEN_BY, raising=False)
    monkeypatch.delenv(NAMED_BY, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """An encrypted studio with one client, and its key beside it."""
    make_key(tmp_path / "studio.key", fresh=os.urandom)
    store = create_store(sqlite_url(tmp_path / "studio.db"), **ZONE, encrypted=True)
    add(store, CANARY)
    store.close()
    return tmp_path / "studio.db"


def refusal(file: Path) -> str:
    with pytest.raises(Refused) as caught:
        open_store(sqlite_url(file))
    return str(caught.value)


def names(store: Store) -> list[str]:
    with store.read() as tx:
        return list(tx.execute(select(tables.clients.c.name_key)).scalars())


def plain_pages(file: Path, root: bytes) -> list[bytes]:
    """Every page as it is behind the encryption, free ones too, read without SQLCipher: AES-256-CBC, HMAC-SHA512 per page."""
    secret, data = FileKey.of(root).secret, file.read_bytes()
    salt = bytes(one ^ 0x3A for one in data[:16])
    signs, pages = pbkdf2_hmac("sha512", secret, salt, 2, 32), []
    for number in range(len(data) // PAGE):
        page = data[number * PAGE : (number + 1) * PAGE]
        start = 16 if number == 0 else 0
        body, iv, mac = page[start : -IV - MAC], page[-IV - MAC : -MAC], page[-MAC:]
        assert hmac.digest(signs, body + iv + (number + 1).to_bytes(4, "little"), "sha512") == mac
        lock = Cipher(algorithms.AES(secret), modes.CBC(iv)).decryptor()
        pages.append(lock.update(body) + lock.finalize())
    return pages


@pytest.mark.hazard("H11")
def test_a_canary_is_readable_in_no_file_beside_an_encrypted_studio_and_is_in_one_that_is_not(tmp_path: Path) -> None:
    found = {}
    for name, encrypted in (("locked", True), ("open", False)):
        folder = tmp_path / name
        folder.mkdir()
        make_key(folder / "studio.key", fresh=os.urandom)
        store = create_store(sqlite_url(folder / "studio.db"), **ZONE, encrypted=encrypted)
        add(store, CANARY)
        with store.write() as tx:  # the write is under way: whatever lies beside the file lies there now
            for number in range(40):
                add(store, f"{CANARY} {number}")
            tx.exec_driver_sql("CREATE TEMP TABLE sorting AS SELECT name_key FROM clients ORDER BY name_key")
        copy_whole(sqlite_url(folder / "studio.db"), folder / "copy.db")
        files = [one for one in folder.iterdir() if one.is_file()]
        assert {"studio.db", "copy.db"} < {one.name for one in files}
        found[name] = {one.name for one in files if CANARY.lower().encode() in one.read_bytes().lower()}
        store.close()
    assert found["locked"] == set()
    assert "copy.db" in found["open"], "the search itself finds nothing: it proves nothing"


def test_it_opens_with_its_key_and_says_what_keeps_it(file: Path) -> None:
    store = open_store(sqlite_url(file))
    assert store.encrypted
    assert names(store) == [CANARY.lower()]
    store.close()
    assert "encrypted with SQLCipher" in engine.engine_says(encrypted=True)


def test_the_key_in_the_file_is_the_one_that_encrypts_and_every_page_is_signed(file: Path) -> None:
    root = read_key(file.with_suffix(".key"))
    assert root is not None
    pages = plain_pages(file, root)
    assert any(CANARY.encode() in page for page in pages)
    assert file.read_bytes()[:8] == MARK
    assert root not in file.read_bytes()


@pytest.mark.hazard("H11")
def test_every_setting_of_the_recipe_is_in_force(file: Path) -> None:
    store = open_store(sqlite_url(file))
    wanted = settings(cipher.cipher().sqlite_version_info) | {"temp_store": "2"}
    with store.read() as tx:
        assert {name: str(tx.exec_driver_sql(f"PRAGMA {name}").scalar_one()) for name in wanted} == wanted
        assert tx.exec_driver_sql("PRAGMA cipher_version").scalar_one()
    store.close()
    assert wanted["journal_mode"] == ("wal" if engine.has_mended_log(cipher.cipher().sqlite_version_info) else "delete")


def test_an_engine_that_takes_no_key_is_not_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own SQLite passes over `PRAGMA key`, and would write in plain letters."""
    monkeypatch.setattr(engine, "cipher", lambda: sqlite3)
    made = engine.sqlite_engine(tmp_path / "studio.db", mode="rwc", key=FileKey.of(bytes(32)))
    with pytest.raises(RuntimeError, match="cipher_use_hmac"):
        made.connect()
    assert not (tmp_path / "studio.db").exists() or (tmp_path / "studio.db").stat().st_size == 0


# ---- what keeps it from opening ---------------------------------------------------------------------------------------


def test_without_its_key_it_says_so_and_nothing_is_made(file: Path) -> None:
    before = file.read_bytes()
    file.with_suffix(".key").rename(file.with_name("away"))
    said = refusal(file)
    assert "is encrypted, and its key is not here" in said
    assert "recover-key" in said
    assert str(file.with_suffix(".key")) in said
    assert file.read_bytes() == before
    assert sorted(one.name for one in file.parent.iterdir() if one.name != "away") == ["studio.db"]


def test_another_studios_key_is_told_from_damage(file: Path) -> None:
    key = file.with_suffix(".key")
    key.unlink()
    make_key(key, fresh=os.urandom)
    assert "is not the one of" in refusal(file)


def test_a_key_file_that_holds_no_key_is_said(file: Path) -> None:
    file.with_suffix(".key").write_text("swordfish")
    assert "must be 32 bytes" in refusal(file)


def test_a_machine_without_the_engine_says_what_is_missing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    said = refusal(file)
    assert "sqlcipher3" in said
    assert "requirements.txt" in said
    plain = file.with_name("plain.db")
    create_store(sqlite_url(plain), **ZONE).close()
    open_store(sqlite_url(plain)).close()


SHAPES = {
    "cut in its first page": (lambda whole: whole[:700], "damaged or cut short"),
    "cut to its first bytes": (lambda whole: whole[:16], "damaged or cut short"),
    "first page rubbish": (lambda whole: whole[:16] + b"x" * 4080 + whole[PAGE:], "damaged or cut short"),
    "cut in the middle": (lambda whole: whole[: len(whole) // 2 // PAGE * PAGE], "damaged"),
    "a page of rubbish": (lambda whole: whole[: 9 * PAGE] + b"\xff" * PAGE + whole[10 * PAGE :], "damaged"),
    "one bit": (lambda whole: whole[: 9 * PAGE + 99] + bytes([whole[9 * PAGE + 99] ^ 4]) + whole[9 * PAGE + 100 :], "damaged"),
    "nothing": (lambda _: b"", "0 bytes"),
    "zeros": (lambda whole: b"\0" * len(whole), "not made by this program"),
    "its first bytes gone": (lambda whole: b"\0" * 16 + whole[16:], "not made by this program"),
    "another file": (lambda _: b"Dear diary, " * 500, "not made by this program"),
}  # fmt: skip


@pytest.mark.hazard("H17")
@pytest.mark.parametrize("shape", SHAPES)
def test_a_damaged_file_is_told_from_one_without_its_key(file: Path, shape: str) -> None:
    make, says = SHAPES[shape]
    file.write_bytes(make(file.read_bytes()))
    said = refusal(file)
    assert says in said
    assert "python3 -m lbp_core restore" in said
    assert "key is not here" not in said


@pytest.mark.hazard("H17")
def test_another_programs_encrypted_database_and_a_newer_studio_are_refused(file: Path) -> None:
    key = key_for(file)
    with closing(opened_raw(file, key)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer version" in refusal(file)
    with closing(opened_raw(file, key)) as raw:
        raw.execute("PRAGMA application_id=1")
    assert "not made by this program" in refusal(file)


@pytest.mark.hazard("H16")
def test_a_page_altered_while_the_studio_is_open_is_a_sentence(file: Path) -> None:
    store = open_store(sqlite_url(file))
    store._engine.dispose()
    whole = file.read_bytes()
    file.write_bytes(whole[: 2 * PAGE] + os.urandom(len(whole) - 2 * PAGE))
    with pytest.raises(Refused, match="file is damaged"):
        names(store)
    store.close()


@pytest.mark.hazard("H16")
def test_a_free_page_that_was_altered_is_noticed_too(file: Path) -> None:
    with closing(opened_raw(file, key_for(file))) as raw:
        raw.execute("CREATE TABLE going (x TEXT)")
        raw.execute("INSERT INTO going VALUES (?)", ("y" * 50_000,))
        raw.execute("DROP TABLE going")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    read_through(file)
    whole = file.read_bytes()
    file.write_bytes(whole[:-2000] + bytes([whole[-2000] ^ 1]) + whole[-1999:])
    with pytest.raises(Refused, match="damaged"):
        read_through(file)


# ---- where the key lies -----------------------------------------------------------------------------------------------


def test_the_key_may_be_given_or_lie_elsewhere(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = file.with_suffix(".key")
    root = read_key(key)
    assert root is not None
    (tmp_path / "stick").mkdir()
    elsewhere = tmp_path / "stick" / "ours.key"
    key.rename(elsewhere)
    assert "key is not here" in refusal(file)
    monkeypatch.setenv(NAMED_BY, str(elsewhere))
    open_store(sqlite_url(file)).close()
    monkeypatch.delenv(NAMED_BY)
    monkeypatch.setenv(GIVEN_BY, root.hex())
    open_store(sqlite_url(file)).close()
    monkeypatch.setenv(GIVEN_BY, "ab" * 32)
    assert f"The key in {GIVEN_BY} is not the one of" in refusal(file)


def test_a_key_never_shows_itself(file: Path) -> None:
    root = read_key(file.with_suffix(".key"))
    assert root is not None
    key = FileKey.of(root)
    assert key.secret.hex() not in repr(key)
    assert root.hex() not in repr(KeyPlace(root.hex()))


def test_a_studio_with_a_key_for_other_things_stays_as_it_is(tmp_path: Path) -> None:
    make_key(tmp_path / "studio.key", fresh=os.urandom)
    store = create_store(sqlite_url(tmp_path / "studio.db"), **ZONE)
    assert not store.encrypted
    store.close()
    assert not is_encrypted(tmp_path / "studio.db")


# ---- erasing, writing anew, wiping ------------------------------------------------------------------------------------


def test_after_erasing_no_byte_is_left_behind_the_encryption_either(file: Path) -> None:
    root = read_key(file.with_suffix(".key"))
    assert root is not None
    store = open_store(sqlite_url(file))
    with store.write() as tx:
        tx.exec_driver_sql("CREATE TABLE going (x TEXT)")
        tx.exec_driver_sql("INSERT INTO going VALUES (?)", (("gone-soon " * 3_000),))
    with store._engine.connect() as tx:
        tx.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert any(b"gone-soon" in page for page in plain_pages(file, root))
    with store.write() as tx:
        tx.exec_driver_sql("DROP TABLE going")
    assert scrub(store)
    assert not any(b"gone-soon" in page for page in plain_pages(file, root))
    assert file.with_name("studio.db-wal").stat().st_size == 0
    assert file.read_bytes()[:8] == MARK, "written anew, it is known as it was before"
    store.close()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A readable studio."""
    store = create_store(sqlite_url(tmp_path / "plain.db"), **ZONE)
    add(store, CANARY)
    store.close()
    return tmp_path / "plain.db"


READS = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], timeout=0.1)
try:
    raw.execute("SELECT count(*) FROM clients").fetchone()
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.mark.hazard("H11")
def test_while_it_is_written_anew_nobody_else_reads_or_writes_it(plain: Path, tmp_path: Path) -> None:
    def other() -> str:
        return subprocess.run(
            [sys.executable, "-c", READS, str(plain)], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout

    key = FileKey.of(bytes(32))
    with held(plain, None) as raw:
        assert "locked" in other()
        assert write_anew(raw, tmp_path / "anew.db", key) > 3
        assert "locked" in other(), "the lock was let go of in between"
    assert other() == ""
    place = KeyPlace(bytes(32).hex())
    assert read_through(tmp_path / "anew.db", place) == replace(read_through(plain), file=tmp_path / "anew.db")


APP = """
import sys
from lbp_core.storage.store import open_store
store = open_store(sys.argv[1])
with store.read() as tx:
    tx.exec_driver_sql("SELECT count(*) FROM clients").fetchone()
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["plain", "file"])
def test_a_studio_that_is_open_in_the_app_is_not_written_anew(name: str, request: pytest.FixtureRequest) -> None:
    """In a process of its own, as the app is: locks of one process do not hold against itself."""
    file: Path = request.getfixturevalue(name)
    app = subprocess.Popen(
        [sys.executable, "-c", APP, sqlite_url(file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert app.stdout is not None
    assert app.stdout.readline() == "open\n"
    with pytest.raises(Refused, match="is open in the app"), held(file, key_for(file)):
        pass
    app.communicate("")
    with held(file, key_for(file)):
        pass


def test_rows_that_are_missing_in_the_new_file_are_noticed(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = rewriting._rows
    monkeypatch.setattr(
        rewriting, "_rows", lambda raw, which: real(raw, which) | ({"clients": 0} if which == "anew" else {})
    )
    with held(plain, None) as raw, pytest.raises(Refused, match="not the same rows"):
        write_anew(raw, tmp_path / "anew.db", FileKey.of(bytes(32)))


def test_what_is_wiped_is_written_over_and_a_second_name_is_only_taken_away(tmp_path: Path) -> None:
    file, other = tmp_path / "a", tmp_path / "b"
    file.write_bytes(b"secret" * 1000)
    os.link(file, other)
    with other.open("rb") as seen:
        wipe(file)
        assert other.read_bytes() == b"secret" * 1000, "the other name may be the studio itself"
        wipe(other)
        assert seen.read() == b"\0" * 6000
    assert not file.exists()
    assert not other.exists()


def test_folders_that_a_service_copies_are_known_by_their_names() -> None:
    for name in (
        "Dropbox",
        "OneDrive - Studio Ltd",
        "iCloud Drive",
        "Google Drive",
        "GoogleDrive-ana@x.example",
        "Nextcloud",
    ):
        assert synced(Path("disk") / name / "lbp" / "studio.db") == name
    assert synced(Path("disk/Library/Mobile Documents/studio.db")) == "Mobile Documents"
    assert synced(Path("disk/my-dropbox-tests/studio.db")) is None
