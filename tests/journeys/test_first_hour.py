"""A stranger's first hour: what stood in the way once (docs/first_hour.md) stands there no more."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import open_studio, today
from lbp_core.facts.calendar import monday_of
from tests.conftest import TABLET
from tests.journeys.still import stands_still
from tests.journeys.test_floor import Hand, in_training
from tests.journeys.test_trainer_touch import boxes, look
from tests.servers import Site

RAIL = "[class*='st-key-rail_']"


def test_no_tap_on_add_client_ends_in_silence(site: Site, visit: Callable[..., Page]) -> None:
    """What the browser would refuse without a word goes to the server and comes back as a sentence."""
    page = visit(TABLET, has_touch=True)
    look(page, f"{site.url}/clients?add=yes")
    page.get_by_label("Name", exact=True).fill("Ruth Okonjo")
    said = page.get_by_test_id("stAlert")
    for field, wrong, right, sentence in (
        ("Year of birth", "81", "1981", "four figures between 1900 and 2100"),
        ("E-mail", "ruth at home", "", "an address such as name@example.org"),
        ("Phone", "ask her", "", "digits, spaces and a + in front"),
    ):
        page.get_by_label(field).fill(wrong)
        page.get_by_role("button", name="Add client").tap()
        expect(said.get_by_text(sentence)).to_be_visible(timeout=20_000)
        page.get_by_label(field).fill(right)
    page.get_by_role("button", name="Add client").tap()
    expect(page.get_by_text("Screen first")).to_be_visible(timeout=20_000)
    studio = open_studio(site.database_url)
    [row] = caseload.caseload(studio, on=today(studio, datetime.now(UTC)))
    assert (row.client.name, row.client.details.birth_year) == ("Ruth Okonjo", 1981)


def test_a_rest_moves_nothing_the_rail_follows_and_the_end_names_what_was_left_out(
    site: Site, visit: Callable[..., Page]
) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(TABLET, has_touch=True))
    page = hand.page
    page.goto(f"{site.url}/session?client={client_id}")
    hand.press("Start the session")
    hand.press("Nothing new")
    hand.score("Pain now", 3)
    before = boxes(page, "[class*='st-key-set_'] button")
    hand.tap(page.locator("[class*='st-key-set_'] button"))
    expect(page.locator(".floor-face[data-state='runs']")).to_be_visible(timeout=20_000)
    after = boxes(page, "[class*='st-key-set_'] button")
    assert abs(before[-1]["top"] - after[-1]["top"]) <= 2, "a rest that begins pushes no button away from the thumb"
    stops = page.locator(f"{RAIL} [role='radio']")
    for _ in range(stops.count() - 4):
        hand.tap(page.get_by_role("button", name="Next:"))
    here = page.locator(f"{RAIL} [role='radio'][aria-checked='true']")
    expect(here).to_be_in_viewport(ratio=0.9)
    [rail], [at] = boxes(page, RAIL)[:1], boxes(page, f"{RAIL} [role='radio'][aria-checked='true']")
    assert rail["top"] <= at["top"], "it is not under the rail's head"
    assert at["bottom"] <= rail["bottom"]
    hand.tap(stops.last)
    expect(page.get_by_text("Not done:")).to_be_visible(timeout=20_000)
    hand.score("Effort of the whole session", 4)
    hand.press("Finish the session")
    expect(page.get_by_text("Effort 4 of 10")).to_be_visible(timeout=20_000)
    ways = page.locator("[data-testid='stMain']").get_by_role("link", name="Review", exact=True)
    expect(ways).to_have_count(1)


def test_a_week_decided_on_its_first_day_leaves_its_other_sessions_where_they_are(
    site: Site, visit: Callable[..., Page]
) -> None:
    studio = open_studio(site.database_url)
    client_id = in_training(studio)
    on = today(studio, datetime.now(UTC))
    page = visit(TABLET, has_touch=True)
    look(page, f"{site.url}/review?client={client_id}")
    stands_still(page)
    expect(page.get_by_text("The week is not over")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name="Accept").tap()
    expect(page.get_by_text("See the programme")).to_be_visible(timeout=20_000)
    version = planning.programme(studio, client_id)
    assert version is not None
    assert version.programme.weeks[0].monday == monday_of(on)
    page.get_by_role("link", name="See the programme").tap()
    stands_still(page)
    ahead = monday_of(on) + timedelta(days=7)
    chosen = page.get_by_role("radiogroup", name="Week").get_by_role("radio", checked=True)
    expect(chosen).to_contain_text(f"{ahead.day} {ahead:%b}")
