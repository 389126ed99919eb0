"""All faults in one table: `python3 -m lbp_core faults` (the quick ones) and `python3 -m lbp_core faults --long`."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.faults import crowds, cuts, kills, server, shapes, updates
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
    server_turns: int
    server_kills: int
    server_backups: int
    every_step: int


QUICK = HowMany(
    kills=50, cuts=200, controls=30, flips=60, restarts=1, backups=2, server_turns=3, server_kills=4, server_backups=0,
    every_step=60,
)  # fmt: skip
LONG = HowMany(
    kills=1_000, cuts=5_000, controls=200, flips=2_000, restarts=4, backups=100, server_turns=40, server_kills=200,
    server_backups=10, every_step=1,
)  # fmt: skip
HEAD = "| fault | tried | found | goal | holds | s |\n|---|---|---|---|---|---|"
ABOUT = """# What the records survive

Written by `python3 -m lbp_core faults --long --write docs/faults.md`; never by hand. Every fault is played on the studio's own
writes: processes are killed, the power is cut between any two steps of the disk (decision 0032), the disk is full, the
file is damaged, many write at once, an update fails at each of its statements, the database server goes away, backups are
taken while somebody writes. A negative control runs the same cuts with a disk that is never asked to sync: it must lose
something, or the cuts would prove nothing. Seconds belong to the machine; what was found does not.
"""


def faults(many: HowMany) -> Iterator[tuple[str, Callable[[], Line]]]:
    """Each fault with its name, the quickest first."""
    yield "file shapes", shapes.shapes
    yield "read-only", shapes.read_only
    yield "disk full", shapes.full_disks
    yield "silent change", lambda: shapes.flips(many.flips)
    yield "concurrent writers", crowds.writers
    yield "concurrent writers, PostgreSQL", lambda: server.writers(many.server_turns)
    for name, dbapi in modes().items():
        yield f"kills, {name}", lambda name=name, dbapi=dbapi: kills.line(name, dbapi, many.kills)
        yield f"power cuts, {name}", lambda name=name, dbapi=dbapi: cuts.line(name, dbapi, many.cuts)
        yield f"control, {name}", lambda name=name, dbapi=dbapi: cuts.control(name, dbapi, many.controls)
    yield "kills, PostgreSQL", lambda: server.killed(many.server_kills)
    yield "PostgreSQL restarts", lambda: server.restarts(many.restarts)
    yield "migrations", lambda: updates.line(every=many.every_step)
    yield "backups under load", lambda: crowds.backups(many.backups)
    if many.server_backups:
        yield "backups under load, PostgreSQL", lambda: server.backups(many.server_backups)


def main(words: list[str]) -> int:
    """Prints the table as it grows; exit code 1 where a line does not hold."""
    parser = argparse.ArgumentParser(prog="python3 -m lbp_core faults")
    parser.add_argument("--long", action="store_true", help="as often as the promises say; up to half an hour")
    parser.add_argument("--write", type=Path, help="a page with the table, such as docs/faults.md")
    parser.add_argument("--go-on", action="store_true", help="keep the lines that FILE has from a run that was cut off")
    asked = parser.parse_args(words)
    rows = _rows_of(asked.write) if asked.go_on and asked.write is not None else []
    print("\n".join([HEAD, *rows]))
    for name, go in list(faults(LONG if asked.long else QUICK))[len(rows) :]:
        _waiting(f"{name} …")
        since = time.monotonic()
        line = go()
        _waiting("")
        rows.append(_row(line, time.monotonic() - since))
        print(rows[-1], flush=True)
        _write(asked.write, rows, "Cut off here.")
    held = all(" | yes | " in row for row in rows)
    end = f"{'Everything holds' if held else 'NOT everything holds'} ({_machine()})."
    print(f"\n{end}")
    _write(asked.write, rows, end)
    return 0 if held else 1


def _rows_of(page: Path) -> list[str]:
    lines = page.read_text(encoding="utf-8").splitlines() if page.exists() else []
    return [one for one in lines if one.startswith("| ") and not one.startswith("| fault ")]


def _write(page: Path | None, rows: list[str], end: str) -> None:
    if page is not None:
        page.write_text("\n".join([ABOUT, HEAD, *rows, "", end, ""]), encoding="utf-8")


def _row(line: Line, took_s: float) -> str:
    said = (line.what, line.tried, line.found, line.goal, "yes" if line.holds else "NO", f"{took_s:.0f}")
    return f"| {' | '.join(said)} |"


def _waiting(words: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{words}", end="", file=sys.stderr, flush=True)


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
