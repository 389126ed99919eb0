"""Fifty phones at once: each opens its link, fills in the week, looks it over, sends, all in the same moment.

Run: python -m tests.benchmarks.fifty_phones [phones]. Figures belong to the machine they were taken on; compare them
within one run. The trainer's taps meanwhile: fifty_phones_and_a_tablet.py.
"""

import http.client
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.client import ClientDetails
from tests.phone.forms import hidden
from tests.servers import Site

PHONES, ROUNDS = 50, 3
ANSWERS = {
    "pain_average": "3", "pain_worst": "5", "flare": "none", "nights_disturbed": "1", "confidence": "7",
    "sessions_done": "2", "new": "none",
}  # fmt: skip
Times = dict[str, list[float]]


class Phone:
    """One phone on one kept connection; `times` in seconds by what it did."""

    def __init__(self, site: Site, times: Times) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
        self.times, self.cookie = times, ""

    def ask(self, name: str, path: str, fields: dict[str, str] | None = None) -> str:
        """One request and its whole answer. Raises AssertionError where it is not the page that was asked for."""
        begun = time.perf_counter()
        body = None if fields is None else urlencode(fields)
        kind = {} if fields is None else {"Content-Type": "application/x-www-form-urlencoded"}
        self.line.request("GET" if body is None else "POST", path, body, {"Cookie": self.cookie, **kind})
        answer = self.line.getresponse()
        text = answer.read().decode()
        self.times[name].append(time.perf_counter() - begun)
        assert answer.status in {200, 303}, (name, answer.status, text[:300])
        if given := answer.getheader("set-cookie"):
            self.cookie = given.split(";")[0]
        return text

    def check_in(self, link: str) -> None:
        """From the link in the message to 'Sent'."""
        self.ask("link", link)
        self.ask("start", "/c")
        form = hidden(self.ask("form", "/c/check-in"))
        self.ask("look over", "/c/check-in", {**form, **ANSWERS, "step": "review"})
        assert "Sent. Thank you" in self.ask("send", "/c/check-in", {**form, **ANSWERS, "step": "send"})


@contextmanager
def studio_of(phones: int) -> Iterator[tuple[Site, Studio, list[str]]]:
    """The app on a studio with that many clients, and each client's link."""
    with tempfile.TemporaryDirectory() as folder:
        studio = open_studio(sqlite_url(Path(folder, "studio.db")), create=True)
        at = datetime.now(UTC)
        links = []
        for number in range(phones):
            client = add_client(studio, ClientDetails(name=f"Client {number}"), key=f"client-{number}", at=at)
            links.append(f"/c/{sharing.make_link(studio, client.id, key='link', at=at)}")
        with closing(Site.on(Path(folder))) as site:
            yield site, studio, links


def all_at_once(site: Site, links: Sequence[str]) -> Times:
    """Every phone goes its whole way, beginning in the same moment."""
    times: Times = defaultdict(list)
    start = Barrier(len(links))

    def go(link: str) -> None:
        phone = Phone(site, times)
        start.wait()
        phone.check_in(link)

    with ThreadPoolExecutor(len(links)) as pool:
        list(pool.map(go, links))
    return times


def p95(times: Sequence[float]) -> float:
    """Milliseconds that 95 of 100 stay under."""
    return 1000 * sorted(times)[int(len(times) * 0.95)]


def told(times: Times) -> str:
    """Milliseconds in the middle, at 95 of 100 and at the most, for each thing a phone did and for all together."""
    every = [one for some in times.values() for one in some]
    rows = {**times, "all": every} if every else {}
    return "".join(
        f"{name:>10}: {len(some):5d} x, middle {1000 * sorted(some)[len(some) // 2]:6.0f}, "
        f"95 of 100 {p95(some):6.0f}, most {1000 * max(some):6.0f} ms\n"
        for name, some in rows.items()
    )


def worked(site: Site) -> float:
    """Seconds of processor time the server has used so far, which other programs do not change. Linux only."""
    fields = Path(f"/proc/{site.app.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Some rounds, so that one can see how much they differ."""
    phones = int(sys.argv[1]) if len(sys.argv) > 1 else PHONES
    with studio_of(phones) as (site, _, links):
        for _ in range(ROUNDS):
            before = worked(site)
            times = all_at_once(site, links)
            work = 1000 * (worked(site) - before) / phones
            busy = (
                f"The server worked {work:.0f} ms for each phone; {os.getloadavg()[0]:.1f} programs wanted a processor."
            )
            sys.stdout.write(f"{told(times)}{busy}\n\n")


if __name__ == "__main__":
    main()
