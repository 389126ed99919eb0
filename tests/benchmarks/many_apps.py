"""Fifty phones beside a trainer's taps: all at one app, then spread over two, on one PostgreSQL, turn by turn in one run.

Run: python -m tests.benchmarks.many_apps [phones]. Browser, phones, apps and database share the cores here, so look at how the
two compare and not at the figures themselves.
"""

import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

from playwright.sync_api import Page, expect, sync_playwright

from lbp_core.bootstrap import programs
from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.client import ClientDetails
from tests.benchmarks.fifty_phones import PHONES, Phone, Times, p95, told
from tests.conftest import CHROMIUM_WORDS, TABLET, come_in
from tests.journeys.test_floor import Hand, begun, in_training
from tests.many.apps import Apps, settings
from tests.servers import Postgres
from tests.signed_in import cookie_for, first_trainer

TILE, TICK = "[class*='st-key-set_'] button", "[class*='st-key-done_set_']"
TURNS, TAPS, APART_S, SETS = 4, 6, 0.7, 3


@dataclass(frozen=True)
class At:
    """Where a phone sends."""

    port: int


def wave(ports: Sequence[int], links: Sequence[str], times: Times) -> None:
    """Every phone goes its whole way, beginning in the same moment."""

    def go(number: int) -> None:
        Phone(At(ports[number % len(ports)]), times).check_in(links[number])  # type: ignore[arg-type]

    with ThreadPoolExecutor(len(links)) as pool:
        list(pool.map(go, range(len(links))))


def taps(page: Page, done: int) -> list[float]:
    """Seconds of some sets' taps, from thumb to tick."""
    hand, found = Hand(page), []
    for number in range(done, done + TAPS):
        ticks = number % SETS
        expect(page.locator(TICK)).to_have_count(ticks, timeout=30_000)
        began = time.perf_counter()
        page.locator(TILE).first.tap()
        expect(page.locator(TICK)).to_have_count(ticks + 1, timeout=30_000)
        found.append(time.perf_counter() - began)
        if ticks == SETS - 1:
            hand.score("Pain during", 1)
        page.wait_for_timeout(1000 * APART_S)
    return found


def clients_with_links(studio: Studio, phones: int) -> list[str]:
    at, links = datetime.now(UTC), []
    for number in range(phones):
        client = add_client(studio, ClientDetails(name=f"Client {number}"), key=f"client-{number}", at=at)
        links.append(f"/c/{sharing.make_link(studio, client.id, key='link', at=at)}")
    return links


def measured(page: Page, ports: list[int], links: list[str]) -> dict[str, tuple[Times, list[float]]]:
    """Phones' times and taps at one app and at two, turn by turn."""
    found: dict[str, tuple[Times, list[float]]] = {name: (defaultdict(list), []) for name in ("one app", "two apps")}
    for turn in range(TURNS):
        name = ("one app", "two apps")[turn % 2]
        times, tapped = found[name]
        over = Event()

        def send_on(to: list[int] = ports[: turn % 2 + 1], times: Times = times, over: Event = over) -> None:
            while not over.is_set():
                wave(to, links, times)

        sender = Thread(target=send_on)
        sender.start()
        tapped += taps(page, turn * TAPS)
        over.set()
        sender.join()
    return found


def main() -> None:
    """Both in one run."""
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else PHONES
    server = Postgres()
    with tempfile.TemporaryDirectory() as folder, closing(_Removed(server)):
        os.environ |= {name: value for name, value in settings(Path(folder)).items() if "HOST" not in name}
        database = server.fresh()
        studio = open_studio(database, create=True)
        links, client_id = clients_with_links(studio, phones), in_training(studio)
        first_trainer(studio, at=datetime.now(UTC))
        with closing(Apps.on(database)) as apps, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=str(programs.chromium()), args=CHROMIUM_WORDS)
            page = chromium.new_context(viewport=TABLET, has_touch=True, locale="en-GB").new_page()
            url = f"http://127.0.0.1:{apps.ports[0]}"
            come_in(page, url, cookie_for(database))
            begun(Hand(page), url, client_id)
            for name, (times, tapped) in measured(page, apps.ports, links).items():
                sys.stdout.write(f"{name}: {len(tapped)} taps, 95 of 100 in {p95(tapped):.0f} ms\n{told(times)}\n")
            chromium.close()
    sys.stdout.write(f"{os.getloadavg()[0]:.1f} programs wanted a processor.\n")


class _Removed:
    def __init__(self, server: Postgres) -> None:
        self.close = server.remove


if __name__ == "__main__":
    main()
