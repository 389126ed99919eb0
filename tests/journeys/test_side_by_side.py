"""Two people trained in the same hour on one tablet, each in a column of their own: never a tap in the wrong one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.client import ClientDetails
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.views import SessionView
from tests.conftest import TABLET
from tests.journeys.still import stands_still
from tests.journeys.test_floor import BACK, LOST, SETS, SOON, _long
from tests.journeys.test_trainer_touch import SMALLEST, TOO_SMALL, UPRIGHT
from tests.line import Line
from tests.people import all_no, calm
from tests.servers import Site

EXERCISES = 3
NAMES = ("Annabel Winterbourne-Hargreaves", "Annabelle Winterbourne-Hargrave")
TILE, TICK = "[class*='st-key-set_'] button", "[class*='st-key-done_set_']"


@pytest.fixture
def line(site: Site) -> Iterator[Line]:
    with Line(site.port) as line:
        yield line


def one_in_training(studio: Studio, name: str, *, born: int, answered: bool = True) -> SessionView:
    """Somebody whose session today has three exercises of three sets, the questions before it answered."""
    at = datetime.now(UTC)
    on = today(studio, at)
    client = caseload.add_client(studio, ClientDetails(name=name, birth_year=born), key=name, at=at)
    gate.record_screening(studio, client.id, calm(), occasion=Occasion.FULL, by=By.TRAINER, key=f"s {name}", at=at)
    drafted = planning.draft(studio, client.id, Wishes(minutes=60, equipment=("dumbbell", "band", "bench")), start=on)
    first, *rest = drafted.weeks
    weeks = (first.model_copy(update={"days": tuple(_long(day, EXERCISES) for day in first.days)}), *rest)
    planning.save(
        studio, client.id, drafted.model_copy(update={"weeks": weeks}), because="First.", key=f"p {name}", at=at
    )
    opened = training.open_session(studio, client.id, on=on, key=f"o {name}", at=at)
    if not answered:
        return opened
    return training.tap(
        studio, opened.record.id, Entry(kind=EntryKind.SAFETY, answers=all_no(Occasion.SAFETY_SIX)),
        key=f"six {name}", at=at,
    )  # fmt: skip


def two_in_training(studio: Studio) -> tuple[SessionView, SessionView]:
    return one_in_training(studio, NAMES[0], born=1985), one_in_training(studio, NAMES[1], born=1986)


def side(page: Page, which: str) -> Locator:
    return page.locator(f"[class*='st-key-{which}_column_']")


def tap(page: Page, what: Locator) -> None:
    what.first.tap()
    stands_still(page)


def score(page: Page, column: Locator, strip: str, value: int) -> None:
    tap(page, column.get_by_role("radiogroup", name=strip).get_by_role("radio", name=str(value), exact=True))


def kept(site: Site, session_id: str) -> list[tuple[EntryKind, str | None, int | None]]:
    record = training.session(open_studio(site.database_url), session_id).record
    return [(one.kind, one.exercise, one.set_number) for one in record.entries]


def fits(page: Page) -> None:
    assert page.evaluate(TOO_SMALL, SMALLEST) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def away_for_a_moment(page: Page, line: Line) -> None:
    line.cut()
    expect(page.get_by_text(LOST)).to_be_visible(timeout=SOON)
    line.mend()
    expect(page.get_by_text(BACK)).to_be_visible(timeout=40_000)
    stands_still(page)


def one_set(site: Site, page: Page, column: Locator, *, of: str, not_of: str) -> None:
    """A set tapped in that column: one entry more in its session, and nothing at all in the other's."""
    mine, theirs = kept(site, of), kept(site, not_of)
    tap(page, column.locator(TILE))
    assert kept(site, not_of) == theirs, "a tap in one column is nobody else's"
    assert len(kept(site, of)) == len(mine) + 1


def both_ended(site: Site, page: Page, sessions: dict[str, str]) -> None:
    for which, session_id in sessions.items():
        score(page, side(page, which), "Effort of the whole session", 5)
        tap(page, side(page, which).get_by_role("button", name="Finish the session"))
        expect(side(page, which).get_by_text("Finished and saved")).to_be_visible(timeout=20_000)
        sets = [one[1:] for one in kept(site, session_id) if one[0] is EntryKind.SET_DONE]
        assert len(sets) == len(set(sets)) == EXERCISES * SETS


