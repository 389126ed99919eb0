"""What encryption costs: a set's tap, opening, a page's reading and a backup on one demo studio, readable and encrypted in turns.

Run: python -m tests.benchmarks.encrypted [rounds]. Milliseconds belong to the machine they were taken on: the ratio
is what tells. `processor` leaves waiting for the disk out.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.client.caseload import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.keeping import at_rest, keys
from lbp_core.keeping.backing_up import Keeping
from lbp_core.models.records import Entry, EntryKind
from lbp_core.storage.copying import copy_whole
from tests.benchmarks.taps import on_the_floor
from tests.servers import copy_studio, one_demo_studio

ROUNDS = 60
LINE = "{what:34}{plain:10.2f}{locked:12.2f}{ratio:9.2f}{cpu:12.2f}"
Timed = tuple[list[float], list[float]]


def measured(does: Callable[[int], object], number: int, into: Timed) -> None:
    """Wall and processor time of one call, in milliseconds."""
    wall, worked = time.perf_counter(), time.process_time()
    does(number)
    into[0].append((time.perf_counter() - wall) * 1000)
    into[1].append((time.process_time() - worked) * 1000)


def tapping(studio: Studio, session_id: str) -> Callable[[int], object]:
    """One score kept during the session: a tap's own write, checks and all."""
    return lambda number: training.tap(
        studio,
        session_id,
        Entry(kind=EntryKind.PAIN_BEFORE, score=number % 3),
        key=f"bench-{number}",
        at=datetime.now(UTC),
    )


def deeds(folder: Path) -> dict[str, Callable[[int], object]]:
    """What is timed on the studio in that folder."""
    url = sqlite_url(folder / "studio.db")
    studio = open_studio(url)
    session_id = on_the_floor(studio).rpartition("session=")[2]
    return {
        "a tap kept in a session": tapping(studio, session_id),
        "the list of clients read": lambda _: caseload(studio, on=today(studio, datetime.now(UTC))),
        "opening the studio": lambda _: open_studio(url).store.close(),
        "a backup, read through": lambda number: copy_whole(url, folder / f"copy-{number}.db"),
    }


def main() -> None:
    """The two in turns, then one line each."""
    rounds = int((*sys.argv, ROUNDS)[1])
    with TemporaryDirectory() as made:
        base = one_demo_studio(Path(made))
        folders = {name: Path(made) / name for name in ("plain", "locked")}
        for name, folder in folders.items():
            folder.mkdir()
            copy_studio(base, folder / "studio.db")
            if name == "locked":
                keeping = Keeping.of(sqlite_url(folder / "studio.db"), None)
                keys.the_key(keeping)
                at_rest.encrypt(keeping, at=datetime.now(UTC), told=lambda _: None)
        both = {name: deeds(folder) for name, folder in folders.items()}
        sys.stdout.write(f"{'milliseconds, median':34}{'readable':>10}{'encrypted':>12}{'ratio':>9}{'processor':>12}\n")
        for what in both["plain"]:
            took: dict[str, Timed] = {name: ([], []) for name in both}
            for number in range(rounds if "backup" not in what else 5):
                for name in sorted(both, reverse=bool(number % 2)):
                    measured(both[name][what], number, took[name])
            _tell(what, took)
        size = {name: (folder / "studio.db").stat().st_size for name, folder in folders.items()}
        sys.stdout.write(f"the file: {size['plain'] / 1e6:.1f} MB, encrypted {size['locked'] / 1e6:.1f} MB\n")


def _tell(what: str, took: dict[str, Timed]) -> None:
    wall = {name: median(one[0]) for name, one in took.items()}
    cpu = {name: median(one[1]) for name, one in took.items()}
    line = LINE.format(
        what=what,
        plain=wall["plain"],
        locked=wall["locked"],
        ratio=wall["locked"] / wall["plain"],
        cpu=cpu["locked"] / cpu["plain"],
    )
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
