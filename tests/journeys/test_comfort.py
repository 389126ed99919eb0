"""How the tablet's pages look to other eyes, and where something is missing: contrast, and no line to the studio."""

from collections.abc import Callable
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

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
