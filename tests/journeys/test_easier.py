"""Discomfort on the gym floor, in a real browser: eased today, still eased after a reload, an own rule kept to, a flare."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.screening.stop_rules import stop_rules
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By, EntryKind
from lbp_core.models.screening import Occasion
from lbp_core.models.views import ExerciseCard, SessionView
from tests.journeys.test_month import Tablet
from tests.journeys.test_trainer_touch import APART, SMALLEST, TOO_SMALL, boxes
from tests.people import calm
from tests.servers import Site


@pytest.fixture
def hand(tablet: Page, site: Site, shots: Path) -> Tablet:
    return Tablet(tablet, site, shots)


def ready_now(studio: Studio) -> str:
    """A client with a strength programme that begins today."""
    at = datetime.now(UTC)
    details = ClientDetails(name="Sita Squat", birth_year=1985)
    client = caseload.add_client(studio, details, key="sita", at=at)
    gate.record_screening(studio, client.id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key="s", at=at)
    wishes = Wishes(minutes=60, equipment=("dumbbell", "kettlebell", "band", "bench"), prefer=("squat",))
    drafted = planning.draft(studio, client.id, wishes, start=today(studio, at))
    planning.save(studio, client.id, drafted, because="First.", key="p", at=at)
    return client.id


def view_of(studio: Studio, client_id: str) -> SessionView:
    return training.session(studio, training.sessions(studio, client_id)[0].id)


def card_of(studio: Studio, client_id: str, exercise: str) -> ExerciseCard:
    return next(one for one in view_of(studio, client_id).cards if one.exercise.id == exercise)


def way(hand: Tablet, strategy: str, label: str) -> None:
    hand.page.locator(f"[class*='eases_'][class*='_{strategy}']").get_by_role("button", name=label, exact=True).tap()
    hand.still()


def stop_here(hand: Tablet) -> str:
    return parse_qs(urlsplit(hand.page.url).query)["at"][0]


def test_m16_discomfort_is_eased_today_and_stays_eased_an_own_rule_holds_and_a_flare_calms(
    hand: Tablet, site: Site
) -> None:
    studio = open_studio(site.database_url)
    client_id = ready_now(studio)
    begin(hand, client_id)
    squat = next(one for one in view_of(studio, client_id).cards if one.exercise.pattern == "squat")
    hand.press(squat.exercise.name)
    easier_today(hand, studio, client_id, squat)
    own_rule(hand, studio, client_id, squat)
    back_is_harmless(hand, studio, client_id)
    flared(hand, studio, client_id)


def begin(hand: Tablet, client_id: str) -> None:
    hand.open(f"/session?client={client_id}")
    hand.press("Start the session")
    hand.press("Nothing new")
    hand.score("Pain now, before we start", 2)


def easier_today(hand: Tablet, studio: Studio, client_id: str, squat: ExerciseCard) -> None:
    """Eased by three taps; nothing above the list moves; a set counts as eased; a reload keeps it."""
    sets = boxes(hand.page, "[class*='st-key-tiles_'] button")
    hand.press("Make it easier")
    assert boxes(hand.page, "[class*='st-key-tiles_'] button") == sets, "the sets stay where they were"
    hand.page.get_by_role("button", name="Late in the set").or_(
        hand.page.get_by_role("radio", name="Late in the set")
    ).first.tap()
    hand.still()
    assert hand.page.evaluate(TOO_SMALL, SMALLEST) == []
    taps = boxes(hand.page, "[class*='st-key-card_ways_'] [class*='eases_'] button")
    assert all(apart(one, two) for one, two in pairwise(taps))
    way(hand, "slower", "Today")
    hand.says("Made easier today")
    hand.press("Set 1 done")
    hand.page.reload()
    hand.still()
    hand.says("Made easier today")
    eased = card_of(studio, client_id, squat.exercise.id)
    assert eased.dose != squat.dose
    assert (eased.sets[0].done, eased.sets[0].reps) == (True, eased.prescription.dose.reps[1])
    expect(hand.page.get_by_role("button", name="Undo set 1")).to_be_enabled()
    assert stop_here(hand) == squat.exercise.id


def apart(one: dict[str, float], two: dict[str, float]) -> bool:
    """8 px between them, beside or below each other."""
    return max(two["left"] - one["right"], two["top"] - one["bottom"]) >= APART - 0.5


def own_rule(hand: Tablet, studio: Studio, client_id: str, squat: ExerciseCard) -> None:
    """Three taps write it; a score above it holds the sets until it is easier."""
    hand.press("Make it easier")
    hand.score("Own rule: stop this one above", 2)
    then = hand.page.locator("[class*='st-key-what_then_'] button").first
    then.tap()
    hand.still()
    hand.says("Own rule: pain above 2 here")
    assert [one.above for one in stop_rules(studio, client_id)] == [2]
    hand.press("Make it easier")
    hand.score("Pain during", 3)
    expect(hand.page.get_by_role("button", name="Set 2 done")).to_be_disabled()
    expect(hand.page.get_by_text("When does it bother?")).to_be_visible()
    way(hand, "other", "Today")
    stands = next(one for one in view_of(studio, client_id).cards if one.eased)
    assert stop_here(hand) == stands.exercise.id != squat.exercise.id
    hand.press("Set 1 done")
    assert card_of(studio, client_id, stands.exercise.id).sets[0].done


def back_is_harmless(hand: Tablet, studio: Studio, client_id: str) -> None:
    before = view_of(studio, client_id).record.entries
    hand.page.go_back()
    hand.still()
    expect(hand.page.locator("[class*='st-key-rail_']")).to_be_visible(timeout=20_000)
    assert view_of(studio, client_id).record.entries == before, "Back adds nothing and loses nothing"


def flared(hand: Tablet, studio: Studio, client_id: str) -> None:
    hand.press("Flare today")
    hand.says("Calm days until")
    hand.press("Yes, calm days from today")
    hand.says("calm version")
    view = view_of(studio, client_id)
    assert view.record.latest(EntryKind.FLARED) is not None
    assert not any(card.prescription.dose.load_g for card in view.cards)
    hand.press("Finish")
    hand.score("Effort of the whole session", 3)
    hand.press("Finish the session")
    hand.says("this was the calm version")
    hand.open(f"/review?client={client_id}")
    expect(hand.page.get_by_test_id("stVegaLiteChart").get_by_text("flare").first).to_be_visible(timeout=20_000)
