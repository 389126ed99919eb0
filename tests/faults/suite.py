"""All faults in one table: `python3 -m lbp_core faults` (the quick ones) and `python3 -m lbp_core faults --long`."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.faults import crowds, cuts, kills, shapes, updates
from tests.faults.work import Line, modes


@dataclass(frozen=True)
class HowMany:
    """How often each fault is tried."""

    kills: int
    cuts: int
    controls: int
    flips: int
    restarts: int
    backups: int
    every_step: int


QUICK = HowMany(kills=50, cuts=200, controls=30, flips=60, restarts=1, backups=2, every_step=60)
LONG = HowMany(kills=1_000, cuts=5_000, controls=200, flips=2_000, restarts=4, backups=100, every_step=1)


def faults(many: HowMany) -> Iterator[tuple[str, Callable[[], Line]]]:
    """Each fault with its name, the quickest first."""
    yield "file shapes", shapes.shapes
    yield "disk full", shapes.full_disks
    yield "silent change", lambda: shapes.flips(many.flips)
    yield "concurrent writers", crowds.writers
    for name, dbapi in modes().items():
        yield f"kills, {name}", lambda name=name, dbapi=dbapi: kills.line(name, dbapi, many.kills)
        yield f"power cuts, {name}", lambda name=name, dbapi=dbapi: cuts.line(name, dbapi, many.cuts)
        yield f"control, {name}", lambda name=name, dbapi=dbapi: cuts.control(name, dbapi, many.controls)
    yield "PostgreSQL restarts", lambda: crowds.restarts(many.restarts)
    yield "migrations", lambda: updates.line(every=many.every_step)
    yield "backups under load", lambda: crowds.backups(many.backups)


def main(words: list[str]) -> int:
    """Prints the table as it grows; exit code 1 where a line does not hold."""
    parser = argparse.ArgumentParser(prog="python3 -m lbp_core faults")
    parser.add_argument("--long", action="store_true", help="as often as the promises say; up to half an hour")
    many, began, held = LONG if parser.parse_args(words).long else QUICK, time.monotonic(), True
    print("| fault | tried | found | goal | holds | s |\n|---|---|---|---|---|---|")
    for name, go in faults(many):
        if sys.stderr.isatty():
            print(f"\r\033[K{name} …", end="", file=sys.stderr, flush=True)
        since = time.monotonic()
        line = go()
        held = held and line.holds
        if sys.stderr.isatty():
            print("\r\033[K", end="", file=sys.stderr, flush=True)
        says = (
            line.what,
            line.tried,
            line.found,
            line.goal,
            "yes" if line.holds else "NO",
            f"{time.monotonic() - since:.0f}",
        )
        print(f"| {' | '.join(says)} |", flush=True)
    print(f"\n{'Everything holds' if held else 'NOT everything holds'} ({time.monotonic() - began:.0f} s).")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
