"""The client's phone, in a real browser at 390 × 844: a minute, a thumb, no script needed, help at once."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Request, expect

from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.gate.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.records import CheckInRecord
from lbp_core.models.verdict import MayTrain
from lbp_core.storage import weeks
from tests.conftest import PHONE
from tests.servers import Site

ACTIVITIES = ("Lifting my granddaughter", "Sitting through a film", "A long walk with the dog on the hill")
MOST_TAPS = 14
CALM_S, MOST_S = 1.5, 60
"""Seconds a calm thumb takes for a tap, and for the whole check-in at the most."""
SMALLEST = 48


class Hand:
    """Counts its taps."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, what: Locator) -> None:
        what.tap()
        self.taps += 1

    def score(self, name: str, value: str) -> None:
        self.tap(self.page.locator(f'input[name="{name}"][value="{value}"]'))


@pytest.fixture
def studio(app_server: Site) -> Studio:
    return open_studio(app_server.database_url)


@pytest.fixture
def maria(studio: Studio, request: pytest.FixtureRequest) -> Client:
    details = ClientDetails(name="Maria Okonkwo", activities=ACTIVITIES)
    return add_client(studio, details, key=request.node.name, at=datetime.now(UTC))


def link(site: Site, studio: Studio, client: Client) -> str:
    return f"{site.url}/c/{sharing.make_link(studio, client.id, key='phone', at=datetime.now(UTC))}"


def sent(studio: Studio, client: Client) -> list[CheckInRecord]:
    with studio.store.read() as tx:
        return list(weeks.all_check_ins(tx, client.id))


def fill_in(page: Page) -> int:
    """The whole check-in from the menu to 'Sent'; the taps it took."""
    hand = Hand(page)
    hand.tap(page.get_by_text("My week"))
    for name, value in (
        ("pain_average", "3"),
        ("pain_worst", "6"),
        ("flare", "none"),
        ("nights_disturbed", "0"),
        ("confidence", "7"),
    ):
        hand.score(name, value)
    for number in (1, 2, 3):
        hand.tap(page.locator(f'#activity_{number} input[value="8"]'))
    hand.score("sessions_done", "3")
    hand.tap(page.get_by_label("No, none of these"))
    hand.tap(page.get_by_role("button", name="Look it over"))
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    hand.tap(page.get_by_role("button", name="Send to my trainer"))
    expect(page.get_by_role("heading", name="Sent. Thank you, Maria")).to_be_visible()
    return hand.taps


@pytest.mark.parametrize("script", [True, False], ids=["with script", "script off"])
def test_c05_a_whole_check_in_takes_fourteen_taps_or_fewer(
    app_server: Site,
    studio: Studio,
    maria: Client,
    visit: Callable[..., Page],
    script: bool,
    record_property: Callable[[str, object], None],
) -> None:
    page = visit(PHONE, has_touch=True, is_mobile=True, java_script_enabled=script)
    page.goto(link(app_server, studio, maria))
    assert page.url.endswith("/c"), "the token has left the address bar"
    taps = fill_in(page)
    assert taps <= MOST_TAPS
    assert taps * CALM_S <= MOST_S
    record_property(
        "measured",
        f"a check-in on a phone, {'with script' if script else 'script off'}: {taps} taps, {taps * CALM_S:.0f} s",
    )
    [saved] = sent(studio, maria)
    assert (saved.check_in.pain_average, saved.check_in.nights_disturbed, saved.check_in.safety) == (3, 0, ())
    assert [one.score for one in saved.check_in.activities] == [8, 8, 8]


def test_h02_help_is_there_the_moment_a_red_flag_is_tapped(
    app_server: Site, studio: Studio, maria: Client, phone: Page
) -> None:
    phone.goto(link(app_server, studio, maria))
    phone.goto(f"{app_server.url}/c/check-in")
    asked = phone.locator("#q_ces_saddle")
    expect(asked).to_be_hidden()
    phone.get_by_label("Yes, or I am not sure").tap()
    call = asked.get_by_role("link", name="Call 999")
    expect(call).to_be_hidden()
    asked.get_by_label("Yes", exact=True).tap()
    expect(call).to_be_visible()
    expect(call).to_have_attribute("href", "tel:999")
    phone.get_by_role("button", name="Look it over").tap()
    expect(phone.get_by_role("alert").get_by_role("heading", name="Call 999 or go to A&E now")).to_be_in_viewport()
    assert sent(studio, maria)[0].check_in.safety == ("ces_saddle",)
    assert gate(studio, maria.id, on=today(studio, datetime.now(UTC))).may_train is MayTrain.NO


