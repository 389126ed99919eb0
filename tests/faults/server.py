"""The same on a database server: it goes away while four writers go on; writers, kills and backups as on a file."""

import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lbp_core.models.refusal import Refused
from lbp_core.storage.store import Store, create_store, open_store
from tests.faults import crowds, kills
from tests.faults.work import ZONE, Line, what_is_wrong, write
from tests.servers import Postgres

STALL_S = 10.0


@contextmanager
def _studio() -> Iterator[tuple[Postgres, str]]:
    """A server of our own with a new studio on it, gone afterwards."""
    server = Postgres()
    try:
        url = server.fresh()
        create_store(url, **ZONE).close()
        yield server, url
    finally:
        server.remove()


def writers(turns: int) -> Line:
    """21 writers over three processes, as on a file."""
    with _studio() as (_, url):
        return crowds.writers_at(url, "concurrent writers, PostgreSQL", turns)


def killed(times: int) -> Line:
    """The app is killed in the middle of writing; the server stays."""
    with _studio() as (_, url):
        return kills.line_at(url, "kill -9 of the app, PostgreSQL", times)


def backups(times: int) -> Line:
    """Backups into files while somebody writes; the last one is put back in the studio's place."""
    with _studio() as (_, url), tempfile.TemporaryDirectory() as made:
        return crowds.backups_of(url, Path(made), times, "backups under load, PostgreSQL")


def restarts(times: int) -> Line:
    """PostgreSQL is stopped and crashed in turn while four writers go on, each trying again until it is heard."""
    with _studio() as (server, url):
        return _restarted(server, url, times)


def _restarted(server: Postgres, url: str, times: int) -> Line:
    store, stop, heard, longest = open_store(url), threading.Event(), set(), [0.0]

    def go(first: int) -> None:
        number = first
        while not stop.is_set():
            began = time.monotonic()
            while not _tried(store, number):
                time.sleep(0.05)
            longest[0] = max(longest[0], time.monotonic() - began)
            heard.add(number)
            number += 4

    threads = [threading.Thread(target=go, args=(first,)) for first in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(times):
        time.sleep(0.7)
        server.stop(how=signal.SIGQUIT if turn % 2 else signal.SIGINT)
        server.start()
    time.sleep(0.7)
    stop.set()
    for thread in threads:
        thread.join()
    store.close()
    wrong = what_is_wrong(url, heard, ever=max(heard) + 4)
    found = wrong or f"0 of {len(heard)} lost, 0 twice, longest stall {longest[0]:.1f} s"
    return Line(
        "PostgreSQL restarts",
        f"{times} under 4 writers",
        found,
        "0 lost, 0 twice, < 10 s",
        not wrong and longest[0] < STALL_S,
    )


def _tried(store: Store, number: int) -> bool:
    try:
        write(store, number)
    except Refused:
        return False
    return True
