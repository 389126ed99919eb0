"""A full screening in a real browser: how many taps and how long, a reload in the middle, an old symptom, the phone before."""

import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import ahead, sharing
from lbp_core.coach.screening import asking
from lbp_core.coach.screening.body_notes import body_note
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.client import Client, ClientDetails
from lbp_core.models.question import Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion, Sex
from lbp_core.models.verdict import Disposition
from tests.conftest import PHONE, TABLET
from tests.journeys.hands import take_back
from tests.journeys.still import stands_still
from tests.servers import Site

SECONDS_A_TAP = 1.5
WORDS_A_MINUTE = 238
"""Silent reading of plain prose by adults, a published mean over 190 studies."""

THREE_MINUTES = 180
SMALLEST = 44


class Hand:
    """Taps and counts them; waits until the page stands still."""

    def __init__(self, page: Page, site: Site, client: Client) -> None:
        self.page, self.site, self.client = page, site, client
        self.taps = 0

    def open(self) -> None:
        self.page.goto(f"{self.site.url}/screening?client={self.client.id}")
        self.still()

    def still(self) -> None:
        stands_still(self.page)

    def tap(self, what: Locator) -> None:
        what.tap()
        self.taps += 1
        self.still()

    def press(self, label: str) -> None:
        self.tap(self.page.get_by_role("button", name=label).first)

    def choose(self, group: str, name: str) -> None:
        self.tap(self.page.get_by_role("radiogroup", name=group).get_by_role("radio", name=name, exact=True))

    def answer(self, question: str, name: str) -> None:
        asks = next(one.asks for one in asked_of(self.client) if one.id == question)
        self.choose(asks, name)

    def none_of_these(self) -> None:
        left = self.page.get_by_role("button", name="None of these")
        expect(left.first).to_be_visible(timeout=20_000)
        while left.count():
            self.tap(left.first)

    def fits(self) -> None:
        small = self.page.evaluate(
            """least => [...document.querySelectorAll('[data-testid="stMain"] :is(button, a, [role=radio], summary)')]
            .filter(one => one.offsetParent).map(one => [one.innerText, one.getBoundingClientRect()])
            .filter(([, box]) => box.width > 0 && Math.min(box.width, box.height) < least - 0.5).map(([words]) => words)""",
            SMALLEST,
        )
        assert small == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def asked_of(client: Client) -> tuple:
    first = asking.to_ask(Occasion.FULL, {}, age=client.details.age(datetime.now(UTC).date()), sex=client.details.sex)
    yes = {one.id: Answer.YES for one in first}
    return asking.to_ask(Occasion.FULL, yes, age=client.details.age(datetime.now(UTC).date()), sex=client.details.sex)


@pytest.fixture
def studio(app_server: Site) -> Studio:
    return open_studio(app_server.database_url)


@pytest.fixture
def client(studio: Studio, request: pytest.FixtureRequest) -> Client:
    details = ClientDetails(name="Maria Alvarez", birth_year=1984, sex=Sex.FEMALE)
    return caseload.add_client(studio, details, key=request.node.name, at=datetime.now(UTC))


@pytest.fixture
def hand(tablet: Page, app_server: Site, client: Client) -> Hand:
    return Hand(tablet, app_server, client)


def ends(studio: Studio, client: Client) -> Disposition:
    return gate.gate(studio, client.id, on=today(studio, datetime.now(UTC))).disposition


def tell_the_pain(hand: Hand) -> None:
    page = hand.page
    for words, score in (("right now", 2), ("on average", 2), ("at its worst", 4), ("sets it off", 3)):
        strip = page.get_by_role("radiogroup").and_(page.locator(f"[aria-label*='{words}']"))
        hand.tap(strip.get_by_role("radio", name=str(score), exact=True))
    for words in ("half a year", "under an hour"):
        hand.tap(page.get_by_role("radio", name=words, exact=True))
    hand.choose("Do light everyday things", "No")
    hand.tap(page.get_by_role("button", name="sitting", exact=True))
    hand.tap(page.get_by_role("button", name="Walking", exact=True))
    hand.choose("How sure are you", "7")


