"""Everybody can use it: axe finds nothing of ours on any page, light or dark (WCAG 2.2 A and AA, and its best practice)."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lbp_core.coach.phone import plan_codes, sharing
from lbp_core.coach.studio import open_studio
from tests.conftest import PHONE, TABLET
from tests.journeys.still import stands_still
from tests.journeys.test_trainer_touch import CLIENT, STUDIO, callum, look, settled
from tests.servers import Site

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE_PAGES = ("", "/check-in", "/morning", "/new")
OWN_PAGES = ("/plan", "/progress")
TALL = {"width": 1180, "height": 1600}
"""High enough that no list has to scroll: a button that a scroll box cuts is taken for one that is too small."""
THEMES = pytest.mark.parametrize("theme", ["light", "dark"])


THEIRS = ("stFileUploaderDropzone",)
"""Streamlit's own: the drop zone of a file is a section that is presentation and has a name. Its button is a button."""


def faults(page: Page) -> list[str]:
    """What axe finds: rule, where, and what is wrong with it."""
    found: list[dict[str, Any]] = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for one in found
        for node in one["nodes"]
        if not any(theirs in node["html"] for theirs in THEIRS)
    ]


def faults_at(page: Page, urls: tuple[str, ...]) -> dict[str, list[str]]:
    """The same for addresses that are plain pages."""
    found = {}
    for url in urls:
        page.goto(url)
        expect(page.get_by_role("heading").first).to_be_visible()
        found[url] = faults(page)
    return {url: wrong for url, wrong in found.items() if wrong}


def test_axe_sees_what_is_wrong(stranger: Callable[..., Page]) -> None:
    """The test below can fail."""
    page = stranger(PHONE)
    page.set_content(
        "<main><h1>Pain</h1><input><img src='data:,'><p style='color:#bbb;background:#fff'>Pale</p></main>"
    )
    assert {one.split()[0] for one in faults(page)} >= {"label", "image-alt", "color-contrast", "html-has-lang"}


@THEMES
def test_c4_axe_finds_nothing_on_the_trainers_pages(demo_server: Site, visit: Callable[..., Page], theme: str) -> None:
    client = callum(demo_server)
    page = visit(TABLET, color_scheme=theme)
    wrong = {}
    for path in (*STUDIO, *(f"{name}?client={client}" for name in CLIENT), "clients?add=yes", "nowhere"):
        look(page, f"{demo_server.url}/{path}")
        settled(page)
        wrong[path] = faults(page)
    assert {path: found for path, found in wrong.items() if found} == {}


@THEMES
def test_c4_axe_finds_nothing_in_a_running_session_nor_where_the_tablet_is_handed_over(
    demo_server: Site, visit: Callable[..., Page], theme: str
) -> None:
    client = callum(demo_server)
    page = visit(TALL, color_scheme=theme, has_touch=True)
    look(page, f"{demo_server.url}/session?client={client}")
    rail = page.locator("[class*='st-key-rail_'] button").first
    for label in ("Start the session", "Nothing new"):
        ahead = page.get_by_role("button", name=label).first
        expect(ahead.or_(rail)).to_be_visible(timeout=20_000)
        if ahead.is_visible():
            ahead.tap()
            stands_still(page)
    expect(rail).to_be_visible(timeout=20_000)
    wrong = {"session": faults(page)}
    page.locator("[class*='st-key-rail_'] button").nth(2).tap()
    stands_still(page)
    wrong["exercise"] = faults(page)
    look(page, f"{demo_server.url}/check-in?client={client}")
    settled(page)
    wrong["hand over"] = faults(page)
    assert {path: found for path, found in wrong.items() if found} == {}


@THEMES
def test_c4_axe_finds_nothing_on_the_clients_phone(
    demo_server: Site, stranger: Callable[..., Page], theme: str
) -> None:
    studio, client, now = open_studio(demo_server.database_url), callum(demo_server), datetime.now(UTC)
    page = stranger(PHONE, color_scheme=theme)
    page.goto(f"{demo_server.url}/c/{sharing.make_link(studio, client, key=f'axe {theme}', at=now)}")
    wrong = faults_at(page, tuple(f"{demo_server.url}/c{path}" for path in PHONE_PAGES))
    page.goto(f"{demo_server.url}/c/plan")
    wrong["code"] = faults(page)
    page.locator("#code").fill(plan_codes.plan_code(studio, client, key=f"axe {theme}", at=now))
    page.locator("form:has(#code) button").click()
    wrong |= faults_at(page, tuple(f"{demo_server.url}/c{path}" for path in OWN_PAGES))
    page.goto(f"{demo_server.url}/c/check-in")
    page.get_by_role("button", name="Look it over").click()
    wrong["to mend"] = faults(page)
    assert {path: found for path, found in wrong.items() if found} == {}


@THEMES
def test_c4_axe_finds_nothing_at_the_door(
    demo_server: Site, site: Site, stranger: Callable[..., Page], visit: Callable[..., Page], theme: str
) -> None:
    page = stranger(TABLET, color_scheme=theme)
    wrong = faults_at(page, (f"{demo_server.url}/sign-in", f"{site.url}/set-up", f"{demo_server.url}/c/not-a-link"))
    inside = visit(TABLET, color_scheme=theme)
    wrong |= faults_at(inside, (f"{demo_server.url}/sign-out", f"{demo_server.url}/own-pin"))
    assert {path: found for path, found in wrong.items() if found} == {}
