"""The same studio written anew into another file, encrypted or not; and the file held so that nobody writes to it meanwhile.

What is done with the two files, and with the copies that lie about: lbp_core/keeping/at_rest.py.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from lbp_core.models.refusal import Refused
from lbp_core.storage.cipher import FileKey, cipher, first_bytes, unlock
from lbp_core.storage.copying import sync_folder
from lbp_core.storage.engine import driver_errors
from lbp_core.storage.opening import SQLITE_MARK
from lbp_core.storage.replacing import keep_under

BESIDE = ("", "-wal", "-shm", "-journal")
CARRIED = ("application_id", "user_version")
"""What stands in a file's head and is not among its rows."""
AT_ONCE = 1 << 20


@contextmanager
def held(path: Path, key: FileKey | None) -> Iterator[sqlite3.Connection]:
    """The studio's file, held alone: nobody else reads or writes it until this ends. Raises Refused where it is open.

    While it is held the file may not be opened by other means in this process: closing it again would let go of the lock.
    """
    with closing(_connected(path, key)) as raw:
        try:
            raw.execute("PRAGMA journal_mode=DELETE").fetchone()
            raw.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
            raw.execute("BEGIN EXCLUSIVE")
            raw.execute("COMMIT")
        except driver_errors() as error:
            if "locked" in str(error) or "busy" in str(error):
                raise Refused(
                    f"The studio at {path} is open in the app, so nothing was changed. Stop the app with Ctrl-C, then start "
                    "the same command again."
                ) from None
            raise Refused(f"{path} cannot be read ({error}). Nothing was changed.") from None
        yield raw


def _connected(path: Path, key: FileKey | None) -> sqlite3.Connection:
    made: sqlite3.Connection = cipher().connect(str(path), isolation_level=None, timeout=1.0)
    if key is not None:
        unlock(made, key.opens)
    return made


def write_anew(raw: sqlite3.Connection, to: Path, key: FileKey | None) -> int:
    """Every row of that connection's file in a new file, encrypted where there is a key; how many. It lies on the disk then.

    Raises Refused where it cannot be written, or where the new file has not the same rows, table by table.
    """
    try:
        raw.execute("ATTACH DATABASE ? AS anew KEY ?", (str(to), "" if key is None else key.begins()))
        try:
            raw.execute("PRAGMA anew.synchronous=OFF")  # put on the disk once, at its end
            raw.execute("SELECT sqlcipher_export('anew')")
            for name in CARRIED:
                raw.execute(f"PRAGMA anew.{name}={raw.execute(f'PRAGMA main.{name}').fetchone()[0]}")
            before, after = _rows(raw, "main"), _rows(raw, "anew")
        finally:
            raw.execute("DETACH DATABASE anew")
        with to.open("rb+") as file:
            os.fsync(file.fileno())
    except driver_errors(OSError) as error:
        raise Refused(
            f"The studio could not be written anew ({error}), so nothing was changed. Make room on the disk and try again."
        ) from error
    if before != after:
        raise Refused("The new file has not the same rows as the old one, so nothing was changed. Look the studio through "
                      "with: python3 -m lbp_core verify")  # fmt: skip
    return sum(before.values())


def _rows(raw: sqlite3.Connection, which: str) -> dict[str, int]:
    names = raw.execute(f"SELECT name FROM {which}.sqlite_master WHERE type='table'").fetchall()  # noqa: S608 - our own
    return {name: raw.execute(f'SELECT count(*) FROM {which}."{name}"').fetchone()[0] for (name,) in names}  # noqa: S608


def take_the_place(draft: Path, path: Path, aside: Path) -> None:
    """The draft becomes the studio; the older file keeps `aside` as its name. Killed anywhere, one of them lies there whole."""
    same_owner(path, draft)
    keep_under(path, aside)
    draft.replace(path)
    sync_folder(path.parent)


def same_owner(older: Path, draft: Path) -> None:
    """Whose file it is, and who may read it, stays as it was."""
    was = older.stat()
    draft.chmod(was.st_mode & 0o777)
    if os.name != "nt" and os.geteuid() == 0:
        os.chown(draft, was.st_uid, was.st_gid)


def is_readable(file: Path) -> bool:
    """True where whoever has the file can read what is in it: a SQLite file that is not encrypted."""
    return file.is_file() and first_bytes(file, len(SQLITE_MARK)) == SQLITE_MARK


def wipe(file: Path) -> None:
    """Writes over a file and its journals and removes them. One that has a second name only loses this one.

    What a disk keeps elsewhere (worn cells of an SSD, older versions of a copying file system) is out of reach.
    """
    for ending in BESIDE:
        one = file.with_name(file.name + ending)
        if not one.is_file():
            continue
        if one.stat().st_nlink == 1:
            _write_over(one)
        one.unlink()
    sync_folder(file.parent)


def _write_over(file: Path) -> None:
    left = file.stat().st_size
    with file.open("rb+") as opened:
        while left > 0:
            left -= opened.write(b"\0" * min(left, AT_ONCE))
        opened.flush()
        os.fsync(opened.fileno())