def test_m4_a_calm_screening_takes_under_three_minutes(
    hand: Hand, studio: Studio, client: Client, shots: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand.open()
    hand.press("Start the screening")
    hand.fits()
    hand.page.screenshot(path=shots / "screening_1_now.png")
    hand.none_of_these()
    hand.press("Save and go on")
    hand.press("I have handed it over")
    expect(hand.page.get_by_text("Only for you, Maria")).to_be_visible()
    hand.none_of_these()
    hand.page.screenshot(path=shots / "screening_2_private.png")
    hand.press("Done. Hand the tablet back")
    hand.taps += take_back(hand.page)
    for _ in (Section.LEGS, Section.HEALTH):
        hand.none_of_these()
        hand.press("Save and go on")
    tell_the_pain(hand)
    hand.fits()
    hand.page.screenshot(path=shots / "screening_5_pain.png")
    hand.press("Save and see the result")
    expect(hand.page.get_by_role("heading", name="Training can go ahead")).to_be_visible()
    hand.fits()
    hand.page.screenshot(path=shots / "screening_6_result.png")
    assert ends(studio, client) is Disposition.MANAGE
    assert body_note(studio, client.id).body.eases == ("walking",)
    read = sum(len(one.asks.split()) for one in asked_of(client) if one.follows is None)
    read += sum(len(one.asks.split()) for one in asking.training())
    tapping = hand.taps * SECONDS_A_TAP
    said = f"{hand.taps} taps, {tapping:.0f} s at 1.5 s each; {read} words, {60 * read / WORDS_A_MINUTE:.0f} s to read"
    with capsys.disabled():
        sys.stdout.write(f"\n  a calm screening: {said}\n")
    assert tapping <= THREE_MINUTES
    assert hand.taps <= 30


def test_a_reload_in_the_middle_of_a_step_loses_no_tap(hand: Hand, studio: Studio, client: Client) -> None:
    hand.open()
    hand.press("Start the screening")
    hand.answer("trauma_major", "Unsure")
    hand.answer("neuro_gait", "No")
    hand.page.reload()
    hand.still()
    chosen = hand.page.get_by_role("radio", checked=True)
    expect(chosen).to_have_text(["Unsure", "No"])
    assert gate.screenings(studio, client.id) == ()
    hand.press("No to the other 3")
    expect(chosen).to_have_text(["No", "Unsure", "No", "No", "No"])
    hand.press("Save and go on")
    assert gate.screenings(studio, client.id)[0].asked.answers["trauma_major"] is Answer.UNSURE


def test_a_server_that_starts_anew_under_an_open_step_loses_no_tap(hand: Hand, studio: Studio, client: Client) -> None:
    hand.open()
    hand.press("Start the screening")
    hand.answer("trauma_major", "Unsure")
    hand.site.restart()
    hand.still()
    hand.answer("neuro_gait", "No")
    expect(hand.page.get_by_role("radio", checked=True)).to_have_text(["Unsure", "No"])


def test_an_old_symptom_is_told_with_name_and_day(hand: Hand, studio: Studio, client: Client, shots: Path) -> None:
    hand.open()
    hand.press("Start the screening")
    hand.page.goto(hand.page.url.replace("step=now", "step=legs"))
    hand.still()
    hand.answer("leg_pain", "Yes")
    hand.answer("leg_pain_severe", "No")
    hand.choose("New, or known for long?", "Old, looked at and unchanged")
    hand.choose("Who looked at it", "Physiotherapist")
    hand.page.get_by_label("Their name").fill("Jo Lind")
    hand.page.get_by_label("Their name").press("Tab")
    hand.still()
    hand.press("Save and go on")
    expect(hand.page.get_by_text("not by whom and when")).to_be_visible()
    field = hand.page.get_by_test_id("stDateInput")
    field.get_by_role("spinbutton").first.click()
    hand.page.keyboard.type("02032026")
    hand.page.keyboard.press("Tab")
    hand.still()
    hand.page.screenshot(path=shots / "screening_3_old.png")
    hand.press("No to the other 2")
    hand.press("Save and go on")
    expect(hand.page.get_by_text("Step 4 of 5")).to_be_visible()
    [kept] = gate.screenings(studio, client.id)[0].asked.stable
    assert (kept.id, kept.by, kept.date) == ("leg_pain", "Jo Lind (Physiotherapist)", date(2026, 3, 2))


@pytest.mark.hazard("H02")
def test_h02_private_questions_on_the_phone_with_help_at_once(
    hand: Hand, app_server: Site, studio: Studio, client: Client, visit: Callable[..., Page], shots: Path
) -> None:
    hand.open()
    hand.press("Private questions on their phone")
    link = hand.page.get_by_test_id("stCode").inner_text().strip()
    expect(hand.page.get_by_text("Nothing is sent yet")).to_be_visible()
    phone = visit(PHONE, has_touch=True, is_mobile=True, java_script_enabled=False)
    phone.goto(link.replace(link.split("/c/")[0], app_server.url))
    phone.get_by_role("link", name="Before your first visit").tap()
    asked = phone.locator("#q_ces_saddle")
    expect(asked).to_be_hidden()
    phone.get_by_label("Yes, or I am not sure").tap()
    call = asked.get_by_role("link", name="Call 999")
    expect(call).to_be_hidden()
    asked.get_by_label("Yes", exact=True).tap()
    expect(call).to_have_attribute("href", "tel:999")
    phone.screenshot(path=shots / "phone_before_yes.png")
    assert gate.screenings(studio, client.id) == (), "hidden from the trainer until it is sent"
    phone.get_by_role("button", name="Send to my trainer").tap()
    expect(phone.get_by_role("alert").get_by_role("heading", name="Call 999 or go to A&E now")).to_be_in_viewport()
    phone.screenshot(path=shots / "phone_before_sent.png")
    assert gate.screenings(studio, client.id)[0].by is By.CLIENT
    assert ends(studio, client) is Disposition.STOP_EMERGENCY
    hand.open()
    expect(hand.page.get_by_role("heading", name="Call 999 or go to A&E now")).to_be_visible()
    expect(hand.page.get_by_text("The client sent their answers")).to_be_visible()


@pytest.mark.parametrize("whole", [False, True], ids=["private", "whole"])
@pytest.mark.parametrize("width", [360, 390])
def test_the_phone_form_is_thumb_sized(
    app_server: Site, studio: Studio, client: Client, visit: Callable[..., Page], width: int, whole: bool, shots: Path
) -> None:
    at = datetime.now(UTC)
    ahead.ask_ahead(studio, client.id, whole=whole, key=f"{at}", at=at)
    token = sharing.make_link(studio, client.id, key=f"link {at}", at=at)
    page = visit({**PHONE, "width": width}, has_touch=True, is_mobile=True)
    page.goto(f"{app_server.url}/c/{token}")
    page.goto(f"{app_server.url}/c/before")
    page.screenshot(path=shots / f"phone_before_{'whole' if whole else 'private'}_{width}.png", full_page=True)
    for opener in page.get_by_label("Yes, or I am not sure").all():
        opener.tap()
    controls = page.locator("label:visible, button:visible, textarea:visible").all()
    boxes = {one.inner_text()[:40]: one.bounding_box() for one in controls if one.get_attribute("for") is None}
    assert len(boxes) > 4
    assert {words: box for words, box in boxes.items() if min(box["width"], box["height"]) < SMALLEST} == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [TABLET, {"width": 820, "height": 1180}, PHONE], ids=["tablet", "upright", "phone"])
def test_every_step_fits_the_hand(
    app_server: Site, client: Client, visit: Callable[..., Page], shots: Path, size: dict[str, int], theme: str
) -> None:
    page = visit(size, has_touch=True, color_scheme=theme)
    hand = Hand(page, app_server, client)
    run = int(datetime.now(UTC).timestamp())
    for step in Section:
        page.goto(f"{app_server.url}/screening?client={client.id}&run={run}&step={step}")
        hand.still()
        expect(page.get_by_text(f"Step {list(Section).index(step) + 1} of 5")).to_be_visible(timeout=20_000)
        page.screenshot(path=shots / f"screening_{theme}_{size['width']}_{step}.png")
        hand.fits()
        if step is not Section.PRIVATE:
            onward = page.get_by_role("button", name="Save and").bounding_box()
            assert onward["y"] + onward["height"] <= size["height"], "the way on is in sight"
