"""The programme on a tablet, in a real browser: a saved and printed plan in few taps, and changes that survive a reload."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lbp_core.coach.gate import gate
from lbp_core.coach.library.shelf import exercise, exercise_name
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.plan_editing import editing
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind, Prescription, Wishes
from lbp_core.models.records import By
from lbp_core.models.screening import Occasion
from tests.conftest import PHONE, TABLET
from tests.journeys.still import stands_still
from tests.people import anna, calm
from tests.servers import Site

UPRIGHT = {"width": 820, "height": 1180}
MOST_TAPS = 6
COVERED = """() => [...document.querySelectorAll("[class*='st-key-desk_'] button, [class*='st-key-kinds_'] button")]
    .filter(one => one.offsetParent).map(one => one.getBoundingClientRect())
    .filter(box => box.width && (box.height < 43.5 || box.width < 43.5 || box.right > innerWidth + 1)).length"""


@pytest.fixture
def studio(site: Site) -> Studio:
    return open_studio(site.database_url)


class Thumb:
    """Taps and counts them; waits until what a tap did is drawn."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page, self.site, self.taps = page, site, 0
        self.main = page.locator("[data-testid='stMain']")

    def open(self, path: str) -> None:
        self.page.goto(f"{self.site.url}/{path}")
        self.still()

    def still(self) -> None:
        stands_still(self.page)

    def tap(self, label: str) -> None:
        found = self.main.get_by_role("button", name=label).or_(self.main.get_by_role("link", name=label))
        found.first.tap(timeout=20_000)
        self.taps += 1
        self.still()

    def says(self, words: str) -> None:
        expect(self.main.get_by_text(words).first).to_be_visible(timeout=20_000)


def screened(studio: Studio) -> str:
    """A client who may train, screened just now."""
    at = datetime.now(UTC)
    client = anna(studio, when=at)
    gate.record_screening(studio, client.id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key="intake", at=at)
    return client.id


def planned(studio: Studio) -> str:
    client_id, at = screened(studio), datetime.now(UTC)
    drafted = planning.draft(studio, client_id, Wishes(), start=today(studio, at))
    planning.save(studio, client_id, drafted, because="First.", key="first", at=at)
    return client_id


def test_c5_from_new_programme_to_a_saved_and_printed_plan_in_six_taps(
    tablet: Page, site: Site, studio: Studio, shots: Path
) -> None:
    client_id = screened(studio)
    hand = Thumb(tablet, site)
    hand.open(f"clients?client={client_id}")
    hand.tap("Programme")
    hand.says("Warm-up")
    hand.tap("Save as version 1")
    hand.says("Version 1")
    hand.tap("Print the handout")
    link = hand.main.get_by_role("link", name="Open the PDF to print")
    expect(link).to_be_visible(timeout=30_000)
    hand.taps += 1  # that link; fetched here, as the browser's own reader of PDFs is not ours to test
    answer = tablet.context.request.get(f"{site.url}{link.get_attribute('href')}")
    assert answer.headers["content-type"].startswith("application/pdf")
    assert answer.body().startswith(b"%PDF")
    assert hand.taps <= MOST_TAPS, hand.taps
    tablet.screenshot(path=shots / "programme_printed.png")


def test_a_swap_a_step_an_undo_and_a_reload_in_the_middle_lose_nothing_and_are_saved_with_a_reason(
    tablet: Page, site: Site, studio: Studio, shots: Path
) -> None:
    client_id = planned(studio)
    hand = Thumb(tablet, site)
    hand.open(f"programme?client={client_id}")
    hand.tap("Change this programme")
    assert "change=" in tablet.url
    if "change=strength" not in tablet.url:
        tablet.get_by_role("radio", name="Strength and core").tap()
        hand.still()
    first, side = strength(studio, client_id, Block.CORE)[:2]
    hand.tap(exercise_name(first.exercise))
    hand.tap("Swap")
    hand.tap("Use")
    swapped = strength(studio, client_id, Block.CORE)[0]
    assert swapped.exercise != first.exercise
    tablet.reload()
    hand.still()
    hand.says(exercise_name(swapped.exercise))
    hand.says("Why it is here")
    hand.tap(exercise_name(side.exercise))
    hand.tap("Harder")
    hand.tap("Harder")
    assert strength(studio, client_id, Block.CORE)[1].rung == side.rung + 2
    hand.tap("Undo")
    assert strength(studio, client_id, Block.CORE)[1].rung == side.rung + 1
    hand.says(exercise(side.exercise).rung(side.rung + 1).name)
    tablet.screenshot(path=shots / "programme_changed.png")
    with_a_reason(hand, studio, client_id)


def with_a_reason(hand: Thumb, studio: Studio, client_id: str) -> None:
    """Something held back is added, which wants a reason; then all of it is the next version."""
    hand.main.locator("[class*='st-key-add_strength'] button").tap()
    hand.still()
    hand.tap("Show all")
    hand.main.locator("[class*='st-key-use_kettlebell-swing'] button").tap()
    hand.still()
    hand.says("Held back until its checklist is done")
    hand.tap("Save as version 2")
    expect(hand.main.get_by_role("button", name="Say why first")).to_be_disabled()
    hand.page.get_by_role("radio", name="Tried today and it felt fine").tap()
    hand.still()
    hand.tap("Save as version 2")
    hand.says("Version 2")
    version = planning.programme(studio, client_id)
    assert (version.number, version.because) == (2, "Changed by the trainer: Tried today and it felt fine")
    assert "kettlebell-swing" in {item.exercise for day in version.programme.days for item in day.prescriptions}


def strength(studio: Studio, client_id: str, block: Block) -> tuple[Prescription, ...]:
    """That block as it is kept, with every tap in it."""
    found = editing(studio, client_id, on=today(studio, datetime.now(UTC)))
    day = next(day for day in found.programme.days if day.kind is DayKind.STRENGTH)
    return next(part.exercises for part in day.blocks if part.block is block)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_c4_changing_fits_the_hand_and_minutes_undo_and_save_stay_in_sight(
    site: Site, studio: Studio, visit: Callable[..., Page], shots: Path, theme: str
) -> None:
    client_id = planned(studio)
    page = visit(TABLET, has_touch=True, color_scheme=theme)
    hand = Thumb(page, site)
    for name, where in {"list": "", "chosen": "&at=bird-dog", "swap": "&at=bird-dog&do=swap"}.items():
        page.set_viewport_size(TABLET)
        hand.open(f"programme?client={client_id}&change=strength{where}")
        expect(page.locator("[class*='st-key-bar_']").first).to_be_visible(timeout=20_000)
        for size in (TABLET, UPRIGHT, PHONE):
            page.set_viewport_size(size)
            hand.still()
            page.screenshot(path=shots / f"programme_{theme}_{size['width']}_{name}.png")
            changing_fits(hand, size, name)


def changing_fits(hand: Thumb, size: dict[str, int], name: str) -> None:
    """Nothing scrolls sideways, nothing is covered or too small, and the bar is in sight."""
    assert hand.page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
    assert hand.page.evaluate(COVERED) == 0, name
    for label in ("Undo", "Save as version 2"):
        box = hand.main.get_by_role("button", name=label).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= size["height"], (name, label)
        assert box["height"] >= 44
