"""A whole session with one hand: eight exercises, 24 sets, few taps; and the same where the line is cut twice."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import swapping, training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import PlannedBlock, PlannedDay, Wishes
from lbp_core.models.records import By, EntryKind, SessionRecord
from lbp_core.models.screening import Occasion
from tests.conftest import TABLET
from tests.journeys.still import stands_still
from tests.journeys.test_trainer_touch import SMALLEST, TOO_SMALL, UPRIGHT
from tests.line import Line
from tests.people import calm
from tests.servers import Site

EXERCISES, SETS, MOST_TAPS = 8, 3, 40
LOST, BACK = "No connection: nothing you tap now is saved", "Connected again"
SOON = 9_000
"""Milliseconds until a dead line is said at the latest: a few seconds, and as many again on two busy cores."""


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    with Line(site.port) as line:
        yield line


class Hand:
    """One thumb that counts its taps, at the near end of the line."""

    def __init__(self, page: Page) -> None:
        self.page, self.taps = page, 0

    def tap(self, what: Locator) -> None:
        self.taps += 1
        what.first.tap()
        stands_still(self.page)

    def press(self, label: str) -> None:
        self.tap(self.page.get_by_role("button", name=label))

    def score(self, strip: str, value: int) -> None:
        self.tap(self.page.get_by_role("radiogroup", name=strip).get_by_role("radio", name=str(value), exact=True))


def in_training(studio: Studio) -> str:
    """A client whose session today has eight exercises of three sets."""
    at = datetime.now(UTC)
    on = today(studio, at)
    client = caseload.add_client(studio, ClientDetails(name="Sita Squat", birth_year=1985), key="sita", at=at)
    gate.record_screening(studio, client.id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key="s", at=at)
    wishes = Wishes(minutes=60, equipment=("dumbbell", "kettlebell", "band", "bench"))
    drafted = planning.draft(studio, client.id, wishes, start=on)
    first, *rest = drafted.weeks
    weeks = (first.model_copy(update={"days": tuple(map(_long, first.days))}), *rest)
    whole = drafted.model_copy(update={"weeks": weeks})
    planning.save(studio, client.id, whole, because="First.", key="p", at=at)
    return client.id


def _long(day: PlannedDay, exercises: int = EXERCISES) -> PlannedDay:
    left, blocks = exercises, []
    for block in day.blocks:
        kept = tuple(
            item.model_copy(update={"dose": item.dose.model_copy(update={"sets": SETS})})
            for item in block.exercises[:left]
        )
        left -= len(kept)
        blocks += [PlannedBlock(block=block.block, minutes=block.minutes, exercises=kept)] if kept else []
    return day.model_copy(update={"blocks": tuple(blocks)})


def record_of(site: Site, client_id: str) -> SessionRecord:
    [record] = training.sessions(open_studio(site.database_url), client_id)
    return record


def sets_kept(site: Site, client_id: str) -> list[tuple[str | None, int | None]]:
    done = [one for one in record_of(site, client_id).entries if one.kind is EntryKind.SET_DONE]
    return [(one.exercise, one.set_number) for one in done]


def begun(hand: Hand, url: str, client_id: str) -> None:
    hand.page.goto(f"{url}/session?client={client_id}")
    expect(hand.page.get_by_role("button", name="Start the session")).to_be_visible(timeout=20_000)
    hand.press("Start the session")
    hand.press("Nothing new")
    hand.score("Pain now", 3)


def train(hand: Hand, *, between: Callable[[int], None] = lambda _: None) -> None:
    """Every set as prescribed, pain after each exercise, to the end. `between` comes before each set, counted from 0."""
    for number in range(EXERCISES * SETS):
        between(number)
        hand.tap(hand.page.locator("[class*='st-key-set_'] button"))
        if number % SETS == SETS - 1:
            hand.score("Pain during", 1)
    hand.score("Effort of the whole session", 6)
    hand.press("Finish the session")
    expect(hand.page.get_by_text("Effort 6 of 10")).to_be_visible(timeout=20_000)


def fits(page: Page) -> None:
    assert page.evaluate(TOO_SMALL, SMALLEST) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("size", [TABLET, UPRIGHT], ids=["tablet", "upright"])
def test_c4_eight_exercises_and_24_sets_take_forty_taps_at_most(
    site: Site, visit: Callable[..., Page], size: dict[str, int], record_property: Callable[[str, object], None]
) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(size, has_touch=True))
    begun(hand, site.url, client_id)
    train(hand, between=lambda number: fits(hand.page) if number % SETS == 1 else None)
    assert len(set(sets_kept(site, client_id))) == len(sets_kept(site, client_id)) == EXERCISES * SETS
    assert hand.taps <= MOST_TAPS
    record_property("measured", f"a session of {EXERCISES} exercises and {EXERCISES * SETS} sets: {hand.taps} taps")


@pytest.mark.hazard("H11")
@pytest.mark.hazard("H10")
def test_c4_the_line_is_cut_twice_the_page_says_so_and_nothing_is_lost_or_counted_twice(
    site: Site, line: Line, visit: Callable[..., Page]
) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(TABLET, has_touch=True))
    begun(hand, line.url, client_id)

    def away(number: int) -> None:
        if number not in (7, 16):
            return
        kept = sets_kept(site, client_id)
        (line.cut if number == 7 else line.hold)()
        expect(hand.page.get_by_text(LOST)).to_be_visible(timeout=SOON)
        box = hand.page.locator("[class*='st-key-set_'] button").first.bounding_box()
        assert box is not None
        hand.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        hand.page.wait_for_timeout(1_000)
        assert hand.page.locator("[class*='st-key-done_set_']").count() == len(kept) % SETS, "nothing shows as saved"
        line.mend()
        expect(hand.page.get_by_text(BACK)).to_be_visible(timeout=40_000)
        stands_still(hand.page)
        assert sets_kept(site, client_id) == kept

    train(hand, between=away)
    kept = sets_kept(site, client_id)
    assert len(kept) == len(set(kept)) == EXERCISES * SETS


@pytest.mark.hazard("H12")
@pytest.mark.hazard("H11")
@pytest.mark.hazard("H10")
def test_a_restart_a_refresh_a_double_tap_and_a_second_tablet_cost_nothing(
    site: Site, visit: Callable[..., Page]
) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(TABLET, has_touch=True))
    begun(hand, site.url, client_id)
    tiles = "[class*='st-key-set_'] button"
    hand.page.locator(tiles).first.dblclick()
    stands_still(hand.page)
    assert len(sets_kept(site, client_id)) == 1, "a bouncing thumb"
    other = Hand(visit(TABLET, has_touch=True))
    other.page.goto(hand.page.url)
    expect(other.page.locator(tiles).first).to_be_visible(timeout=20_000)
    hand.tap(hand.page.locator(tiles))
    other.tap(other.page.locator(tiles))
    assert len(sets_kept(site, client_id)) == 2, "the same set from two tablets"
    site.restart()
    expect(hand.page.locator(".floor-line[data-kind='none'], .floor-line[data-kind='back']")).to_be_attached(
        timeout=40_000
    )
    stands_still(hand.page)
    hand.tap(hand.page.locator(tiles))
    assert len(sets_kept(site, client_id)) == 3, "the first tap after the server came back counts"
    place = hand.page.url
    hand.page.reload()
    expect(hand.page.locator("[class*='st-key-done_set_']")).to_have_count(3, timeout=20_000)
    assert hand.page.url == place


@pytest.mark.hazard("H10")
def test_sets_and_scores_tapped_before_anything_is_drawn_are_all_kept(site: Site, visit: Callable[..., Page]) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(TABLET, has_touch=True))
    begun(hand, site.url, client_id)
    strip = hand.page.get_by_role("radiogroup", name="Pain during")
    for number, score in ((1, 2), (2, 3)):
        hand.page.get_by_role("button", name=f"Set {number} done").first.tap(no_wait_after=True)
        strip.get_by_role("radio", name=str(score), exact=True).tap(no_wait_after=True)
    stands_still(hand.page)
    assert [number for _, number in sets_kept(site, client_id)] == [1, 2]
    told = [one.score for one in record_of(site, client_id).entries if one.kind is EntryKind.PAIN_DURING]
    assert told[-1] == 3, "the last score said is the one that counts"
    expect(strip.get_by_role("radio", name="3", exact=True)).to_be_checked()
    expect(hand.page.locator("[class*='st-key-done_set_']")).to_have_count(2)


def test_c4_a_rest_begins_by_itself_runs_on_without_the_server_and_survives_a_reload(
    site: Site, line: Line, visit: Callable[..., Page]
) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(TABLET, has_touch=True))
    begun(hand, line.url, client_id)
    hand.tap(hand.page.locator("[class*='st-key-set_'] button"))
    face = hand.page.locator(".floor-face")
    expect(face).to_contain_text("Rest")
    digits = face.locator(".floor-time")
    assert digits.evaluate("one => one.getBoundingClientRect().height") >= 60, "to be read from two metres"
    line.hold()
    before = digits.inner_text()
    hand.page.wait_for_timeout(2_500)
    assert digits.inner_text() != before, "it ticks in the browser"
    line.mend()
    hand.page.reload()
    expect(face).to_contain_text("Rest", timeout=20_000)
    hand.tap(face)
    expect(face).to_contain_text("Stop")
    expect(face).not_to_contain_text("Tap to stop")


def test_c4_a_hold_counts_down_after_a_short_get_ready_and_sound_is_off_until_asked_for(
    site: Site, visit: Callable[..., Page]
) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(TABLET, has_touch=True))
    begun(hand, site.url, client_id)
    record = record_of(site, client_id)
    held = next(one for one in record.plan.prescriptions if one.dose.hold_s is not None)
    hand.page.goto(f"{site.url}/session?client={client_id}&session={record.id}&at={held.exercise}")
    face = hand.page.locator(".floor-face")
    expect(face).to_contain_text("Start the hold", timeout=20_000)
    expect(hand.page.locator(".floor-bell")).to_have_attribute("aria-pressed", "false")
    hand.tap(face)
    expect(face).to_contain_text("Get ready")
    expect(face).to_contain_text("Hold", timeout=6_000)
    assert record_of(site, client_id) == record, "the clock writes nothing"


@pytest.mark.hazard("H12")
def test_what_another_tablet_swapped_away_is_said_and_a_rest_runs_on_across_another_page(
    site: Site, visit: Callable[..., Page]
) -> None:
    studio = open_studio(site.database_url)
    client_id = in_training(studio)
    hand = Hand(visit(TABLET, has_touch=True))
    begun(hand, site.url, client_id)
    hand.tap(hand.page.locator("[class*='st-key-set_'] button"))
    expect(hand.page.locator(".floor-face")).to_contain_text("Rest")
    hand.tap(hand.page.get_by_role("link", name="Exercises"))
    expect(hand.page.get_by_role("heading", name="Exercises").first).to_be_visible(timeout=20_000)
    hand.page.go_back()
    expect(hand.page.locator(".floor-face")).to_contain_text("Rest", timeout=20_000)
    stands_still(hand.page)
    record = record_of(site, client_id)
    gone = record.entries[-1].exercise or ""
    swap = swapping.swaps_today(studio, record.id, gone)[0]
    swapping.swap_today(studio, record.id, gone, swap.exercise, key="taken", at=datetime.now(UTC))
    hand.tap(hand.page.locator("[class*='st-key-set_'] button"))
    expect(hand.page.get_by_text("is not in this session")).to_be_visible()
    expect(hand.page.get_by_role("heading", name=swap.name)).to_be_visible()
    assert len(sets_kept(site, client_id)) == 1
