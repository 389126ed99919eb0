"""Which app processes serve a studio now: one alone where it lies in a file, several on a database server, set up alike.

Each holds a lock for as long as it lives, and the lock dies with it, however it dies. Who may write when: turns.py, engine.py.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO

import psycopg
from sqlalchemy.exc import OperationalError

from lbp_core.models.refusal import Refused
from lbp_core.storage.opening import path_of
from lbp_core.storage.seal_keys import key_file
from lbp_core.storage.troubles import in_plain_words, name_of

ENDING = ".open"
SERVING, OPENING, BACKING_UP = 0x6C6270_01, 0x6C6270_02, 0x6C6270_03
"""Advisory locks of a database: who serves it (with a mark of its keys), who opens or updates it, who backs it up."""

_OTHERS = """
    SELECT DISTINCT objid::bigint FROM pg_locks
    WHERE locktype = 'advisory' AND classid = %s AND objsubid = 2 AND granted AND pid <> pg_backend_pid()
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
ONE_FILE_ONE_APP = (
    "The studio at {path} is open in another app on this machine, and a file serves one app at a time. Use that one, or stop "
    "it and start again. For several at once the studio belongs in PostgreSQL: docs/deploy/README.md."
)
OTHER_KEYS = (
    "Another app serves the studio in {name} with other keys than this one. Give every one of them the same LBP_SECRET_KEY (or "
    "LBP_KEY_FILE) and LBP_SEAL_KEY_FILE, then start again."
)
NO_KEYS = (
    "Another app serves the studio in {name} already. Where there are several, each needs the same LBP_SECRET_KEY: set it for "
    "all of them, then start them again."
)
IN_USE = (
    "An app has the studio {name} open, so nothing was changed. Stop every app that serves it, then start the same "
    "command again."
)


class Place:
    """This process's place among those that serve a studio. It is given up when the process ends."""

    def keep(self) -> None:
        """Takes it again where the database server has let go of it meanwhile. Nothing happens while nobody answers."""

    def leave(self) -> None:
        """Gives it up."""


class _OfFile(Place):
    def __init__(self, held: IO[bytes] | None) -> None:
        self._held = held

    def leave(self) -> None:
        if self._held is not None:
            self._held.close()


class _InDatabase(Place):
    def __init__(self, url: str, mark: int) -> None:
        self._url, self._mark = url, mark
        self._line = self._take()

    def keep(self) -> None:
        try:
            self._line.execute("SELECT 1")
        except psycopg.OperationalError:
            with suppress(psycopg.OperationalError):
                self._line.close()
                self._line = self._take()

    def leave(self) -> None:
        self._line.close()

    def others(self) -> set[int]:
        return _serving(self._line)

    def _take(self) -> psycopg.Connection:
        line = _line_to(self._url)
        line.execute("SELECT pg_advisory_lock_shared(%s, %s)", (SERVING, self._mark))
        return line


def take_place(url: str, *, key: bytes | None = None) -> Place:
    """This process serves that studio from now on, with the studio's `key` where it has one.

    Raises Refused beside an app that it does not go together with.
    """
    path = path_of(url)
    if path is not None:
        return _OfFile(_locked(path))
    name = name_of(url)
    with in_plain_words(name), _as_the_engine_says():
        place = _InDatabase(url, _mark(key))
        others = place.others()
    if others and (key is None or others != {_mark(key)}):
        place.leave()
        raise Refused((NO_KEYS if others == {_mark(None)} else OTHER_KEYS).format(name=name))
    return place


def check_alone(url: str) -> None:
    """Raises Refused where the studio is a file that another app serves. On a database server there may be several."""
    path = path_of(url)
    if path is not None and path.exists():
        _OfFile(_locked(path)).leave()


def check_not_served(url: str) -> None:
    """Raises Refused while any app serves that studio."""
    path = path_of(url)
    if path is not None:
        try:
            check_alone(url)
        except Refused:
            raise Refused(IN_USE.format(name=path)) from None
        return
    with in_plain_words(name_of(url)), _as_the_engine_says(), _line_to(url) as line:
        served = _serving(line)
    if served:
        raise Refused(IN_USE.format(name=name_of(url)))


@contextmanager
def one_opens(url: str) -> Iterator[None]:
    """Of several processes that open or update one database at once, one does; the others wait and find it done."""
    with _as_the_engine_says(), _line_to(url) as line:
        line.execute("SELECT pg_advisory_lock(%s, 0)", (OPENING,))
        yield


@contextmanager
def the_only_one(url: str) -> Iterator[bool]:
    """True for the one process of several that may do the studio's own work now, such as the nightly backup."""
    if path_of(url) is not None:
        yield True
        return
    with in_plain_words(name_of(url)), _as_the_engine_says(), _line_to(url) as line:
        found = line.execute("SELECT pg_try_advisory_lock(%s, 0)", (BACKING_UP,)).fetchone()
        yield bool(found and found[0])


def _mark(key: bytes | None) -> int:
    """What apps with the same keys have in common; it says nothing about the keys."""
    sealed_with = key_file()
    said = b"lbp serving " + (key or b"") + (sealed_with.id.encode() if sealed_with else b"")
    return int.from_bytes(sha256(said).digest()[:4], "big") >> 1


def _serving(line: psycopg.Connection) -> set[int]:
    return {int(row[0]) for row in line.execute(_OTHERS, (SERVING,))}


def _line_to(url: str) -> psycopg.Connection:
    """A connection of its own, outside of every transaction: what it locks is let go when it ends."""
    return psycopg.connect("postgresql://" + url.split("://", 1)[1], autocommit=True)


@contextmanager
def _as_the_engine_says() -> Iterator[None]:
    """The driver's own trouble, as if it had come through an engine."""
    try:
        yield
    except psycopg.OperationalError as error:
        raise OperationalError("connect", None, error) from error


def _locked(path: Path) -> IO[bytes] | None:
    """The lock beside a studio's file, held while it is open; none on Windows. Raises Refused where another app holds it."""
    try:
        import fcntl
    except ImportError:  # Windows: its own locks keep two writers apart
        return None
    try:
        held = path.with_name(path.name + ENDING).open("ab")
    except OSError:  # no folder, or none that may be written: whoever opens the studio says so
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        raise Refused(ONE_FILE_ONE_APP.format(path=path)) from None
    return held
