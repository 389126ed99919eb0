"""Many at once: writers over several processes, a database server that goes away, backups while everybody writes."""

import os
import signal
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
from lbp_core.storage.store import Store, create_store, open_store
from lbp_core.storage.verifying import verify
from tests.faults.work import NOW, ZONE, Line, new_studio, what_is_wrong, write

PROCESSES, THREADS, TURNS = 3, 7, 40
STALL_S = 10.0


def writers() -> Line:
    """21 writers add one to the same number 40 times each: read it, change it, keep it under its version, else again."""
    with tempfile.TemporaryDirectory() as made:
        url = new_studio(Path(made))
        store = open_store(url)
        with store.write() as tx:
            add_client(
                tx, once(tx, "client", "", "n", at=NOW, result="n"), ClientDetails(name="Count 0"), on=NOW.date()
            )
        children = [_fork(lambda: _count(url)) for _ in range(PROCESSES)]
        ends = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        with store.read() as tx:
            reached = _number(find_client(tx, "n"))
            broken = verify(tx).broken
        store.close()
    wanted = PROCESSES * THREADS * TURNS
    held = reached == wanted and not any(ends) and broken is None
    found = f"{wanted - reached} of {wanted} lost, {sum(map(bool, ends))} processes told 'locked'"
    return Line(
        "concurrent writers",
        f"{PROCESSES * THREADS} × {TURNS} over {PROCESSES} processes",
        broken or found,
        "0 lost, 0 locked",
        held,
    )


def _count(url: str) -> None:
    store, failed = open_store(url), []

    def go() -> None:
        done = 0
        while done < TURNS:
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
        url = new_studio(Path(made))
        store, stop, took = open_store(url), threading.Event(), []
        for number in range(200):
            write(store, number)
        alone = _timed(store, 200, 300)
        keeping = Keeping(url, Path(made) / "backups")

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
        wrong += [told for told in [what_is_wrong(url, set(range(200)), ever=300 + len(took))] if told]
    beside, before = _p95_ms(took), _p95_ms(alone)
    found = (
        wrong[0][:120]
        if wrong
        else f"{times} of {times} whole; a write took {before:.0f} ms alone, {beside:.0f} ms beside them (p95)"
    )
    return Line(
        "backups under load", f"{times} backups", found, "all whole, no writer stopped", not wrong and max(took) < 5
    )


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


def restarts(times: int) -> Line:
    """PostgreSQL is stopped and crashed in turn while four writers go on, each trying again until it is heard."""
    from tests.servers import Postgres

    server = Postgres()
    try:
        url = server.fresh()
        create_store(url, **ZONE).close()
        return _restarted(server, url, times)
    finally:
        server.remove()


def _restarted(server: object, url: str, times: int) -> Line:
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