def test_the_morning_is_one_tap(app_server: Site, studio: Studio, maria: Client, phone: Page) -> None:
    phone.goto(link(app_server, studio, maria))
    phone.goto(f"{app_server.url}/c/morning")
    phone.get_by_role("button", name="3", exact=True).tap()
    expect(phone.get_by_role("heading", name="Sent. Thank you, Maria")).to_be_visible()


@pytest.mark.parametrize("width", [360, 390])
@pytest.mark.parametrize("path", ["/c", "/c/check-in", "/c/morning", "/c/new", "/c/plan"])
def test_every_control_is_thumb_sized_and_nothing_scrolls_sideways(
    app_server: Site, studio: Studio, maria: Client, visit: Callable[..., Page], path: str, width: int
) -> None:
    page = visit({**PHONE, "width": width}, has_touch=True, is_mobile=True)
    page.goto(link(app_server, studio, maria))
    page.goto(f"{app_server.url}{path}")
    for opener in ("Yes, or I am not sure", "Yes, for a day or longer"):
        if page.get_by_label(opener).count():
            page.get_by_label(opener).tap()
    controls = page.locator("label:visible, button:visible, main a:visible, summary:visible, textarea:visible").all()
    boxes = {one.inner_text()[:40]: one.bounding_box() for one in controls if one.get_attribute("for") is None}
    assert boxes
    small = {words: box for words, box in boxes.items() if min(box["width"], box["height"]) < SMALLEST}
    assert small == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["/c/check-in", "/c/morning", "/c/new", "/c/plan", "/c/progress"])
def test_the_first_load_is_under_sixty_kilobytes_on_the_wire(
    app_server: Site,
    studio: Studio,
    maria: Client,
    phone: Page,
    path: str,
    record_property: Callable[[str, object], None],
) -> None:
    sizes: dict[str, int] = {}

    def weigh(request: Request) -> None:
        parts = request.sizes()
        sizes[request.url] = sizes.get(request.url, 0) + parts["responseBodySize"] + parts["responseHeadersSize"]

    phone.on("requestfinished", weigh)
    phone.goto(link(app_server, studio, maria))
    phone.goto(f"{app_server.url}{path}")
    phone.wait_for_load_state("networkidle")
    assert {"waiting.js", "phone.js"} <= {url.rsplit("/", 1)[-1] for url in sizes}
    assert 0 < sum(sizes.values()) <= 60_000
    record_property("measured", f"from the link to {path}: {sum(sizes.values()) / 1000:.0f} kB on the wire")


def test_a_clients_browser_opens_no_trainer_page_until_it_is_closed(
    app_server: Site, studio: Studio, maria: Client, phone: Page
) -> None:
    phone.goto(link(app_server, studio, maria))
    phone.goto(f"{app_server.url}/clients")
    expect(phone.get_by_role("heading", name="This browser is open for a client")).to_be_visible()
    phone.get_by_role("button", name="Close it on this browser").tap()
    expect(phone.get_by_role("heading", name="Closed")).to_be_visible()
    phone.goto(f"{app_server.url}/clients")
    expect(phone.locator('[data-testid="stApp"]')).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_kept_as_pictures(
    app_server: Site, studio: Studio, maria: Client, visit: Callable[..., Page], shots: Path, scheme: str
) -> None:
    page = visit(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2, color_scheme=scheme)
    kept: list[Path] = []

    def keep(name: str) -> None:
        kept.append(shots / f"phone_{scheme}_{name}.png")
        page.screenshot(path=kept[-1])

    page.goto(link(app_server, studio, maria))
    keep("1_menu")
    page.goto(f"{app_server.url}/c/check-in")
    keep("2_check_in")
    page.get_by_label("Yes, or I am not sure").tap()
    page.locator("#q_ces_saddle").get_by_label("Yes", exact=True).tap()
    keep("3_help_at_once")
    page.get_by_role("button", name="Look it over").tap()
    expect(page.get_by_role("alert")).to_be_visible()
    keep("4_help")
    page.goto(f"{app_server.url}/c")
    fill_in(page)
    keep("5_sent")
    page.goto(f"{app_server.url}/c/morning")
    keep("6_morning")
    ground = {"light": "rgb(250, 247, 241)", "dark": "rgb(23, 22, 20)"}[scheme]
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
    assert all(picture.stat().st_size > 10_000 for picture in kept)
