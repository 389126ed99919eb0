"""`python3 -m lbp_core large`: fills a studio of many clients over years, then measures its pages beside those of twenty."""

import argparse
import json
import os
import resource
import shutil
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.keeping.backing_up import Keeping, back_up
from lbp_core.keeping.looking_through import look_through
from lbp_core.models.refusal import Refused
from lbp_core.storage.store import open_store
from tests.benchmarks.large.filling import Filled, fill, lives_of
from tests.benchmarks.large.lives import Lived
from tests.benchmarks.large.measuring import PROMISED, Took, measured

FEW = 20
HEAD = "| page | {few} clients, ms | {many:,} clients, ms | times |\n|---|---|---|---|"
ABOUT = """# A large studio beside a small one

Written by `python3 -m lbp_core large --write docs/large.md`; never by hand. The command fills a studio with invented people
over {years} years: about {weeks} weeks of training each with everything that belongs to them (a screening, a programme, sessions
with every set, mornings, check-ins, weekly reviews with what was decided), a check-in about once a month otherwise, and one in
five hundred who trains in every week of all the years. Every row is in the chain. Then each page is drawn for the owner, who has
all of them in their care, in turns with the same page of a studio of {few}: milliseconds of the server's processor for the
whole page, medians of one run, somebody having written before each look. Milliseconds belong to the machine; how many times
the small studio's they are does not.
"""


def options() -> argparse.ArgumentParser:
    """What may be chosen."""
    parser = argparse.ArgumentParser(prog="python3 -m lbp_core large")
    parser.add_argument("--clients", type=int, default=10_000, help="how many (default 10,000)")
    parser.add_argument("--years", type=int, default=5, help="over how many years, 1 to 5 (default 5)")
    parser.add_argument("--weeks", type=int, default=12, help="weeks of training each in those years (default 12)")
    parser.add_argument("--lives", type=int, default=24, help="different lives that are lived (default 24)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed and day make the same studio")
    parser.add_argument("--at", type=Path, default=ROOT / "studio" / "large", metavar="FOLDER", help="where it is made")
    parser.add_argument("--keep", action="store_true", help="keep it afterwards; the next run goes on with it")
    parser.add_argument("--pages-only", action="store_true", help="no verify and no backup at the end")
    parser.add_argument("--fill-only", action="store_true", help="fill it and keep it, measure nothing")
    parser.add_argument("--write", type=Path, metavar="FILE", help="a page with the table, such as docs/large.md")
    return parser


def main(words: list[str]) -> int:
    """Fills, measures, looks through; exit code 1 where what is promised does not hold."""
    parser = options()
    asked = parser.parse_args(words)
    if not (1 <= asked.clients <= 100_000 and 1 <= asked.years <= 5 and asked.lives >= 4 and asked.weeks >= 4):
        parser.error("--clients 1 to 100000, --years 1 to 5, --lives 4 or more, --weeks 4 or more.")
    large, small = asked.at, asked.at / "small"
    lived = _lived(large, asked)
    try:
        filled = fill(large, lived, asked.clients, _tell)
        _end(filled, asked.clients)
        if asked.fill_only:
            return 0
        small.mkdir(exist_ok=True)
        for name in ("lives.db", "lives.json"):
            shutil.copyfile(large / name, small / name)
        fill(small, lived, min(FEW, asked.clients), _tell)
        sys.stdout.write("\n")
        return _measure(small, large, lived, asked, filled)
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(f"\nStopped. What is in {large} is whole; the same command goes on with it.\n")
        return 130
    finally:
        if not (asked.keep or asked.fill_only) and sys.exc_info()[0] is None:
            shutil.rmtree(large, ignore_errors=True)


def _lived(folder: Path, asked: argparse.Namespace) -> Lived:
    """Its 'now' is the first run's, so that a later one goes on with the same lives."""
    told, at = folder / "lives.json", datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    if told.exists():
        at = datetime.fromisoformat(json.loads(told.read_text())["at"])
    return Lived(years=asked.years, weeks=asked.weeks, lives=asked.lives, seed=asked.seed, at=at)


def _tell(words: str) -> None:
    if sys.stdout.isatty():
        sys.stdout.write(f"\r\033[K{words}")
    else:
        sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _end(filled: Filled, many: int) -> None:
    rate = filled.clients / max(filled.seconds, 0.001)
    sys.stdout.write(f"\n{many:,} clients, {filled.size_bytes / 1e9:.1f} GB; {filled.clients:,} made now")
    sys.stdout.write(f" in {filled.seconds:.0f} s, {rate:.1f} a second.\n" if filled.clients else ".\n")


def _measure(small: Path, large: Path, lived: Lived, asked: argparse.Namespace, filled: Filled) -> int:
    head, rows, held = HEAD.format(few=FEW, many=asked.clients), [], True
    _line(head)
    for took in measured(small, large, lives_of(large), lived):
        held = held and took.holds
        rows.append(_row(took))
        _line(rows[-1])
    said = _kept(large, filled, whole=not asked.pages_only)
    _line("\n" + "\n".join(said))
    promised = f"Today, client record and review within {PROMISED} times ({_machine()})"
    end = f"{'Everything holds' if held else 'NOT everything holds'}: {promised}."
    _line(f"\n{end}")
    if asked.write is not None:
        about = ABOUT.format(years=asked.years, weeks=asked.weeks, few=FEW)
        asked.write.write_text("\n".join([about, head, *rows, "", *said, "", end, ""]), encoding="utf-8")
    return 0 if held else 1


def _line(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _row(took: Took) -> str:
    mark = "" if took.holds else f" (more than {PROMISED})"
    return f"| {took.name} | {took.small:.0f} | {took.large:.0f} | {took.times:.2f}{mark} |"


def _kept(folder: Path, filled: Filled, *, whole: bool) -> list[str]:
    """How long the whole studio takes to open, to be looked through, and to be backed up; and the most memory of it all."""
    url, said = sqlite_url(folder / "studio.db"), []
    begun = time.monotonic()
    open_store(url).close()
    said.append(f"- {filled.size_bytes / 1e9:.1f} GB, opened in {time.monotonic() - begun:.1f} s.")
    if not whole:
        return [*said, _memory()]
    begun = time.monotonic()
    found = look_through(Keeping.of(url, None))
    said.append(f"- `verify` took {time.monotonic() - begun:.0f} s: {' '.join(found.says)}")
    if shutil.disk_usage(folder).free > 2.5 * filled.size_bytes:
        begun = time.monotonic()
        back_up(Keeping(url, folder / "backups"), at=datetime.now(UTC))
        said.append(f"- A backup, read through and put back for trial, took {time.monotonic() - begun:.0f} s.")
        shutil.rmtree(folder / "backups")
    else:
        said.append("- No backup was tried: the disk has no room for three of it.")
    return [*said, _memory()]


def _memory() -> str:
    return f"- Most memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB."


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB of memory"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
