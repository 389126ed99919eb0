"""A trainer's taps on the floor while fifty phones send their weeks: wave after wave, until the session is done.

Run: python -m tests.benchmarks.fifty_phones_and_a_tablet. A tap is measured in the browser, from the thumb to the tick that
says it is kept. Browser and phones share the server's cores here, so a real studio is quicker.
"""

import sys
import time
from threading import Event, Thread

from playwright.sync_api import Page, expect, sync_playwright

from lbp_core.bootstrap import programs
from tests.benchmarks.fifty_phones import PHONES, Times, all_at_once, p95, studio_of, told
from tests.conftest import CHROMIUM_WORDS, TABLET, come_in
from tests.journeys.test_floor import EXERCISES, SETS, Hand, begun, in_training
from tests.servers import Site

TILE, TICK = "[class*='st-key-set_'] button", "[class*='st-key-done_set_']"
APART = 1.0


def taps_on(page: Page, url: str, client_id: str) -> list[float]:
    """Seconds of every set's tap, from thumb to tick."""
    hand, found = Hand(page), []
    begun(hand, url, client_id)
    for number in range(EXERCISES * SETS):
        ticks = number % SETS  # an exercise whose pain is answered folds its ticks away
        expect(page.locator(TICK)).to_have_count(ticks, timeout=20_000)
        begun_at = time.perf_counter()
        page.locator(TILE).first.tap()
        expect(page.locator(TICK)).to_have_count(ticks + 1, timeout=20_000)
        found.append(time.perf_counter() - begun_at)
        if number % SETS == SETS - 1:
            hand.score("Pain during", 1)
        page.wait_for_timeout(1000 * APART)
    return found


def with_a_browser(site: Site, client_id: str) -> list[float]:
    """The taps of one session in a real browser at a tablet's size."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(programs.chromium()), args=CHROMIUM_WORDS)
        page = chromium.new_context(viewport=TABLET, has_touch=True, locale="en-GB").new_page()
        site.care()
        come_in(page, site.url, site.sign_in())
        taps = taps_on(page, site.url, client_id)
        chromium.close()
    return taps


def main() -> None:
    """Once alone and once with the phones, so that one sees what the phones cost."""
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else PHONES
    for waves in (False, True):
        with studio_of(phones) as (site, studio, links):
            client_id, over, times = in_training(studio), Event(), Times()

            def send_on(links: list[str] = links, site: Site = site, over: Event = over, times: Times = times) -> None:
                while not over.is_set():
                    for name, some in all_at_once(site, links).items():
                        times.setdefault(name, []).extend(some)
                    over.wait(APART)

            senders = Thread(target=send_on) if waves else None
            if senders:
                senders.start()
            taps = with_a_browser(site, client_id)
            over.set()
            if senders:
                senders.join()
        sys.stdout.write(
            f"{'with' if waves else 'without'} {phones} phones: 95 of 100 taps in {p95(taps):.0f} ms\n{told(times)}\n"
        )


if __name__ == "__main__":
    main()
