"""The floor, the clients and the taps that the bench times (python3 -m lbp_core bench --only taps), and journeys tap too."""

from collections.abc import Callable
from datetime import UTC, datetime

from lbp_core.coach.floor import training
from lbp_core.coach.studio import Studio, today
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.screening import Occasion
from tests.benchmarks.settling import Target
from tests.journeys.test_floor import in_training
from tests.people import all_no
from tests.servers import Site

EMPTY, EQUAL, ELSEWHERE = "empty page: a tick", "25 widgets and a chart: a tick", "two bare pages: to the other"
TILE, UNDO = "[class*='st-key-set_'] button", "[class*='st-key-undo_'] button"


def on_the_floor(studio: Studio) -> str:
    """The address of an open session of eight exercises at its first one."""
    at = datetime.now(UTC)
    client_id = in_training(studio)
    opened = training.open_session(studio, client_id, on=today(studio, at), key="open", at=at)
    six = Entry(kind=EntryKind.SAFETY, answers=all_no(Occasion.SAFETY_SIX))
    for number, entry in enumerate((six, Entry(kind=EntryKind.PAIN_BEFORE, score=2))):
        training.tap(studio, opened.record.id, entry, key=f"{number}", at=at)
    return f"/session?client={client_id}&session={opened.record.id}"


def turns(*places: str) -> Callable[[int], str]:
    """Those places, one after the other, over and over."""
    return lambda number: places[number % len(places)]


def ours(site: Site, place: str) -> list[Target]:
    """What of ours is tapped: each beside the floor that it is promised against."""
    token, session = site.sign_in(), site.url + place
    strip = "[class*='st-key-strip_during_'] button >> nth="
    chips = "[class*='st-key-show'] button >> nth="
    link = "[data-testid=stTopNavLink]:has-text('{}')"
    return [
        Target("session: a set, and taking it back", session, turns(TILE, UNDO), token),
        Target("session: pain during", session, turns(f"{strip}1", f"{strip}2"), token),
        Target("clients: a chip of the list", f"{site.url}/clients", turns(f"{chips}1", f"{chips}0"), token),
        Target(
            "to another page", f"{site.url}/clients", turns(link.format("Rule book"), link.format("Clients")), token
        ),
    ]
