"""How quickly the review page is drawn again with five years of weeks, beside an empty Streamlit page tapped in the same minutes.

Run: python -m tests.benchmarks.redraw [rounds] [folder]. The five years are lived in that folder once (about a minute) and
found there the next time. Milliseconds belong to the machine and its load; promised are the charts within 300 ms, and a
whole page again within 1.5 times the empty page's rerun plus the charts. What the server's share is: the bench's part `core`.
"""

import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from lbp_core.bootstrap import programs
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.client.caseload import caseload
from lbp_core.coach.demo.demo import build
from lbp_core.coach.studio import open_studio, today
from lbp_core.evidence.demo_stories import Story, demo_stories
from tests.benchmarks.settling import Target, bare, in_turns
from tests.benchmarks.taps import turns
from tests.conftest import CHROMIUM_WORDS
from tests.servers import Site

ROUNDS, WEEKS = 12, 260
CHARTS_MS, TIMES_THE_FLOOR = 300, 1.5


def five_years(folder: Path) -> str:
    """The id of somebody who has come for five years, in that folder's demo studio."""
    file, at = folder / "studio.db", datetime.now(UTC)
    fresh = not file.exists()
    studio = open_studio(sqlite_url(file), create=fresh, demo=True if fresh else None)
    if fresh:
        build(studio, at=at, stories=[_story()])
    [row] = caseload(studio, on=today(studio, at))
    studio.store.close()
    return row.client.id


def _story() -> Story:
    longest = max(demo_stories(), key=lambda one: one.weeks)
    return longest.model_copy(update={"weeks": WEEKS, "events": ()})


def targets_of(site: Site, client_id: str, empty: str) -> tuple[Target, Target, Target]:
    """The floor, another span of the chart, and a part that folds open and closed, which draws the whole page."""
    address, token = f"{site.url}/review?client={client_id}", site.sign_in()
    span = f"[class*='st-key-span_review_{client_id}'] button >> nth="
    fold = f"[class*='st-key-replay_{client_id}'] summary"
    return (
        Target("empty page: a tick", empty, turns(".stCheckbox label")),
        Target("the chart over another span", address, turns(f"{span}2", f"{span}3"), token),
        Target("the whole page again", address, turns(fold), token),
    )


def main() -> None:
    """Measures, then one line each and what was promised."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with ExitStack() as opened:
        folder = Path(sys.argv[2] if len(sys.argv) > 2 else opened.enter_context(TemporaryDirectory()))
        client_id = five_years(folder)
        site = Site.on(folder)
        opened.callback(site.close)
        floor, chart, page = targets_of(site, client_id, opened.enter_context(bare("empty")))
        with sync_playwright() as playwright:
            found = playwright.chromium.launch(executable_path=str(programs.chromium()), args=CHROMIUM_WORDS)
            in_turns(found, [floor, chart, page], rounds=2 * rounds, warm=3)
            found.close()
    _tell(floor, chart, page)


def _tell(floor: Target, chart: Target, page: Target) -> None:
    closing = [one["rerun"] for one in page.took[::2]]
    charts = chart.median("still")
    allowed = TIMES_THE_FLOOR * floor.median("rerun") + charts
    for name, found, promised in (
        (floor.name, floor.median("rerun"), None),
        (f"{chart.name}, {WEEKS} weeks, to the last mark", charts, CHARTS_MS),
        (page.name, median(closing), allowed),
    ):
        told = "" if promised is None else f"   promised {promised:.0f}"
        sys.stdout.write(f"{name:54}{found:8.0f} ms{told}\n")


if __name__ == "__main__":
    main()
