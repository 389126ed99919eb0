"""kill -9 at random moments of writing: nothing acknowledged is lost, nothing is there twice after the retry."""

import os
import select as ready
import signal
import tempfile
import time
from pathlib import Path
from random import Random
from types import ModuleType

from sqlalchemy import func, select

from lbp_core.storage import tables
from lbp_core.storage.store import open_store
from tests.faults.work import Line, kept_by, new_studio, what_is_wrong, write

LONGEST_S = 0.06
LOOKED_THROUGH_EVERY = 25


def line(name: str, dbapi: ModuleType, times: int) -> Line:
    """So many kills of who writes to a file that is kept in that way."""
    with tempfile.TemporaryDirectory() as made, kept_by(dbapi):
        return line_at(new_studio(Path(made)), f"kill -9, {name}", times)


def line_at(url: str, what: str, times: int) -> Line:
    """So many writers, each killed somewhere; the next one begins with the write that was not acknowledged."""
    dice = Random(11)
    unheard, wrong, acknowledged = 0, "", set[int]()
    for kill in range(times):
        first = max(acknowledged, default=-1) + 1
        acknowledged |= set(_killed(url, first, dice.random() * LONGEST_S))
        unheard += _committed(url) - len(acknowledged)
        if kill % LOOKED_THROUGH_EVERY == 0 or kill == times - 1:
            wrong = wrong or what_is_wrong(url, acknowledged, ever=max(acknowledged, default=0) + 1)
    found = (
        wrong or f"0 of {len(acknowledged)} acknowledged lost, 0 twice ({unheard} were committed and never heard of)"
    )
    return Line(what, f"{times} kills", found, "0 lost, 0 twice", not wrong and bool(acknowledged))


def _killed(url: str, first: int, after_s: float) -> list[int]:
    """The numbers a writer acknowledged before it was killed, so long after its first."""
    heard, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        _write_on(url, first, tell)
    os.close(tell)
    ready.select([heard], [], [], 30)
    time.sleep(after_s)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(heard) as said:
        return [int(one) for one in said.read().split("\n")[:-1]]


def _write_on(url: str, first: int, tell: int) -> None:
    """In the child: writes until it is killed. Never returns."""
    try:
        store = open_store(url)
        for number in range(first, first + 1_000_000):
            write(store, number)
            os.write(tell, f"{number}\n".encode())
    finally:
        os._exit(1)


def _committed(url: str) -> int:
    store = open_store(url)
    with store.read() as tx:
        found: int = tx.execute(select(func.count()).select_from(tables.clients)).scalar_one()
    store.close()
    return found
