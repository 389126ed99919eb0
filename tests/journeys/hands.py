"""The tablet goes into the client's hands and comes back: what a trainer taps for it."""

from playwright.sync_api import Page, expect

from tests.journeys.still import stands_still
from tests.signed_in import PIN


def take_back(page: Page) -> int:
    """The trainer has the tablet again: their button, then the PIN on the pad. Gives the taps it took."""
    page.get_by_role("button", name="I am the trainer").tap()
    expect(page.get_by_role("heading", name="Please give the tablet back")).to_be_visible(timeout=20_000)
    return 1 + type_pin(page)


def type_pin(page: Page, pin: str = PIN) -> int:
    """The PIN, key by key, and the page that was there before."""
    for figure in pin:
        page.get_by_role("button", name=figure, exact=True).tap()
    page.get_by_role("button", name="Open", exact=True).first.tap()
    stands_still(page)
    return len(pin) + 1
