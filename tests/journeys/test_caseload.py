"""Thirty clients on a tablet: chips, orders and pages by thumb; a message that really leaves; a call from the alert."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import open_studio
from lbp_core.models.client import ClientDetails
from lbp_core.models.records import By
from lbp_core.models.screening import Answer
from tests.journeys.still import stands_still
from tests.people import screened
from tests.servers import Site

LONG = "Maximiliane-Alexandra Hohenlohe-Langenburg-Öttingen-Spielberg"
TOO_SMALL = """(found) => found.map((one) => one.getBoundingClientRect())
  .filter((box) => box.width && (box.height < 44 || box.width < 44)).map((box) => [box.width, box.height])"""


def thirty(site: Site) -> str:
    """Thirty clients, one of whom told something urgent in the night; the id of that one."""
    studio, now = open_studio(site.database_url), datetime.now(UTC)
    with studio.store.write():
        for number in range(30):
            name = LONG if number == 7 else f"Client {number:02}"
            details = ClientDetails(name=name, birth_year=1980, phone="+44 7700 900123", email="c@example.org")
            made = caseload.add_client(studio, details, key=str(number), at=now - timedelta(days=1))
            screened(studio, made.id, on=now.date(), key=str(number))
    told = {"ces_saddle": Answer.YES}
    sharing.send_morning(studio, made.id, None, told, by=By.CLIENT, note="Since three", key="night", at=now)
    studio.store.close()
    return made.id


def test_thirty_clients_are_found_sorted_and_paged_by_thumb(site: Site, tablet: Page) -> None:
    urgent = thirty(site)
    tablet.goto(f"{site.url}/today")
    stands_still(tablet)
    expect(tablet.get_by_text("“Since three”")).to_be_visible()
    expect(tablet.locator('a[href="tel:+447700900123"]').first).to_be_visible()
    tablet.get_by_role("button", name="And 20 more").tap()
    stands_still(tablet)
    expect(tablet.get_by_text("Screened, and no programme yet.").first).to_be_visible()
    tablet.goto(f"{site.url}/clients")
    stands_still(tablet)
    cards = tablet.locator(".leaf-case")
    expect(cards).to_have_count(24)
    tablet.get_by_role("button", name="Page 2").tap()
    stands_still(tablet)
    expect(cards).to_have_count(6)
    tablet.get_by_role("radio", name="Paused").tap()
    stands_still(tablet)
    expect(cards).to_have_count(1), "the page that is not there any more is not asked for"
    assert tablet.locator("button").evaluate_all(TOO_SMALL) == []
    main = tablet.locator('[data-testid="stMain"]')
    assert main.evaluate("(one) => one.scrollWidth - one.clientWidth") == 0
    tablet.goto(f"{site.url}/check_in?client={urgent}")
    stands_still(tablet)
    tablet.evaluate("delete Navigator.prototype.share")
    tablet.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    tablet.locator("button[data-share]").tap()
    expect(tablet.locator("button[data-share]")).to_have_text("Copied")
    assert tablet.evaluate("navigator.clipboard.readText()").startswith("Hello Client,")
    assert tablet.locator('a[href^="sms:+447700900123?&body=Hello%20Client"]').count() == 1
