"""`python3 -m lbp_core bench`: the real app beside bare Streamlit pages, in a browser and over the raw websocket, as tables."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from lbp_core.bootstrap import programs
from tests.benchmarks.fifty_phones import all_at_once, p95, studio_of
from tests.benchmarks.settling import bare
from tests.benchmarks.whole.browser import first_visitor, floors, loads, pages_of, phone_pages, taps
from tests.benchmarks.whole.core import core
from tests.benchmarks.whole.server import memory_of, runs_of, twenty
from tests.benchmarks.whole.studio import measured_studio
from tests.benchmarks.whole.tables import Table, against, busy, machine, page
from tests.conftest import CHROMIUM_WORDS
from tests.servers import Site

ROUNDS, PHONES, PHONES_MS = 20, 50, 300.0
OF_THE_STUDIO = ("memory", "taps", "server", "loads", "twenty")
PARTS = (*OF_THE_STUDIO, "first", "phones", "core")
ABOUT = """# Measured

Written by `python3 -m lbp_core bench --write docs/benchmarks.md`; never by hand. The real app runs on a demo studio, beside it an
empty Streamlit page and one of 25 bare widgets with a chart, with the same settings; browser and servers share the machine:
{machine}; {busy} programs wanted a processor while it ran. Milliseconds belong to the machine and to how busy it was. What is
promised is told as times of the bare page of the same run, or as the server's own processor time. How a studio grows from 20 to
10,000 clients is the other command's: `python3 -m lbp_core large`."""


def options() -> argparse.ArgumentParser:
    """What may be chosen."""
    parser = argparse.ArgumentParser(prog="python3 -m lbp_core bench")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"taps on each target (default {ROUNDS})")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="some parts only")
    parser.add_argument("--write", type=Path, metavar="FILE", help="also a page, such as docs/benchmarks.md")
    return parser


def main(words: list[str]) -> int:
    """Measures part after part and shows each table as soon as it is there; exit code 1 where a part could not be measured."""
    asked, tables, wrong = options().parse_args(words), [], []
    for name, made in parts(set(asked.only), asked.rounds):
        try:
            tables.append(made())
        except (AssertionError, LookupError, OSError, PlaywrightError) as problem:  # the other parts are worth having
            wrong.append(name)
            sys.stderr.write(f"{name} could not be measured: {problem}\n")
            continue
        sys.stdout.write(tables[-1].text() + "\n\n")
        sys.stdout.flush()
    if asked.write and not wrong:
        asked.write.write_text(page(tables, ABOUT.format(machine=machine(), busy=busy())), encoding="utf-8")
    return 1 if wrong else 0


def parts(wanted: set[str], rounds: int) -> Iterator[tuple[str, Callable[[], Table]]]:
    """What is measured, in the order in which it is read."""
    if wanted & set(OF_THE_STUDIO):
        yield from of_the_studio(wanted, rounds)
    if "first" in wanted:
        with chromium() as browser:
            yield "first", lambda: first_visitor(browser)
    if "phones" in wanted:
        with chromium() as browser:
            yield from phones(browser)
    if "core" in wanted:
        yield "core", core


def of_the_studio(wanted: set[str], rounds: int) -> Iterator[tuple[str, Callable[[], Table]]]:
    """What is measured of one running app, beside bare pages."""
    with bare("empty") as empty, bare("equal") as equal, measured_studio() as place, chromium() as browser:
        targets = [*floors(empty, equal), *pages_of(place)]
        made: dict[str, Callable[[], Table]] = {
            "memory": lambda: memory_of(place),
            "taps": lambda: taps(browser, targets, rounds=rounds),
            "server": lambda: runs_of(place),
            "loads": lambda: loads(browser, targets),
            "twenty": lambda: twenty(place),
        }
        yield from ((name, make) for name, make in made.items() if name in wanted)


def phones(browser: Browser) -> Iterator[tuple[str, Callable[[], Table]]]:
    """The client's pages, and fifty clients in the same moment."""
    with studio_of(PHONES + 1) as (site, _, links):
        first, *others = links
        pages = {"the link": site.url + first, "check-in": f"{site.url}/c/check-in"}
        yield "phones", lambda: phone_pages(browser, pages)
        yield "fifty phones", lambda: fifty(site, others)


def fifty(site: Site, links: list[str]) -> Table:
    """Fifty clients check in, beginning in one moment."""
    times = all_at_once(site, links)
    every = [one for some in times.values() for one in some]
    named = {**times, "all": every}
    rows = tuple(
        (
            name,
            1_000 * sorted(some)[len(some) // 2],
            p95(some),
            against(p95(some), PHONES_MS, " ms") if name == "all" else "–",
        )
        for name, some in named.items()
    )
    says = f"{len(links)} phones open their link, fill in the week, look it over and send, beginning in one moment."
    return Table("Fifty phones at once", says, ("request", "median, ms", "95 %, ms", "promised"), rows)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of the tests."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(programs.chromium()), args=CHROMIUM_WORDS)
        yield found
        found.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
