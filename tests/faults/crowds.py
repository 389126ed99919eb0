"""Many at once: writers over several processes, and backups while somebody writes. On a database server: server.py."""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from lbp_core.keeping.backing_up import Keeping, back_up
from lbp_core.keeping.restoring import restore
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.refusal import Refused
from lbp_core.storage.clients import add_client, change_client, find_client
from lbp_core.storage.copying import read_through
from lbp_core.storage.once import once
from lbp_core.storage.store import Store, open_store
from lbp_core.storage.verifying import verify
from tests.faults.work import NOW, Line, new_studio, what_is_wrong, write

PROCESSES, THREADS, TURNS = 3, 7, 40


def writers() -> Line:
    """21 writers add one to the same number 40 times each: read it, change it, keep it under its version, else again."""
    with tempfile.TemporaryDirectory() as made:
        return writers_at(new_studio(Path(made)), "concurrent writers")


def writers_at(url: str, what: str, turns: int = TURNS) -> Line:
    """The same on the new studio at that address, so many times each."""
    store = open_store(url)
    with store.write() as tx:
        add_client(tx, once(tx, "client", "", "n", at=NOW, result="n"), ClientDetails(name="Count 0"), on=NOW.date())
    store.close()  # a connection that is open is not taken into a child
    children = [_fork(lambda: _count(url, turns)) for _ in range(PROCESSES)]
    ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    store = open_store(url)
    with store.read() as tx:
        reached = _number(find_client(tx, "n"))
        broken = verify(tx).broken
    store.close()
    wanted = PROCESSES * THREADS * turns
    held = reached == wanted and not any(ends) and broken is None
    found = f"{wanted - reached} of {wanted} lost, {sum(map(bool, ends))} processes told 'locked'"
    return Line(
        what,
        f"{PROCESSES * THREADS} × {turns} over {PROCESSES} processes",
        broken or found,
        "0 lost, 0 locked",
        held,
    )


def _count(url: str, turns: int) -> None:
    store, failed = open_store(url), []

    def go() -> None:
        done = 0
        while done < turns:
            with store.read() as tx:
                now = find_client(tx, "n")
            try:
                with store.write() as tx:
                    said = ClientDetails(name=f"Count {_number(now) + 1}")
                    change_client(tx, "n", said, version=now.version)
                done += 1
            except Refused as refused:
                if "changed meanwhile" not in str(refused):
                    failed.append(str(refused))
                    return

    _all_at_once([go] * THREADS)
    store.close()
    if failed:
        raise SystemExit(1)


def _number(client: Client) -> int:
    return int(client.details.name.split()[1])


def backups(times: int) -> Line:
    """A process writes without a pause while backups are taken: each is read through; the writes are timed beside them."""
    with tempfile.TemporaryDirectory() as made:
        return backups_of(new_studio(Path(made)), Path(made) / "backups", times, "backups under load")


def backups_of(url: str, folder: Path, times: int, what: str) -> Line:
    """The same on the new studio at that address. The last backup is put back at the end, and holds what was there before."""
    store, stop, took = open_store(url), threading.Event(), []
    for number in range(200):
        write(store, number)
    alone = _timed(store, 200, 300)
    keeping = Keeping(url, folder)

    def go() -> None:
        number = 300
        while not stop.is_set():
            took.append(_timed(store, number, number + 1)[0])
            number += 1

    writer = threading.Thread(target=go)
    writer.start()
    wrong = [told for turn in range(times) if (told := _in_a_process(keeping, turn))]
    stop.set()
    writer.join()
    store.close()
    restore(keeping, at=NOW)
    wrong += [told for told in [what_is_wrong(url, set(range(300)), ever=300 + len(took))] if told]
    beside, before = _p95_ms(took), _p95_ms(alone)
    found = (
        wrong[0][:120]
        if wrong
        else f"{times} of {times} whole; a write took {before:.0f} ms alone, {beside:.0f} ms beside them (p95)"
    )
    return Line(what, f"{times} backups", found, "all whole, no writer stopped", not wrong and max(took) < 5)


TAKE = "import sys; from tests.faults.crowds import take; take(*sys.argv[1:])"


def take(url: str, folder: str, turn: str) -> None:
    """One backup, in a process of its own, as the app takes it."""
    back_up(Keeping(url, Path(folder)), at=NOW + timedelta(days=int(turn)))


def _in_a_process(keeping: Keeping, turn: int) -> str:
    command = [sys.executable, "-c", TAKE, keeping.url, str(keeping.folder), str(turn)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return done.stderr.strip()[-200:]
    newest = max(keeping.folder.glob("studio-*"), key=lambda file: file.name)
    try:
        read_through(newest)
    except Refused as refused:
        return str(refused)
    return ""


def _timed(store: Store, first: int, upto: int) -> list[float]:
    took = []
    for number in range(first, upto):
        began = time.monotonic()
        write(store, number)
        took.append(time.monotonic() - began)
    return took


def _p95_ms(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[-1] * 1000


def _all_at_once(work: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)