@pytest.mark.hazard("H04")
@pytest.mark.hazard("H11")
def test_c4_two_people_are_trained_to_the_end_side_by_side_with_the_line_cut_once(
    site: Site, line: Line, visit: Callable[..., Page]
) -> None:
    left, right = two_in_training(open_studio(site.database_url))
    sessions = {"left": left.record.id, "right": right.record.id}
    page = visit(TABLET, has_touch=True)
    page.goto(f"{line.url}/session?client={right.client.id}&session={right.record.id}")
    tap(page, page.get_by_role("link", name="Side by side", exact=True))
    for which, name in zip(sessions, NAMES, strict=True):
        expect(side(page, which).get_by_role("heading", level=2)).to_contain_text(name, timeout=20_000)
        score(page, side(page, which), "Pain now", 1)
    expect(page.get_by_text("The names look alike.")).to_have_count(2)
    for number in range(EXERCISES * SETS):
        if number == SETS + 1:
            fits(page)
            away_for_a_moment(page, line)
        for which, other in (("left", "right"), ("right", "left")):
            one_set(site, page, side(page, which), of=sessions[which], not_of=sessions[other])
            if number % SETS == SETS - 1:
                score(page, side(page, which), "Pain during", 2)
    both_ended(site, page, sessions)


@pytest.mark.hazard("H04")
def test_upright_one_column_stands_open_and_the_others_rest_is_on_its_tab(
    site: Site, visit: Callable[..., Page]
) -> None:
    left, right = two_in_training(open_studio(site.database_url))
    page = visit(UPRIGHT, has_touch=True)
    page.goto(f"{site.url}/side_by_side?left={left.record.id}&right={right.record.id}")
    score(page, side(page, "left"), "Pain now", 1)
    tap(page, side(page, "left").locator(TILE))
    expect(side(page, "right")).to_be_hidden()
    fits(page)
    tap(page, page.locator("[class*='st-key-show_right_'] button"))
    expect(side(page, "left")).to_be_hidden()
    expect(page.locator(f"[class*='st-key-tab_left_'] [data-clock-of='{left.record.id}']")).to_contain_text("Rest")
    expect(side(page, "right").get_by_text("Pain now, before we start")).to_be_visible()
    page.reload()
    expect(side(page, "right").get_by_text("Pain now, before we start")).to_be_visible(timeout=20_000)
    fits(page)


@pytest.mark.hazard("H02")
@pytest.mark.hazard("H04")
def test_a_stop_in_one_column_stops_nothing_in_the_other_and_questions_open_where_the_other_is_not_seen(
    site: Site, visit: Callable[..., Page]
) -> None:
    studio = open_studio(site.database_url)
    left, right = two_in_training(studio)
    third = one_in_training(studio, "Kofi Adu", born=1960, answered=False)
    page = visit(TABLET, has_touch=True)
    page.goto(f"{site.url}/side_by_side?left={left.record.id}&right={right.record.id}")
    for which in ("left", "right"):
        score(page, side(page, which), "Pain now", 1)
    tap(page, side(page, "left").get_by_role("button", name="Travelling"))
    expect(side(page, "left").get_by_text("Pain that travels")).to_be_visible()
    expect(side(page, "left").locator(TILE)).to_have_count(0)
    expect(side(page, "right").locator(TILE)).to_have_count(SETS)
    yes = all_no(Occasion.SAFETY_SIX) | {"ces_saddle": Answer.YES}
    training.tap(studio, left.record.id, Entry(kind=EntryKind.SAFETY, answers=yes), key="y", at=datetime.now(UTC))
    page.reload()
    expect(side(page, "left").get_by_text("Call 999").first).to_be_visible(timeout=20_000)
    tap(page, side(page, "right").locator(TILE))
    expect(side(page, "right").locator(TICK)).to_have_count(1)
    page.goto(f"{site.url}/side_by_side?left={right.record.id}&right={third.record.id}")
    tap(page, side(page, "right").get_by_role("link", name="Safety questions"))
    expect(page.get_by_text("Anything new since last time?")).to_be_visible(timeout=20_000)
    for name in NAMES:
        expect(page.get_by_text(name)).to_have_count(0)
