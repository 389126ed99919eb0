"""Files that are not what they should be, and disks that are full: a plain sentence, nothing lost, back in one command."""

import os
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from lbp_core.keeping.backing_up import Keeping, back_up
from lbp_core.keeping.restoring import restore
from lbp_core.models.refusal import Refused
from lbp_core.storage import tables
from lbp_core.storage.engine import driver
from lbp_core.storage.opening import integrity
from lbp_core.storage.signed import FORM, FORMS
from lbp_core.storage.store import open_store
from lbp_core.storage.verifying import verify
from tests.faults.work import NOW, Line, new_studio, what_is_wrong, write

PAGE = 4096
MINUTES_10 = 600
NOBODY = 65_534
Shape = Callable[[Path], object]


def _put(data: Callable[[bytes], bytes]) -> Shape:
    return lambda file: file.write_bytes(data(file.read_bytes()))


def _newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")


def _another_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("CREATE TABLE songs (name TEXT)")


SHAPES: dict[str, Shape] = {
    "missing": lambda file: file.unlink(),
    "empty": _put(lambda _: b""),
    "zeros": _put(lambda whole: b"\0" * len(whole)),
    "another file": _put(lambda _: b"Dear diary, " * 500),
    "another program's database": _another_program,
    "cut in its first page": _put(lambda whole: whole[:700]),
    "cut in the middle": _put(lambda whole: whole[: len(whole) // 2 // PAGE * PAGE]),
    "cut within a page": _put(lambda whole: whole[: len(whole) // 2 + 777]),
    "pages of rubbish": _put(lambda whole: whole[: 3 * PAGE] + b"\xff" * (9 * PAGE) + whole[12 * PAGE :]),
    "of a newer program": _newer,
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


def shapes() -> Line:
    """Each shape is refused with a sentence that names the next step, and `restore` brings the studio back."""
    wrong, slowest = [], 0.0
    for name, make in SHAPES.items():
        with tempfile.TemporaryDirectory() as made:
            url = _backed_up(Path(made))
            make(Path(made) / "studio.db")
            said = _refusal(url)
            if not ("restore" in said or "Bring the program up to date" in said or "is a folder" in said):
                wrong.append(f"{name}: {said[:80]!r}")
            if name == "a folder":
                (Path(made) / "studio.db").rmdir()
            began = time.monotonic()
            restore(Keeping.of(url, None), at=NOW)
            slowest = max(slowest, time.monotonic() - began)
            if lost := what_is_wrong(url, {0, 1, 2}, ever=2):
                wrong.append(f"{name}: {lost}")
    found = "; ".join(wrong) or f"a sentence each, restored in {slowest:.1f} s at most"
    return Line(
        "file shapes",
        f"{len(SHAPES)} shapes",
        found,
        "plain message, restore ≤ 10 min",
        not wrong and slowest < MINUTES_10,
    )


def read_only() -> Line:
    """A file, or its folder, that may only be read: a sentence, and nothing is lost once it may be written again."""
    wrong = []
    for name, file_mode, folder_mode in (("file", 0o444, 0o777), ("folder", 0o666, 0o555)):
        with tempfile.TemporaryDirectory() as made:
            folder, url = Path(made), _backed_up(Path(made))
            (folder / "studio.db").chmod(file_mode)
            folder.chmod(folder_mode)
            said = _told_to_nobody(url)
            folder.chmod(0o700)
            (folder / "studio.db").chmod(0o600)
            if "may only be read" not in said:
                wrong.append(f"{name}: {said[:80]!r}")
            if lost := what_is_wrong(url, {0, 1, 2}, ever=2):
                wrong.append(f"{name}: {lost}")
    found = "; ".join(wrong) or "told in a sentence; nothing lost; opens once it may be written"
    return Line("read-only", "file, folder", found, "plain message, 0 lost", not wrong)


def _told_to_nobody(url: str) -> str:
    """What is said when the studio is opened by somebody without rights: root may write everywhere, so it steps down."""
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(tell, _refusal(url).encode())
        finally:
            os._exit(0)
    os.close(tell)
    with os.fdopen(hear) as said:
        found = said.read()
    os.waitpid(child, 0)
    return found


def full_disks() -> Line:
    """The disk fills up while writes go on, in two ways; then there is room again."""
    wrong = [
        f"{name}: {told}"
        for name, fills in (("no room", _no_room), ("file limit", _file_limit))
        if (told := _filled(fills))
    ]
    found = "; ".join(wrong) or "told in a sentence; nothing acknowledged lost; writes go on once there is room"
    return Line("disk full", "2 ways", found, "plain message, 0 lost", not wrong)


def _filled(fills: Callable[[str], Iterator[None]]) -> str:
    with tempfile.TemporaryDirectory() as made:
        url = new_studio(Path(made))
        store = open_store(url)
        write(store, 0)
        done, told = {0}, ""
        with contextmanager(fills)(store):
            for number in range(1, 4_000):
                try:
                    write(store, number)
                    done.add(number)
                except Refused as refused:
                    told = str(refused)
                    break
        write(store, max(done) + 1)
        store.close()
        if "disk" not in told or "what was saved before is kept" not in told:
            return f"it said {told!r}"
        return what_is_wrong(url, done | {max(done) + 1}, ever=max(done) + 1)


def _no_room(store: object) -> Iterator[None]:
    """SQLite's own answer to a full disk, by the number of pages it may have."""
    with store._engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    store._engine.dispose()
    raw = store._engine.pool._creator

    def small(*words: object) -> sqlite3.Connection:
        made = raw(*words)
        made.execute(f"PRAGMA max_page_count={pages + 4}")
        return made

    store._engine.pool._creator = small
    try:
        yield
    finally:
        store._engine.pool._creator = raw
        store._engine.dispose()


def _file_limit(store: object) -> Iterator[None]:
    """The system refuses to let any file grow past a size, as a full disk does."""
    import signal

    before, was = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = max(file.stat().st_size for file in Path(store.place).parent.iterdir())
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 40_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, was)


def flips(times: int) -> Line:
    """Single bits turned over in a closed studio's file: whatever alters a record is noticed."""
    dice, altered, unnoticed = Random(3), 0, []
    with tempfile.TemporaryDirectory() as made:
        url = new_studio(Path(made))
        store = open_store(url)
        for number in range(30):
            write(store, number)
        store.close()
        file = Path(made) / "studio.db"
        whole, records = file.read_bytes(), _records(url)
        tried = 0
        while altered < times and tried < times * 60:
            tried += 1
            place, bit = dice.randrange(100, len(whole)), dice.randrange(8)
            file.write_bytes(whole[:place] + bytes([whole[place] ^ (1 << bit)]) + whole[place + 1 :])
            if _records_raw(file) == records:
                continue
            altered += 1
            if not _noticed(url):
                unnoticed.append(place)
    found = f"{altered - len(unnoticed)} of {altered} noticed"
    return Line(
        "silent change",
        f"{altered} bit flips that alter a record ({tried} tried)",
        found,
        "100 %",
        altered > 0 and not unnoticed,
    )


def _records(url: str) -> object:
    return _records_raw(Path(url.removeprefix("sqlite:///")))


def _records_raw(file: Path) -> object:
    """Every signed row as the file gives it, in the table's own order; None where it cannot be read."""
    try:
        with closing(driver().connect(str(file))) as raw:
            raw.text_factory = bytes
            return [raw.execute(f'SELECT {", ".join(columns)} FROM "{name}" NOT INDEXED').fetchall() for name, columns in
                    ((name, [f'"{one}"' for one in cols]) for name, cols in FORMS[FORM].items())]  # fmt: skip
    except (driver().Error, ValueError):
        return None


def _noticed(url: str) -> bool:
    try:
        store = open_store(url)
    except Refused:
        return True
    except (DBAPIError, ValueError, RuntimeError):
        return False
    try:
        with store.read() as tx:
            tx.execute(select(tables.studio)).all()
            return bool(integrity(tx) or verify(tx).broken)
    except (Refused, DBAPIError, UnicodeDecodeError):
        return True
    finally:
        store.close()


def _backed_up(folder: Path) -> str:
    url = new_studio(folder)
    store = open_store(url)
    for number in range(3):
        write(store, number)
    store.close()
    back_up(Keeping.of(url, None), at=NOW)
    return url


def _refusal(url: str) -> str:
    try:
        open_store(url).close()
    except Refused as refused:
        return str(refused)
    return "it opened"
