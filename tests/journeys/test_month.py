"""One client's way through the whole product, on a tablet held sideways, in a real browser; the shots are left behind."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.coach.weekly import reviewing
from lbp_core.models.records import EntryKind
from lbp_core.storage import weeks
from tests.journeys.hands import take_back
from tests.journeys.still import stands_still
from tests.servers import Site

NAME = "Maria Alvarez"


class Tablet:
    """The trainer's hand: taps, waits until the page stands still, and takes a picture where asked."""

    def __init__(self, page: Page, site: Site, shots: Path) -> None:
        self.page, self.site, self.shots = page, site, shots
        self.taken = 0

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site.url}{path}")
        self.still()

    def still(self) -> None:
        stands_still(self.page)

    def press(self, label: str) -> None:
        stop = self.page.locator("[class*='st-key-rail_'] button").filter(has_text=label)
        self.page.get_by_role("button", name=label).or_(stop).first.tap()
        self.still()

    def go(self, label: str) -> None:
        self.page.locator("[data-testid='stMain']").get_by_role("link", name=label).first.tap()
        self.still()

    def score(self, strip: str, value: int) -> None:
        self.page.get_by_role("radiogroup", name=strip).get_by_role("radio", name=str(value), exact=True).tap()
        self.still()

    def no_to_all(self) -> None:
        self.still()
        noes = self.page.locator("[class*='st-key-question_']").get_by_role("radio", name="No", exact=True)
        expect(noes.first).to_be_visible(timeout=20_000)
        for one in noes.all():
            one.tap()
            self.still()

    def says(self, words: str) -> None:
        expect(self.page.locator("[data-testid='stMain']").get_by_text(words).first).to_be_visible(timeout=20_000)

    def shot(self, name: str) -> None:
        self.taken += 1
        self.page.screenshot(path=self.shots / f"month_{self.taken:02}_{name}.png")


@pytest.fixture
def hand(tablet: Page, site: Site, shots: Path) -> Tablet:
    return Tablet(tablet, site, shots)


def on(studio: Studio) -> date:
    return today(studio, datetime.now(UTC))


def test_c1_one_clients_way_from_the_first_question_to_the_next_version(hand: Tablet, site: Site) -> None:
    studio = open_studio(site.database_url)
    client_id = added(hand, studio)
    screened(hand, studio, client_id)
    planned(hand, studio, client_id)
    trained(hand, studio, client_id)
    morning_after(hand, studio, client_id)
    checked_in(hand, studio, client_id)
    reviewed(hand, studio, client_id)


def added(hand: Tablet, studio: Studio) -> str:
    hand.open("/")
    hand.says("No clients yet")
    hand.shot("empty_studio")
    hand.go("Add a client")
    hand.page.get_by_label("Name", exact=True).fill(NAME)
    hand.page.get_by_label("Year of birth").fill("1984")
    hand.page.get_by_label("Activity 1").fill("Gardening")
    hand.shot("add_client")
    hand.press("Add client")
    hand.says("Screen first")
    [row] = caseload.caseload(studio, on=on(studio))
    assert row.client.name == NAME
    return row.client.id


def screened(hand: Tablet, studio: Studio, client_id: str) -> None:
    hand.press("Start the screening")
    hand.says("Step 1 of 5")
    hand.shot("screening_now")
    hand.no_to_all()
    hand.press("Save and go on")
    hand.says("The client answers these alone")
    hand.press("I have handed it over")
    expect(hand.page.get_by_role("button", name="Done. Hand the tablet back")).to_be_visible(timeout=20_000)
    hand.no_to_all()
    hand.shot("screening_alone")
    hand.press("Done. Hand the tablet back")
    hand.says("Please give the tablet back now, Maria")
    take_back(hand.page)
    for step in (3, 4):
        hand.says(f"Step {step} of 5")
        hand.no_to_all()
        hand.press("Save and go on")
    hand.says("Step 5 of 5")
    for strip, value in (("right now", 3), ("on average", 3), ("at its worst", 5), ("sets it off", 4)):
        hand.page.get_by_role("radiogroup").and_(hand.page.locator(f"[aria-label*='{strip}']")).get_by_role(
            "radio", name=str(value), exact=True
        ).tap()
    for choice in ("half a year", "under an hour"):
        hand.page.get_by_role("radio", name=choice, exact=True).tap()
    hand.page.get_by_role("radio", name="No", exact=True).tap()
    hand.still()
    hand.shot("screening_pain")
    hand.press("Save and see the result")
    hand.says("Training can go ahead")
    hand.shot("screening_result")
    assert not gate.gate(studio, client_id, on=on(studio)).locked


