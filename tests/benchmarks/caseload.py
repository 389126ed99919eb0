"""How Today and the caseload grow with the studio: 20, 2,000 and 10,000 clients who all train, as ratios of one run.

Run: python -m tests.benchmarks.caseload [sizes …]. The studios are made from one invented client, copied row by row through
storage. Times belong to the machine they were taken on; the ratios are what is promised. Through a trainer's eyes every query
is narrowed to the clients in their care: a hundred of the studio's, or, which no trainer has, all of them.
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, insert, select

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.client import caseload
from lbp_core.coach.gate import alerts
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.coach.today import waiting
from lbp_core.coach.today.glances import bring_up
from lbp_core.models.glance import Show, SortBy
from lbp_core.models.history import CheckIn
from lbp_core.models.people import Role, Seen
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from lbp_core.storage.tables import metadata
from tests.people import all_no, at, day, ready, train

SIZES = (20, 2_000, 10_000)
ON = day(12)
ROUNDS, A_PAGE = 15, 20
ALERTS = 5
OF_CLIENTS = (
    "screenings", "answers", "clearances", "programme_versions", "sessions", "session_entries", "check_ins", "mornings",
    "client_file",
)  # fmt: skip
LINKED = ("client_id", "screening_id", "programme_version_id", "session_id")
EVERYBODYS, SOME = "has-everybody", "has-a-hundred"
HUNDRED = 100


def first_client(studio: Studio) -> str:
    """A client of two weeks with six sessions and two check-ins."""
    client_id = ready(studio)
    for number in (0, 2, 4, 7, 9, 11):
        train(studio, client_id, on=day(number), before=float(number % 4))
    for number in (6, 11):
        told = CheckIn(date=day(number), pain_average=3.0)
        answers = all_no(Occasion.CHECK_IN)
        sharing.send_check_in(studio, client_id, told, answers, by=By.CLIENT, key=f"{number}", at=at(day(number), 20))
    return client_id


def grow(studio: Studio, to: int, say: Callable[[str], None]) -> None:
    """Copies the first client until there are so many, all in one trainer's care, and rings a few alerts."""
    first = first_client(studio)
    with studio.store.write() as tx:
        for name in (EVERYBODYS, SOME):
            person = {"id": name, "seq": 1, "login": name, "name": name, "role": "trainer", "added": "2026-03-02"}
            tx.execute(insert(metadata.tables["people"]).values(**person, ended=None))
        _in_care(tx, [first], 0)
        rows = {name: _rows_of(tx, name, first) for name in ("clients", *OF_CLIENTS)}
    ids = sorted({row["id"] for name in rows for row in rows[name] if isinstance(row.get("id"), str)})
    for begin in range(1, to, 200):
        numbers = range(begin, min(to, begin + 200))
        with studio.store.write() as tx:
            _copy(tx, rows, ids, numbers)
            _in_care(tx, [_renamed(first, number) for number in numbers], begin)
        say(f"{min(to, begin + 200):>6} of {to} clients")
    for number in range(1, min(to, ALERTS + 1)):
        told = {"ca_night": Answer.YES}
        sharing.send_morning(studio, _renamed(first, number), None, told, by=By.CLIENT, key="m", at=at(ON, 6))


def _rows_of(tx: Connection, name: str, client_id: str) -> list[dict[str, object]]:
    table = metadata.tables[name]
    whose = table.c.id if name == "clients" else table.c.client_id
    return [dict(row._mapping) for row in tx.execute(select(table).where(whose == client_id))]


def _copy(tx: Connection, rows: dict[str, list[dict[str, object]]], ids: list[str], numbers: range) -> None:
    every = re.compile("|".join(ids))
    for name, template in rows.items():
        made = []
        for number in numbers:
            for row in template:
                copied = {
                    column: every.sub(lambda found, number=number: _renamed(found[0], number), value)
                    if isinstance(value, str)
                    else value
                    for column, value in row.items()
                }
                if isinstance(row.get("id"), int):
                    del copied["id"]
                if name == "clients":
                    copied["name_key"] = f"client {number:05}"
                    copied["body"] = str(copied["body"]).replace("Anna Berg", f"Client {number:05}")
                made.append(copied)
        if made:
            tx.execute(insert(metadata.tables[name]), made)


