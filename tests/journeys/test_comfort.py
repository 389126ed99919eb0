"""How the tablet's pages look to other eyes, and where something is missing: contrast, and no line to the studio."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import open_studio
from tests.conftest import TABLET
from tests.journeys.still import stands_still
from tests.journeys.test_trainer_touch import CLIENT, STUDIO, callum, look
from tests.servers import Site

ENHANCED = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}
THEIRS = ("stFileUploader", "stDateInput", "stNumberInputStep")
"""Streamlit's own faded words: the hint in a drop zone, the signs of a stepper that is at its end."""


def everywhere(client: str) -> list[str]:
    """Every page of the trainer's, the client's pages with that client."""
    return [*STUDIO, "guide", *(f"{name}?client={client}" for name in (*CLIENT, "road", "check_in"))]


def only_the_studio(site: Site, asked: set[str]) -> Callable[[Route], None]:
    """Lets through what goes to the studio's own address; everything else is written down and refused."""

    def judge(route: Route) -> None:
        there = urlsplit(route.request.url)
        if there.scheme in {"data", "blob"} or route.request.url.startswith(site.url):
            route.continue_()
            return
        asked.add(route.request.url)
        route.abort()

    return judge


def test_c4_high_contrast_reads_seven_to_one_and_no_page_asks_another_machine(
    demo_server: Site, visit: Callable[..., Page]
) -> None:
    """One walk over every page for both: the browser reaches the studio's own address and nothing else."""
    asked: set[str] = set()
    page = visit(TABLET, contrast="more", reduced_motion="reduce")
    page.route("**/*", only_the_studio(demo_server, asked))
    faint = {}
    for path in everywhere(callum(demo_server)):
        look(page, f"{demo_server.url}/{path}")
        stands_still(page)
        found = Axe().run(page, options=ENHANCED).response["violations"]
        nodes = [node["html"][:140] for one in found for node in one["nodes"]]
        faint[path] = [html for html in nodes if not any(theirs in html for theirs in THEIRS)]
    assert page.locator("html.more").count() == 1
    assert {path: html for path, html in faint.items() if html} == {}
    assert asked == set()


def test_a_studio_that_is_gone_says_so_in_the_houses_words_and_comes_back_by_itself(
    site: Site, visit: Callable[..., Page]
) -> None:
    page = visit(TABLET)
    look(page, f"{site.url}/today")
    stands_still(page)
    site.app.process.kill()
    site.app.process.wait(timeout=20)
    expect(page.locator(".house-line")).to_contain_text("No line to the studio", timeout=20_000)
    page.wait_for_timeout(4_000)
    theirs = page.get_by_text("Streamlit server")
    assert not [one for one in theirs.all() if one.is_visible()], "the framework's own words are not the house's"
    site.restart()
    expect(page.locator(".house-line")).to_have_count(0, timeout=60_000)
    expect(page.locator("html.cut")).to_have_count(0)


CUT_OFF = """() => [...document.querySelectorAll('p, span, button, a, h1, h2, h3, h4, label, dt, dd')]
    .filter(one => one.closest('[data-testid="stMain"], body > main'))
    .filter(one => one.offsetParent && one.textContent.trim().length > 1)
    .filter(one => {
        const look = getComputedStyle(one), cuts = side => !['visible', 'auto', 'scroll'].includes(side);
        const wide = cuts(look.overflowX) && one.scrollWidth > one.clientWidth + 2;
        return one.clientWidth > 1 && (wide || (cuts(look.overflowY) && one.scrollHeight > one.clientHeight + 6));
    })
    .map(one => `${one.tagName} ${one.textContent.trim().slice(0, 60)}`)"""
"""What has more in it than it shows. A box that scrolls shows all of it."""
TWICE = "html {font-size: 36px !important}"
"""Letters of twice the usual size (18 px) and the page as wide as it was."""
ZOOMED = {"width": 590, "height": 410}
"""A tablet held sideways with the browser's zoom at 200 %."""
NARROW = {"width": 390, "height": 844}


def lost_on(page: Page) -> list[str]:
    """Words that are cut off, and the page itself where it scrolls sideways."""
    lost: list[str] = page.evaluate(CUT_OFF)
    wide: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return lost + ([f"scrolls sideways by {wide} px"] if wide > 1 else [])


def test_c4_nothing_is_lost_at_twice_the_size(demo_server: Site, visit: Callable[..., Page]) -> None:
    """The browser's zoom at 200 %, then its letters alone, on every page of the trainer's and in a running session."""
    page, lost = visit(ZOOMED, has_touch=True), {}
    for path in [*everywhere(callum(demo_server)), RUNNING]:
        if path == RUNNING:
            in_a_session(page, demo_server)
        else:
            look(page, f"{demo_server.url}/{path}")
        for size, letters in ((ZOOMED, ""), (TABLET, TWICE)):
            page.set_viewport_size(size)
            if letters:
                page.add_style_tag(content=letters)
            stands_still(page)
            lost[path, size["width"]] = lost_on(page)
    assert {place: what for place, what in lost.items() if what} == {}


RUNNING = "a running session"


def in_a_session(page: Page, site: Site) -> None:
    """Callum's session with a set done, so that a rest runs."""
    page.set_viewport_size(TABLET)
    look(page, f"{site.url}/session?client={callum(site)}")
    for label in ("Start the session", "Nothing new"):
        page.get_by_role("button", name=label).first.tap()
        stands_still(page)
    page.get_by_role("radiogroup", name="Pain now").get_by_role("radio", name="3", exact=True).tap()
    stands_still(page)
    page.locator("[class*='st-key-set_'] button").first.tap()
    stands_still(page)
    expect(page.locator(".floor-face[data-state='runs']")).to_be_visible(timeout=20_000)


def test_c4_nothing_is_lost_at_twice_the_size_on_the_clients_phone(
    demo_server: Site, stranger: Callable[..., Page]
) -> None:
    studio, client, now = open_studio(demo_server.database_url), callum(demo_server), datetime.now(UTC)
    page, lost = stranger(NARROW), {}
    page.goto(f"{demo_server.url}/c/{sharing.make_link(studio, client, key='twice', at=now)}")
    for path in ("", "/check-in", "/morning", "/new"):
        page.goto(f"{demo_server.url}/c{path}")
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%', 'important')")
        page.wait_for_timeout(300)
        lost[path] = lost_on(page)
    assert {place: what for place, what in lost.items() if what} == {}
