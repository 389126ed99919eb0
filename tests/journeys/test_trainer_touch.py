"""Every trainer page at three sizes, light and dark: nothing scrolls sideways, nothing is too small for a thumb."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from lbp_core.coach import caseload
from lbp_core.coach.studio import open_studio, today
from tests.conftest import PHONE, TABLET
from tests.servers import Site

UPRIGHT = {"width": 820, "height": 1180}
SMALLEST = 44
STUDIO = ("today", "clients", "exercises", "exercises?exercise=bird-dog", "evidence?evidence_view=Sources")
CLIENT = ("clients", "screening", "programme", "session", "review", "symptoms")
TOO_SMALL = """least => [...document.querySelectorAll('button, a, [role=radio], [role=tab], summary')]
    .filter(one => one.offsetParent && one.innerText !== 'Skip to main content')
    .map(one => [one.innerText || one.ariaLabel, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(([words, box]) => `${words}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""


def look(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')).to_be_visible(timeout=20_000)
    expect(page.locator("[data-testid='stMain'] :is(h1, h2, h3)").first).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [TABLET, UPRIGHT, PHONE], ids=["tablet", "upright", "phone"])
def test_c4_every_page_fits_the_hand(
    demo_server: Site, visit: Callable[..., Page], shots: Path, size: dict[str, int], theme: str
) -> None:
    studio = open_studio(demo_server.database_url)
    client = caseload.caseload(studio, on=today(studio, datetime.now(UTC)), search="Callum")[0].client.id
    page = visit(size, has_touch=True, color_scheme=theme)
    wrong = {}
    for path in (*STUDIO, *(f"{name}?client={client}" for name in CLIENT)):
        look(page, f"{demo_server.url}/{path}")
        name = path.replace("?", "_").replace("=", "_").replace(client, "client")
        page.screenshot(path=shots / f"trainer_{theme}_{size['width']}_{name}.png")
        small = page.evaluate(TOO_SMALL, SMALLEST)
        wide = page.evaluate("document.documentElement.scrollWidth") > size["width"]
        if small or wide:
            wrong[path] = (small, "scrolls sideways" if wide else "")
    assert wrong == {}