def planned(hand: Tablet, studio: Studio, client_id: str) -> None:
    hand.go("Go to the programme")
    hand.says("Warm-up")
    hand.shot("draft")
    hand.press("Save as version 1")
    hand.says("Version 1")
    hand.shot("programme")
    assert planning.programme(studio, client_id).number == 1


def trained(hand: Tablet, studio: Studio, client_id: str) -> None:
    hand.go("Go to the session")
    hand.shot("planned_day")
    hand.press("Start the session")
    hand.says("Anything new since last time?")
    hand.shot("safety_six")
    hand.press("Nothing new")
    hand.score("Pain now, before we start", 2)
    hand.press("Set 1 done")
    hand.shot("exercise")
    before = training.sessions(studio, client_id)[0]
    hand.site.restart()
    hand.still()
    assert training.sessions(studio, client_id)[0].entries == before.entries, "a restart loses nothing and adds nothing"
    hand.press("Set 2 done")
    expect(hand.page.get_by_role("button", name="Undo set 2")).to_be_enabled()
    hand.shot("tapped_after_restart")
    hand.page.reload()
    hand.still()
    hand.page.locator("[class*='st-key-rail_'] button").nth(1).tap()
    hand.still()
    expect(hand.page.get_by_role("button", name="Undo set 2")).to_be_enabled()
    hand.score("Pain during", 1)
    hand.press("Finish")
    hand.score("Effort of the whole session", 5)
    hand.shot("finish")
    hand.press("Finish the session")
    hand.says("Saved")
    hand.shot("session_saved")
    record = training.sessions(studio, client_id)[0]
    assert record.finished
    done = [entry.set_number for entry in record.entries if entry.kind is EntryKind.SET_DONE]
    assert done == list(range(1, len(done) + 1)), "every set once"


def morning_after(hand: Tablet, studio: Studio, client_id: str) -> None:
    hand.open(f"/symptoms?client={client_id}")
    hand.score("How was the back this morning?", 2)
    hand.says("Saved: 2 of 10")
    hand.shot("morning")


def checked_in(hand: Tablet, studio: Studio, client_id: str) -> None:
    hand.open(f"/check_in?client={client_id}")
    hand.press("Start their check-in")
    hand.says("Your week, Maria")
    expect(hand.page.get_by_test_id("stTopNavLink")).to_have_count(0)
    for name, value in (("pain_average", 2), ("pain_worst", 4), ("confidence", 8)):
        strip = hand.page.locator(f"[class*='st-key-strip_{name}_']")
        strip.get_by_role("radio", name=str(value), exact=True).tap()
        hand.still()
    hand.page.get_by_text("No, none of these").first.tap()
    hand.still()
    hand.shot("check_in")
    hand.press("Send to my trainer")
    hand.says("Sent. Thank you, Maria")
    hand.shot("check_in_sent")
    take_back(hand.page)
    hand.says("What the client said")
    with studio.store.read() as tx:
        [kept] = weeks.all_check_ins(tx, client_id)
    assert (kept.check_in.pain_average, kept.check_in.confidence, kept.check_in.safety) == (2, 8, ())


def reviewed(hand: Tablet, studio: Studio, client_id: str) -> None:
    hand.open(f"/review?client={client_id}")
    hand.shot("review")
    hand.page.get_by_text("Why, exactly?").first.tap()
    hand.still()
    hand.says("This settled it")
    hand.shot("why")
    hand.press("Accept")
    hand.says("Saved")
    expect(hand.page.get_by_test_id("stVegaLiteChart").first).to_be_visible()
    hand.shot("decided")
    view = reviewing.review_view(studio, client_id, on=on(studio))
    assert view.decided is not None
    hand.open(f"/programme?client={client_id}")
    hand.shot("next_version")
    assert [one.number for one in planning.versions(studio, client_id)] == [2, 1]
