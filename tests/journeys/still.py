"""When a page of the app stands still: the tap has reached the server, and its answer is drawn."""

from playwright.sync_api import Page, expect

TAP_ON_ITS_WAY = 200
"""Milliseconds until a tap shows as running at the latest; after that the page itself says when it is done."""

STANDING = '[data-testid="stApp"][data-test-script-state="notRunning"][data-test-connection-state="CONNECTED"]'


def stands_still(page: Page) -> None:
    """Waits until then."""
    page.wait_for_timeout(TAP_ON_ITS_WAY)
    expect(page.locator(STANDING)).to_be_visible(timeout=20_000)
