"""How quickly a tap settles, beside bare Streamlit pages tapped in the same minutes: our pages as ratios to that floor.

Run: python -m tests.benchmarks.taps [rounds] [only targets with this word]. Milliseconds belong to the machine they were taken
on, and to its load: only the ratios are promised. `rerun` is from the thumb to the end of the rerun, `still` to the last thing
that moved on the page.
"""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from lbp_core.bootstrap import programs
from lbp_core.coach.floor import training
from lbp_core.coach.studio import Studio, open_studio, today
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.screening import Occasion
from tests.benchmarks.settling import Target, bare, in_turns
from tests.conftest import CHROMIUM_WORDS
from tests.journeys.test_floor import in_training
from tests.people import all_no
from tests.servers import Site, copy_studio, one_demo_studio

ROUNDS = 20
EMPTY, EQUAL, ELSEWHERE = "empty page: a tick", "25 widgets and a chart: a tick", "two bare pages: to the other"
TILE, UNDO = "[class*='st-key-set_'] button", "[class*='st-key-undo_'] button"
LINE = "{name:44}{rerun:8.0f}{late:8.0f}{still:8.0f}{server:8.0f}{frames:8.0f}{kb:8.1f}   {ratio}"
HEAD = f"{'':44}{'rerun':>8}{'95 %':>8}{'still':>8}{'server':>8}{'frames':>8}{'kB':>8}   of the floor (allowed)"


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


PROMISED = {
    "session: a set, and taking it back": (EMPTY, 1.5),
    "session: pain during": (EQUAL, 1.2),
    "clients: a chip of the list": (EQUAL, 1.2),
    "to another page": (ELSEWHERE, 1.5),
}


def main() -> None:
    """All targets in turns, then one line each."""
    rounds, word = int((*sys.argv, ROUNDS)[1]), sys.argv[2] if len(sys.argv) > 2 else ""
    with TemporaryDirectory() as folder, bare("empty") as empty, bare("equal") as equal:
        copy_studio(one_demo_studio(Path(folder)), Path(folder) / "studio.db")
        site = Site.on(Path(folder))
        try:
            place = on_the_floor(open_studio(site.database_url))
            site.care()
            floor = [
                Target(EMPTY, empty, turns(".stCheckbox label")),
                Target(EQUAL, equal, turns(".stCheckbox label")),
                Target(
                    ELSEWHERE, equal, turns(*(f"[data-testid=stTopNavLink]:has-text('{to}')" for to in ("Two", "One")))
                ),
            ]
            chosen = [one for one in ours(site, place) if word in one.name]
            targets = [*(one for one in floor if one.name in {PROMISED[one.name][0] for one in chosen}), *chosen]
            with sync_playwright() as playwright:
                found = playwright.chromium.launch(executable_path=str(programs.chromium()), args=CHROMIUM_WORDS)
                in_turns(found, targets, rounds=rounds)
                found.close()
        finally:
            site.close()
    _tell(targets)


def _ratio(one: Target, floor: Target, allowed: float) -> str:
    """Of the medians, and of the quickest quarters: a busy machine slows what is large more than what is small."""
    half, quick = one.median("rerun") / floor.median("rerun"), one.quick("rerun") / floor.quick("rerun")
    return f"{half:.2f}, quickest quarter {quick:.2f} ({allowed})"


def _tell(targets: list[Target]) -> None:
    known = {one.name: one for one in targets}
    sys.stdout.write(HEAD + "\n")
    for one in targets:
        floor, allowed = PROMISED.get(one.name, ("", 0.0))
        ratio = _ratio(one, known[floor], allowed) if floor else ""
        told = {what: one.median(what) for what in ("rerun", "still", "server", "frames")}
        line = LINE.format(name=one.name, late=one.worst("rerun"), kb=one.median("bytes") / 1024, ratio=ratio, **told)
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
