"""What stands on each picture of the trainer's guide, and how one gets there: by the taps of a person, on the demo studio."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from playwright.sync_api import Page, expect

from lbp_core.coach.client import caseload
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, today
from tests.conftest import PHONE, TABLET
from tests.journeys.still import stands_still

WHEN = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""A Tuesday morning: the instant of every picture."""


@dataclass(frozen=True)
class Scene:
    """One picture: its place, its size, what is tapped there first, and which part of the page is taken (all of it)."""

    path: str
    client: str = ""
    size: dict[str, int] = field(default_factory=lambda: TABLET)
    does: Callable[[Page], None] = lambda _page: None
    part: str = ""


def _to_the_first_exercise(page: Page) -> None:
    rail = page.locator("[class*='st-key-rail_'] button").first
    for label in ("Start the session", "Nothing new"):
        ahead = page.get_by_role("button", name=label).first
        expect(ahead.or_(rail)).to_be_visible(timeout=20_000)
        if ahead.is_visible():
            ahead.click()
            stands_still(page)
    page.locator("[class*='st-key-rail_'] button").nth(2).click()
    stands_still(page)


def _first_step(page: Page) -> None:
    page.get_by_role("button", name="Screen").first.click()
    stands_still(page)


SCENES = {
    "today": Scene("today"),
    "record": Scene("clients", "Callum"),
    "screening": Scene("screening", "Callum"),
    "programme": Scene("programme", "Callum"),
    "session": Scene("session", "Callum", does=_to_the_first_exercise),
    "check_in": Scene("c/check-in", "Callum", size=PHONE),
    "alert": Scene("today", size=TABLET, part="[class*='st-key-stop_alert_'], [class*='st-key-stop_']"),
    "review": Scene("review", "Callum"),
    "road": Scene("road", "Callum"),
    "papers": Scene("papers", "Callum"),
    "studio": Scene("studio"),
}
"""By the name of the picture. The quick card is printed, not photographed."""


def address_of(scene: Scene, studio: Studio, at: datetime) -> str:
    """Where it is on the demo studio at that instant."""
    if not scene.client:
        return scene.path
    client = caseload.caseload(studio, on=today(studio, at), search=scene.client)[0].client.id
    if scene.path.startswith("c/"):
        return f"c/{sharing.make_link(studio, client, key='guide', at=at)}"
    return f"{scene.path}{'&' if '?' in scene.path else '?'}client={client}"


def words_of(page: Page, scene: Scene) -> str:
    """What can be read where the picture is taken."""
    said: Any = page.locator(scene.part or "main, [data-testid='stMain']").first.inner_text()
    return "\n".join(line.strip() for line in str(said).splitlines() if line.strip())
