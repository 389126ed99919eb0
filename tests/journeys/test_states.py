"""The pages where something is missing, stopped or broken: each says so in words, and axe finds nothing of ours there either."""

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.studio import open_studio, today
from tests.conftest import TABLET
from tests.journeys.hands import type_pin
from tests.journeys.still import stands_still
from tests.journeys.test_everybody import TALL, faults
from tests.journeys.test_floor import Hand, in_training, sets_kept
from tests.journeys.test_trainer_touch import look
from tests.servers import Site

STOPPED, PAUSED, TRAINED = "George", "Gareth", "Callum"
LOOKS = pytest.mark.parametrize(("theme", "contrast"), [("light", "no-preference"), ("dark", "more")])
UNLIMITED = resource.RLIM_INFINITY


def client_called(site: Site, name: str) -> str:
    studio = open_studio(site.database_url)
    return caseload.caseload(studio, on=today(studio, datetime.now(UTC)), search=name)[0].client.id


@contextmanager
def no_room(site: Site) -> Iterator[None]:
    """The app may write to no file any more: what a full disk and a file that may only be read look like from inside."""
    pid = site.app.process.pid
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, UNLIMITED))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (UNLIMITED, UNLIMITED))


@LOOKS
def test_c4_axe_finds_nothing_where_training_is_stopped_paused_or_over(
    demo_server: Site, visit: Callable[..., Page], theme: str, contrast: str
) -> None:
    page, wrong = visit(TABLET, color_scheme=theme, contrast=contrast, has_touch=True), {}
    trained = client_called(demo_server, TRAINED)
    over = next(one.id for one in training.sessions(open_studio(demo_server.database_url), trained) if one.finished)
    places = [f"{name}?client={client_called(demo_server, who)}" for who in (STOPPED, PAUSED)
              for name in ("clients", "screening", "programme", "session", "review")]  # fmt: skip
    for path in (*places, f"session?client={trained}&session={over}"):
        look(page, f"{demo_server.url}/{path}")
        stands_still(page)
        wrong[path] = faults(page)
    assert {path: found for path, found in wrong.items() if found} == {}


@LOOKS
def test_c4_axe_finds_nothing_in_an_empty_studio_nor_where_the_tablet_is_in_other_hands_or_locked(
    site: Site, visit: Callable[..., Page], theme: str, contrast: str
) -> None:
    page, wrong = visit(TABLET, color_scheme=theme, contrast=contrast, has_touch=True), {}
    for path in ("today", "clients", "studio", "session"):
        look_or_say(page, f"{site.url}/{path}")
        wrong[f"empty {path}"] = faults(page)
    client_id = in_training(open_studio(site.database_url))
    look(page, f"{site.url}/check_in?client={client_id}")
    page.get_by_role("button", name="Start their check-in").tap()
    expect(page.get_by_text("Your week, Sita")).to_be_visible(timeout=20_000)
    stands_still(page)
    wrong["handed over"] = faults(page)
    page.get_by_role("button", name="I am the trainer").tap()
    expect(page.get_by_role("heading", name="Please give the tablet back")).to_be_visible(timeout=20_000)
    wrong["to give back"] = faults(page)
    type_pin(page)
    page.get_by_role("button", name="Lock").tap()
    expect(page.get_by_role("button", name="Open", exact=True).first).to_be_visible(timeout=20_000)
    wrong["locked"] = faults(page)
    assert {path: found for path, found in wrong.items() if found} == {}


def look_or_say(page: Page, url: str) -> None:
    """A page that may have no heading: nobody is chosen yet."""
    page.goto(url)
    stands_still(page)


@LOOKS
def test_a_disk_that_is_full_is_said_calmly_reading_goes_on_and_no_tap_is_believed_kept(
    site: Site, visit: Callable[..., Page], theme: str, contrast: str
) -> None:
    client_id = in_training(open_studio(site.database_url))
    hand = Hand(visit(TALL, color_scheme=theme, contrast=contrast, has_touch=True))
    page = hand.page
    page.goto(f"{site.url}/session?client={client_id}")
    hand.press("Start the session")
    hand.press("Nothing new")
    hand.score("Pain now", 3)
    main = page.get_by_test_id("stMain")
    with no_room(site):
        hand.tap(page.locator("[class*='st-key-set_'] button"))
        expect(main.get_by_text("Make room").first).to_be_visible(timeout=20_000)
        assert page.locator("[class*='st-key-done_set_']").count() == 0, "nothing shows as saved"
        assert sets_kept(site, client_id) == []
        wrong = {"session": faults(page)}
        for path in ("today", "clients", f"programme?client={client_id}", f"session?client={client_id}"):
            look(page, f"{site.url}/{path}")
            stands_still(page)
            expect(main.get_by_text("Nothing can be saved just now")).to_have_count(1)
            expect(main.get_by_text("could not be drawn")).to_have_count(0)
            wrong[path] = faults(page)
        assert {path: found for path, found in wrong.items() if found} == {}
    hand.tap(page.locator("[class*='st-key-set_'] button"))
    expect(page.locator("[class*='st-key-done_set_']")).to_have_count(1, timeout=20_000)
    assert len(sets_kept(site, client_id)) == 1
    look(page, f"{site.url}/today")
    expect(main.get_by_text("Nothing can be saved just now")).to_have_count(0, timeout=20_000)
