"""Every trainer page at three sizes, light and dark: nothing scrolls sideways, nothing is too small or too near for a thumb."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.studio import open_studio, today
from tests.conftest import PHONE, TABLET
from tests.servers import Site

UPRIGHT = {"width": 820, "height": 1180}
SMALLEST = 44
LOOKS = 10
STUDIO = ("today", "clients", "exercises", "exercises?exercise=bird-dog", "evidence?evidence_view=Sources", "studio")
CLIENT = ("clients", "screening", "programme", "session", "review", "symptoms", "papers")
TOO_SMALL = """least => [...document.querySelectorAll('button, a, [role=radio], [role=tab], summary')]
    .filter(one => one.offsetParent && one.innerText !== 'Skip to main content')
    .map(one => [one.innerText || one.ariaLabel, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(([words, box]) => `${words}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


BOXES = "found => found.map(one => one.getBoundingClientRect().toJSON())"
APART = 8


def look(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible(timeout=20_000)
    expect(page.locator("[data-testid='stMain'] :is(h1, h2, h3)").first).to_be_visible(timeout=20_000)


def unfit(page: Page, width: int) -> tuple[list[str], str] | None:
    """What is too small for a thumb, and whether the page scrolls sideways; None where it fits. A busy machine lays out late."""
    for _ in range(LOOKS):
        small: list[str] = page.evaluate(TOO_SMALL, SMALLEST)
        wide = page.evaluate("document.documentElement.scrollWidth") > width
        if not small and not wide:
            return None
        page.wait_for_timeout(300)
    return small, "scrolls sideways" if wide else ""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_c4_every_page_fits_the_hand(demo_server: Site, visit: Callable[..., Page], shots: Path, theme: str) -> None:
    """Each is loaded once and then held sideways, upright, and shown on a phone."""
    client = callum(demo_server)
    page = visit(TABLET, has_touch=True, color_scheme=theme)
    wrong = {}
    for path in (*STUDIO, *(f"{name}?client={client}" for name in CLIENT)):
        page.set_viewport_size(TABLET)
        look(page, f"{demo_server.url}/{path}")
        name = path.replace("?", "_").replace("=", "_").replace(client, "client")
        for size in (TABLET, UPRIGHT, PHONE):
            page.set_viewport_size(size)
            if found := unfit(page, size["width"]):
                wrong[path, size["width"]] = found
            page.screenshot(path=shots / f"trainer_{theme}_{size['width']}_{name}.png")
    assert wrong == {}


def callum(site: Site) -> str:
    studio = open_studio(site.database_url)
    return caseload.caseload(studio, on=today(studio, datetime.now(UTC)), search="Callum")[0].client.id


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    """Where those stand, in the order of the page."""
    found = page.locator(selector)
    expect(found.first).to_be_attached(timeout=20_000)
    settled(page)
    return found.evaluate_all(BOXES)


def settled(page: Page) -> None:
    """Until a tap has reached the server and its answer is drawn."""
    page.wait_for_timeout(300)
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible(timeout=20_000)


def test_c4_today_shows_alerts_first_then_what_waits_then_the_caseload(
    demo_server: Site, visit: Callable[..., Page]
) -> None:
    page = visit(TABLET, has_touch=True)
    look(page, f"{demo_server.url}/today")
    settled(page)
    alerts = page.locator("[class*='_alert_'] h2").all_inner_texts()
    waiting = page.locator("[class*='_task_'] strong").all_inner_texts()
    assert alerts, "the demo studio has someone to look at now"
    assert len({*alerts, *waiting}) == len(alerts) + len(waiting), "nobody stands there twice"
    first = boxes(page, "[class*='_alert_']")[0]
    assert first["top"] < boxes(page, "[class*='_task_']")[0]["top"] < TABLET["height"] - 60, (
        "alerts first, all in sight"
    )
    assert boxes(page, ".leaf-case"), "the caseload is below"


def test_enter_in_the_form_that_adds_a_client_saves_no_half_a_form(
    demo_server: Site, visit: Callable[..., Page]
) -> None:
    page = visit(UPRIGHT, has_touch=True)
    look(page, f"{demo_server.url}/clients?add=yes")
    name = page.get_by_label("Name", exact=True)
    expect(name).to_be_visible(timeout=20_000)
    name.fill("Halina Half")
    name.press("Enter")
    settled(page)
    expect(name).to_have_value("Halina Half")
    studio = open_studio(demo_server.database_url)
    assert not caseload.caseload(studio, on=today(studio, datetime.now(UTC)), search="Halina")
    page.get_by_role("button", name="Add client").tap()
    expect(page.get_by_text("Screen first")).to_be_visible(timeout=20_000)
    assert caseload.caseload(studio, on=today(studio, datetime.now(UTC)), search="Halina")


def test_a_field_to_mend_is_not_hidden_under_the_header(demo_server: Site, visit: Callable[..., Page]) -> None:
    page = visit(TABLET, has_touch=True)
    look(page, f"{demo_server.url}/clients?add=yes")
    year = page.get_by_label("Year of birth")
    expect(year).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Add client").scroll_into_view_if_needed()
    year.evaluate("field => field.scrollIntoView({block: 'start'})")
    page.wait_for_timeout(300)
    header = boxes(page, "[data-testid='stHeader']")[0]
    [field] = boxes(page, "[data-testid='stNumberInput'] input")[:1]
    assert field["top"] >= header["bottom"] - 1


@pytest.mark.parametrize("size", [TABLET, UPRIGHT, PHONE], ids=["tablet", "upright", "phone"])
def test_the_demo_mark_covers_nothing(demo_server: Site, visit: Callable[..., Page], size: dict[str, int]) -> None:
    page = visit(size, has_touch=True)
    look(page, f"{demo_server.url}/review?client={callum(demo_server)}")
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible(timeout=20_000)
    [mark] = boxes(page, ".st-key-demo_mark [data-testid='stMarkdownContainer']")
    first = boxes(page, "[class*='st-key-who_']:not(.st-key-who_is_in)")[0]
    assert mark["bottom"] <= first["top"] + 2
    page.locator("[data-testid='stMain']").evaluate("main => main.scrollTo(0, 200)")
    page.wait_for_timeout(100)
    [later] = boxes(page, ".st-key-demo_mark [data-testid='stMarkdownContainer']")
    assert later["top"] < mark["top"], "it goes with the page"


@pytest.mark.parametrize("size", [UPRIGHT, PHONE], ids=["upright", "phone"])
def test_c6_the_decision_and_its_button_come_before_why_and_chart(
    demo_server: Site, visit: Callable[..., Page], size: dict[str, int]
) -> None:
    page = visit(size, has_touch=True)
    look(page, f"{demo_server.url}/review?client={callum(demo_server)}")
    expect(page.get_by_test_id("stVegaLiteChart").first).to_be_visible(timeout=20_000)
    decision, accept, why, chart = (
        boxes(page, selector)[0]
        for selector in (
            "[class*='_decision_']",
            "[class*='st-key-accept_'] button",
            "[class*='st-key-why_']",
            "[data-testid='stVegaLiteChart']",
        )
    )
    assert accept["bottom"] <= size["height"], "accepting needs no scrolling"
    assert decision["top"] < accept["bottom"] <= why["top"] < chart["top"]


def test_c4_the_days_of_a_week_stand_apart_on_a_phone(demo_server: Site, visit: Callable[..., Page]) -> None:
    page = visit(PHONE, has_touch=True)
    look(page, f"{demo_server.url}/programme?client={callum(demo_server)}")
    days = boxes(page, "[class*='st-key-days_'] button")[:7]
    assert len(days) == 7
    assert all(right["left"] - left["right"] >= APART - 0.5 for left, right in pairwise(days))


def test_c4_the_last_stop_of_a_session_is_in_sight_and_all_stand_apart(
    demo_server: Site, visit: Callable[..., Page]
) -> None:
    page = visit(TABLET, has_touch=True)
    look(page, f"{demo_server.url}/session?client={callum(demo_server)}")
    for label in ("Start the session", "Nothing new"):
        page.get_by_role("button", name=label).first.tap()
        settled(page)
    expect(page.get_by_role("radiogroup", name="Pain now")).to_be_visible(timeout=20_000)
    stops = boxes(page, "[class*='st-key-rail_'] button")
    assert len(stops) >= 12, "a long session: that is the one that has to fit"
    inner = stops[:-1]
    assert all(lower["top"] - upper["bottom"] >= APART - 0.5 for upper, lower in pairwise(inner))
    assert stops[-1]["bottom"] <= TABLET["height"], "'Finish' is in sight"
    page.locator("[class*='st-key-rail_'] button").nth(
        len(stops) - 3
    ).tap()  # the last exercise; a flare and the end come after it
    settled(page)
    expect(page.get_by_role("radiogroup", name="Pain during")).to_be_visible(timeout=20_000)