def _in_care(tx: Connection, ids: list[str], begin: int) -> None:
    """One trainer has them all; the first hundred are shared with another for a long holiday."""
    rows = [{"client_id": name, "person_id": EVERYBODYS, "own": 1, "until": None} for name in ids]
    shared = ids[: max(0, HUNDRED - begin)]
    rows += [{"client_id": name, "person_id": SOME, "own": 0, "until": "2027-01-01"} for name in shared]
    tx.execute(insert(metadata.tables["care"]), rows)


def _renamed(name: str, number: int) -> str:
    return f"{number:05x}{name[5:]}"


def looked_at(studio: Studio, on: date) -> dict[str, Callable[[], object]]:
    """What a trainer opens, with pages of the same length whatever the size of the studio."""
    looks: dict[str, Callable[[], object]] = {
        "Today": lambda: (
            waiting.waiting(studio, on=on, limit=9, beside=alerts.alerts(studio, on=on)),
            caseload.caseload(studio, on=on, limit=A_PAGE),
        )
    }
    for sort in SortBy:
        looks[f"caseload by {sort.value}"] = lambda sort=sort: caseload.caseload(studio, on=on, sort=sort, limit=A_PAGE)
    looks["a search"] = lambda: caseload.caseload(studio, on=on, search="client 0001", limit=A_PAGE)
    looks["who is paused"] = lambda: caseload.caseload(studio, on=on, show=Show.PAUSED, limit=A_PAGE)
    looks["how many wait"] = lambda: caseload.count(studio, on=on, show=Show.DUE)
    return looks


def measure(studios: dict[int, Studio]) -> dict[str, dict[int, float]]:
    """Milliseconds of processor, median of rounds that take the sizes in turns. Before each look somebody has written."""
    took: dict[str, dict[int, list[float]]] = {}
    looks = {size: looked_at(studio, ON) for size, studio in studios.items()}
    for number in range(ROUNDS + 2):
        for size, named in looks.items():
            for name, look in named.items():
                _somebody_writes(studios[size], f"{number} {name}")
                begun = time.process_time()
                look()
                if number > 1:
                    took.setdefault(name, {}).setdefault(size, []).append(1_000 * (time.process_time() - begun))
    return {name: {size: statistics.median(times) for size, times in found.items()} for name, found in took.items()}


def _somebody_writes(studio: Studio, key: str) -> None:
    """So that no row kept in memory is any good."""
    whole = studio.whole()
    [somebody] = caseload.caseload(whole, on=ON, limit=1)
    sharing.send_morning(
        whole, somebody.client.id, 3.0, {}, by=By.CLIENT, key=f"{studio.who.actor} {key}", at=at(ON, 7)
    )


def main() -> None:
    """Builds the studios, says how long the first look of a day takes, then the ratios."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES

    def say(words: str) -> None:
        sys.stdout.write(f"\r{words}")
        sys.stdout.flush()

    with TemporaryDirectory() as folder:
        studios = {}
        for size in sizes:
            studios[size] = open_studio(sqlite_url(Path(folder, f"{size}.db")), create=True)
            grow(studios[size], size, say)
            for what, on in (("after it was made", ON), ("on the next day", ON + timedelta(days=1)), ("back", ON)):
                begun = time.process_time()
                bring_up(studios[size], on=on)
                say(f"{size:>6} clients, read anew {what}: {time.process_time() - begun:6.2f} s\n")
        for whose, person in (("the machine", None), ("a trainer of a hundred", SOME), ("one of all", EVERYBODYS)):
            seen = Seen() if person is None else Seen(person_id=person, role=Role.TRAINER, on=ON)
            say(f"\nThrough the eyes of {whose}, ms of processor (times the first size)\n")
            for name, found in measure({size: one.seen_by(seen) for size, one in studios.items()}).items():
                first = found[sizes[0]]
                told = "".join(f"{found[size]:10.1f} ({found[size] / first:4.2f})" for size in sizes)
                say(f"{name:<22}{told}\n")


if __name__ == "__main__":
    main()
