"""What a person waits for, in Chromium at a tablet's size: first opening, and a tap until its answer stands still."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from tests.benchmarks.settling import WATCH, Target, in_turns
from tests.benchmarks.taps import ELSEWHERE, EMPTY, EQUAL, ours, turns
from tests.benchmarks.whole.studio import Place
from tests.benchmarks.whole.tables import Table, against
from tests.conftest import PHONE, TABLET, come_in
from tests.servers import Site, copy_studio, one_demo_studio

LOADS, STARTS, PATIENCE_MS, QUIET_MS = 3, 3, 60_000, 400
SET, PAIN, CHIP, AWAY = (
    "session: a set, and taking it back",
    "session: pain during",
    "clients: a chip of the list",
    "to another page",
)
PROMISED = {
    SET: (EMPTY, 1.5), PAIN: (EMPTY, 1.5), CHIP: (EQUAL, 1.2), AWAY: (ELSEWHERE, 1.5),
    "check-in on the tablet: a score": (EQUAL, 1.2), "review: the chart over another span": (EQUAL, 1.2),
    "review: a part unfolds": (EQUAL, 1.2), "exercises: a filter": (EQUAL, 1.2),
}  # fmt: skip
LOADED = """() => { const painted = performance.getEntriesByName("first-contentful-paint")[0];
  const files = performance.getEntriesByType("resource");
  return [painted ? painted.startTime : 0, files.reduce((sum, one) => sum + one.transferSize, 0) / 1024, files.length]; }"""


def floors(empty: str, equal: str) -> list[Target]:
    """Bare Streamlit: what ours is put beside."""
    links = [f"[data-testid=stTopNavLink]:has-text('{to}')" for to in ("Two", "One")]
    tick = turns(".stCheckbox label")
    return [Target(EMPTY, empty, tick), Target(EQUAL, equal, tick), Target(ELSEWHERE, equal, turns(*links))]


def pages_of(place: Place) -> list[Target]:
    """One tap on each of our pages."""

    def one(name: str, page: str, *where: str) -> Target:
        token = place.handed() if page.startswith("check_in") else place.token
        return Target(name, place.at(page), turns(*where), token)

    client, strip = place.client, "button >> nth="
    span, fold = f"[class*='st-key-span_review_{client}'] {strip}", f"[class*='st-key-replay_{client}'] summary"
    score, filtered = f"[class*='st-key-strip_'] {strip}", f".stButtonGroup {strip}"
    return [
        *ours(place.site, place.floor),
        one("check-in on the tablet: a score", f"check_in?client={client}", f"{score}1", f"{score}2"),
        one("review: the chart over another span", f"review?client={client}", f"{span}0", f"{span}-1"),
        one("review: a part unfolds", f"review?client={client}", fold),
        one("exercises: a filter", "exercises", f"{filtered}1", f"{filtered}1"),
    ]


def taps(browser: Browser, targets: list[Target], *, rounds: int) -> Table:
    """All in turns, so that a slow moment is everybody's."""
    in_turns(browser, targets, rounds=rounds)
    known, rows = {one.name: one for one in targets}, []
    for one in targets:
        floor, allowed = PROMISED.get(one.name, ("", 0.0))
        row: list[object] = [one.name, one.median("rerun"), one.worst("rerun"), one.median("still")]
        row += [round(one.median("frames")), one.median("bytes") / 1024]
        if floor in known:
            times = one.median("rerun") / known[floor].median("rerun")
            quick = one.quick("rerun") / known[floor].quick("rerun")
            row += [times, quick, floor.partition(":")[0], against(times, allowed)]
        rows.append(tuple(row + ["–"] * (10 - len(row))))
    says = (
        f"{rounds} rounds, every target in turn. *Settled*: from the thumb to the end of the rerun; *still*: to the last thing "
        "that moved. Times the floor: of the medians, and of the quickest quarters, which a busy machine spoils less."
    )
    columns = (
        "tap",
        "settled, ms",
        "95 %, ms",
        "still, ms",
        "pieces",
        "kB",
        "times",
        "quickest",
        "the floor",
        "promised",
    )
    return Table("A tap on the tablet", says, columns, tuple(rows))


def loads(browser: Browser, targets: list[Target]) -> Table:
    """Every page opened by a browser that has never been here, and once more by the same one."""
    rows, seen = (
        [],
        {one.name if one.name == ELSEWHERE or not one.token else one.name.partition(":")[0]: one for one in targets},
    )
    for name, one in seen.items():
        found = [_load(browser, one.url, one.token) for _ in range(LOADS)]
        cold, warm = ([load[kind] for load in found] for kind in (0, 1))
        middle = [median(one[what] for one in cold) for what in range(4)] + [median(one[1] for one in warm)]
        rows.append((name, middle[0], middle[1], middle[4], middle[2], round(middle[3])))
    says = f"Medians of {LOADS}. *Drawn*: nothing moves any more. Again: by the same browser, with what it kept."
    columns = ("page", "first paint, ms", "drawn, ms", "again drawn, ms", "kB", "files")
    return Table("Opening a page on the tablet", says, columns, tuple(rows))


def first_visitor(browser: Browser) -> Table:
    """After a fresh start: the first one's page beside the second one's, each in a browser that was never here."""
    found: list[tuple[float, float]] = []
    with TemporaryDirectory() as folder:
        copy_studio(one_demo_studio(Path(folder)), Path(folder) / "studio.db")
        for _ in range(STARTS):
            with closing(Site.on(Path(folder))) as site:
                site.care()
                token = site.sign_in()
                first, second = (_load(browser, f"{site.url}/clients", token)[0][1] for _ in range(2))
                found.append((first, second))
    first, second = (median(one[which] for one in found) for which in (0, 1))
    rows = (("Clients", first, second, first / second, against(first / second, 1.1)),)
    says = f"Medians of {STARTS} starts. A tenth more counts as no slower."
    return Table(
        "The first visitor after a start", says, ("page", "first, ms", "second, ms", "times", "promised"), rows
    )


def phone_pages(browser: Browser, links: dict[str, str]) -> Table:
    """A client's own pages on their phone."""
    rows = []
    for name, url in links.items():
        with closing(browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="en-GB")) as phone:
            page = phone.new_page()
            page.goto(url)
            painted, kb, files = page.evaluate(LOADED)
            own = page.evaluate("performance.getEntriesByType('navigation')[0].transferSize / 1024")
            rows.append((name, painted, own + kb, round(files) + 1))
    says = "Opened once each by a phone that has never been here. Everything it fetched is counted."
    return Table("The client's phone", says, ("page", "first paint, ms", "kB", "files"), tuple(rows))


def _load(browser: Browser, url: str, token: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """First paint, drawn, kB and files: for a browser that was never here, and for the same one again."""
    with closing(browser.new_context(viewport=TABLET, locale="en-GB", timezone_id="Europe/London")) as visitor:
        page = visitor.new_page()
        page.add_init_script(WATCH)
        if token:
            come_in(page, url, token)
        goes: tuple[Callable[[], object], ...] = (
            lambda: page.goto(url, wait_until="commit"),
            lambda: page.reload(wait_until="commit"),
        )
        first, again = (_drawn(page, go) for go in goes)
        return first, again


def _drawn(page: Page, go: Callable[[], object]) -> tuple[float, ...]:
    go()
    took = page.evaluate(f"seen.over({QUIET_MS}, {PATIENCE_MS})")
    painted, kb, files = page.evaluate(LOADED)
    return painted, took["still"], kb, files
