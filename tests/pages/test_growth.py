"""What a page asks of the database does not grow with the number of clients: counted in SQLite's own steps, not timed.

Each page is drawn at thirty clients and at three hundred, all of them the owner's; every statement is compared with itself.
"""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lbp_core.access import passwords
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.studio import open_studio
from lbp_core.models.people import Role
from lbp_core.storage.clients import all_clients, find_client
from pages import _studio
from pages._parts import visitor
from tests.benchmarks.large.copying import WHO
from tests.benchmarks.large.filling import fill, lives_of
from tests.benchmarks.large.lives import Lived
from tests.benchmarks.large.pages_drawn import Drawer, Page
from tests.benchmarks.large.watching import Asked, watched
from tests.people import at, day, ready, train
from tests.signed_in import CHEAP

FEW, MANY = 30, 300
NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
ASKED = Lived(years=1, weeks=1, lives=1, seed=1, at=NOW)
GROWS, STEPS = 1.5, 600
FINDS = {
    "glances": "the lists are found, put in order and counted in its indexes; nothing on a card is read from it",
    "care.person_id, count(*)": "the studio page says how many clients each person has",
}
"""Statements that may cost a few steps for every client there is, each with its reason."""
CLIENT = "client"
PAGES = [
    Page("Today", "today"),
    Page("clients", "clients"),
    Page("a name looked for", "clients", (("find", "a"),)),
    *(Page(name, name, ((CLIENT, ""),)) for name in (
        "clients", "review", "programme", "session", "check_in", "symptoms", "screening", "papers", "road",
    )),
    Page("studio", "studio"),
    Page("week", "week", who=Role.ASSISTANT),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _as_it_was() -> Iterator[None]:
    """The pages are drawn for people of these studios, at their instant."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", CHEAP)
        for place, name in ((visitor, "badge"), (_studio, "now")):
            patch.setattr(place, name, getattr(place, name))
        patch.setenv("LBP_DATABASE_URL", "")
        yield


@pytest.fixture(scope="module")
def drawers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Drawer]:
    """Two studios of copies of one life of a week."""
    first = tmp_path_factory.mktemp("lives")
    studio = open_studio(sqlite_url(first / "lives.db"), create=True, demo=True)
    client_id = ready(studio)
    for number in (0, 2, 4):
        train(studio, client_id, on=day(number))
    studio.store.close()
    made = {}
    for many in (FEW, MANY):
        folder = tmp_path_factory.mktemp(f"of_{many}")
        shutil.copyfile(first / "lives.db", folder / "lives.db")
        fill(folder, ASKED, many, lambda _: None)
        made[many] = Drawer(folder, at(day(8)))
    return made


def _someone(folder: Path) -> str:
    [life] = lives_of(folder)
    return f"{7:0{WHO}x}{life.tail}"


def _asked(drawer: Drawer, go: Callable[[], object]) -> Asked:
    with watched(drawer.studio.store._engine) as asked:
        go()
    return asked


def _growing(few: Asked, many: Asked) -> list[str]:
    """Statements that cost more, or are sent more often, where there are more clients."""
    found = []
    for sql, steps in many.steps.items():
        if any(f"FROM {name}" in sql or name in sql for name in FINDS):
            continue
        each, before = steps / many.times[sql], few.steps[sql] / max(1, few.times[sql])
        if each > GROWS * before + STEPS:
            found.append(f"{before:.0f} -> {each:.0f} steps: {sql[-300:]}")
    often = sum(many.times.values()) - sum(few.times.values())
    if often > 0.2 * sum(few.times.values()):
        found.append(f"{often} more statements")
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.name}{' of one' if page.says else ''}")
def test_a_page_reads_no_more_where_there_are_more_clients(drawers: dict[int, Drawer], page: Page) -> None:
    found = {}
    for many, drawer in drawers.items():
        says = tuple((key, value or _someone(drawer.folder)) for key, value in page.says)
        one = Page(page.name, page.file, says, page.who)
        found[many] = _asked(drawer, lambda drawer=drawer, one=one: drawer.draw(one))
    assert sum(found[FEW].steps.values()) > 1_000
    assert _growing(found[FEW], found[MANY]) == []


def test_a_page_that_read_everybody_would_be_seen(drawers: dict[int, Drawer]) -> None:
    def whole(drawer: Drawer) -> None:
        with drawer.studio.store.read() as tx:
            all_clients(tx)

    def one_by_one(drawer: Drawer) -> None:
        with drawer.studio.store.read() as tx:
            ids = [row[0] for row in tx.exec_driver_sql("SELECT id FROM clients")]
            for client_id in ids:
                find_client(tx, client_id)

    for reads in (whole, one_by_one):
        few, many = (_asked(drawers[size], lambda size=size, reads=reads: reads(drawers[size])) for size in (FEW, MANY))
        assert _growing(few, many)
