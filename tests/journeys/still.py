"""When a page of the app stands still: the tap has reached the server, and its answer is drawn."""

from playwright.sync_api import Page, expect

TAP_ON_ITS_WAY = 150
"""Milliseconds until a tap shows as running at the latest; after that the page itself says when it is done."""

BREATH = 50
"""Milliseconds it must stand: between the run that takes a tap and the one that draws it, nothing runs for a moment."""

STANDING = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


def stands_still(page: Page) -> None:
    """Waits until then."""
    standing = page.locator(STANDING)
    page.wait_for_timeout(TAP_ON_ITS_WAY)
    while True:
        expect(standing).to_be_visible(timeout=20_000)
        page.wait_for_timeout(BREATH)
        if standing.is_visible():
            return
