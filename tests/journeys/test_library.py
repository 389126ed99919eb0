"""The library and the rule book in a browser: pictures, links that stay in the session, the way back as it was."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Response, expect

from tests.conftest import PHONE, TABLET
from tests.servers import Site

SESSIONS = """
const Socket = window.WebSocket; window.sessions = 0;
window.WebSocket = class extends Socket { constructor(...words) { super(...words); window.sessions += 1; } };
"""


@dataclass
class Seen:
    """What the page asked for and what went wrong."""

    pictures: list[Response] = field(default_factory=list)
    amiss: list[str] = field(default_factory=list)


def opened(page: Page, url: str) -> Seen:
    seen = Seen()
    page.on("console", lambda said: seen.amiss.append(said.text) if said.type == "error" else None)
    page.on("response", lambda got: seen.pictures.append(got) if got.url.endswith(".svg") else None)
    page.add_init_script(SESSIONS)
    page.goto(url)
    page.wait_for_selector("[data-here]", timeout=20_000)
    return seen


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_tiles_in_sight_show_their_drawings_in_the_theme_that_is_on(
    demo_server: Site, visit: Callable[..., Page], theme: str
) -> None:
    page = visit(TABLET, color_scheme=theme)
    seen = opened(page, f"{demo_server.url}/exercises")
    expect(page.locator(".leaf-tile").first).to_be_visible()
    for tile in page.locator(".leaf-tile img").all()[:6]:
        expect(tile).to_have_js_property("complete", True)
        assert tile.evaluate("one => one.naturalWidth") > 0
    assert seen.pictures
    assert all(got.ok and f"/{theme}/" in got.url for got in seen.pictures)
    assert len(seen.pictures) < page.locator(".leaf-tile img").count(), (
        "those far below are fetched when they come near"
    )
    assert seen.amiss == []


def test_m1_a_tile_opens_in_the_same_session_and_back_finds_the_filters_set(
    demo_server: Site, visit: Callable[..., Page]
) -> None:
    page = visit(TABLET, has_touch=True)
    seen = opened(page, f"{demo_server.url}/exercises")
    page.locator(".st-key-kinds").get_by_text("Cardio").tap()
    expect(page.locator(".leaf-shelf").first).to_have_text("Cardio")
    page.get_by_text("Walking in water").tap()
    expect(page.get_by_role("heading", name="Walking in water", level=1)).to_be_visible()
    page.get_by_text("All exercises").tap()
    expect(page.locator(".leaf-shelf").first).to_have_text("Cardio")
    page.get_by_text("Walking in water").tap()
    expect(page.get_by_role("heading", name="Walking in water", level=1)).to_be_visible()
    page.go_back()
    expect(page.locator(".leaf-shelf").first).to_have_text("Cardio")
    assert page.evaluate("window.sessions") == 1
    assert seen.amiss == []


def test_a_reload_finds_the_same_exercise(demo_server: Site, visit: Callable[..., Page]) -> None:
    page = visit(PHONE)
    opened(page, f"{demo_server.url}/exercises")
    page.get_by_text("Bird dog", exact=True).click()
    expect(page.get_by_role("heading", name="Bird dog", level=1)).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Bird dog", level=1)).to_be_visible(timeout=20_000)


def test_m19_from_an_exercise_to_its_source_to_a_rule_to_its_number(
    demo_server: Site, visit: Callable[..., Page]
) -> None:
    page = visit(TABLET)
    opened(page, f"{demo_server.url}/exercises?exercise=barbell-deadlift")
    page.locator(".leaf-why a").first.click()
    expect(page.get_by_role("heading", name="Exercises that rest on it")).to_be_visible()
    page.goto(f"{demo_server.url}/evidence?source=ostelo-2008")
    page.locator(".leaf-links a[href*='rule=']").first.click()
    expect(page.get_by_role("heading", name="Where to find it")).to_be_visible()
    page.locator("a[href*='limit=']").first.click()
    expect(page.get_by_role("heading", name="Rules that compare with it")).to_be_visible()
    assert page.evaluate("window.sessions") == 1
