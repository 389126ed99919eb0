"""The server's own share, over the raw websocket: processor for a run of each page, memory, and twenty people at once."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from random import Random

from tests.benchmarks.whole.raw import Raw, Run, memory, middle, opened, worked
from tests.benchmarks.whole.studio import Place, crowd
from tests.benchmarks.whole.tables import Table, against

RUNS, WARM = 25, 4
EVERY_S, LASTS_S = 2.0, 30.0
WITH_TEN_MB, PEOPLE_MS = 220.0, 250.0
PAGES = {  # page -> what it shows, and milliseconds of the server's processor that a run of it may take
    "today": ("Today", None),
    "clients": ("Clients: the caseload", 50.0),
    "clients?client={client}": ("a client's record", None),
    "screening?client={client}": ("Screening", None),
    "programme?client={client}": ("Programme", None),
    "check_in?client={client}": ("Check-in on the tablet", 30.0),
    "review?client={client}": ("Review", 100.0),
    "road?client={client}": ("The road", None),
    "papers?client={client}": ("Papers", None),
    "exercises": ("Exercises", None),
    "evidence": ("Rule book", None),
    "studio": ("Studio", None),
}


def runs_of(place: Place) -> Table:
    """Processor, pieces and bytes for one run of every page and for the taps of the floor."""
    rows: list[tuple[object, ...]] = []
    with opened(place.at(place.floor), place.token) as floor:
        rows += [
            _row("Session: a set, and taking it back", *_cost(place.pid, lambda n: _set(floor, n)), None),
            _row(
                "Session: pain during",
                *_cost(place.pid, lambda n: floor.choose("strip_during_", str(3 + n % 2))),
                None,
            ),
            _row("Session: the whole page", *_cost(place.pid, lambda _: floor.run()), None),
        ]
    for page, (name, allowed) in PAGES.items():
        token = place.handed() if page.startswith("check_in") else place.token
        found = _whole(place.at(page.format(client=place.client)), token, place.pid)
        rows.append(_row(name, *found, allowed))
    says = f"Median or mean of {RUNS} runs over the raw websocket, one after the other. Processor: of the server alone."
    return Table(
        "The server, one run of a page", says, ("page", "processor, ms", "pieces", "kB", "promised"), tuple(rows)
    )


def memory_of(place: Place) -> Table:
    """Before anybody, and with ten sessions open on five kinds of page."""
    rows: list[tuple[object, ...]] = [("started, nobody there", memory(place.pid), "–")]
    pages = ("today", "clients", "review?client={client}", "programme?client={client}", place.floor)
    with ExitStack() as stack:
        for number in range(10):
            page = pages[number % len(pages)].format(client=place.client)
            stack.enter_context(opened(place.at(page), place.token))
        found = memory(place.pid)
        each = (found - float(str(rows[0][1]))) / 10
        rows += [("ten sessions open", found, against(found, WITH_TEN_MB)), ("so each session", each, "–")]
    return Table(
        "Memory of the server", "Resident megabytes, before any document is made.", ("", "MB", "promised"), tuple(rows)
    )


def twenty(place: Place) -> Table:
    """Twenty people, each in a session of their own, tapping sets every two seconds on average."""
    with ExitStack() as stack:
        lines = [stack.enter_context(opened(place.at(page), place.token)) for page in crowd(place)]
        with ThreadPoolExecutor(len(lines)) as pool:
            found = [one.took * 1_000 for some in pool.map(_tapping, lines, range(len(lines))) for one in some]
    found.sort()
    late = found[round(0.95 * (len(found) - 1))]
    rows = (("tap → over", found[len(found) // 2], late, found[-1], len(found), against(late, PEOPLE_MS, " ms")),)
    says = f"{len(lines)} people tap and take back sets for {LASTS_S:.0f} s, each every {EVERY_S:.0f} s; raw websocket."
    return Table("Twenty people at once", says, ("", "median, ms", "95 %, ms", "most, ms", "taps", "promised"), rows)


def _tapping(line: Raw, number: int) -> list[Run]:
    dice, ends, found = Random(number), time.monotonic() + LASTS_S, []
    time.sleep(dice.random() * EVERY_S)
    while time.monotonic() < ends:
        found.append(_set(line, len(found)))
        time.sleep(EVERY_S * dice.uniform(0.5, 1.5))
    return found


def _set(line: Raw, number: int) -> Run:
    return line.tap("undo_" if number % 2 else "-set_")


def _whole(address: str, token: str, pid: int) -> tuple[float, list[Run]]:
    with opened(address, token) as line:
        return _cost(pid, lambda _: line.run())


def _cost(pid: int, one: Callable[[int], Run]) -> tuple[float, list[Run]]:
    """Milliseconds of the server's processor for one, and the runs."""
    for number in range(WARM):
        one(number)
    before = worked(pid)
    runs = [one(number) for number in range(RUNS)]
    return 1_000 * (worked(pid) - before) / RUNS, runs


def _row(name: str, cost: float, runs: list[Run], allowed: float | None) -> tuple[object, ...]:
    return name, cost, round(middle(runs, "frames")), middle(runs, "kb"), against(cost, allowed, " ms")
