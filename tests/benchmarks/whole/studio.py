"""The demo studio that is measured: one client of many weeks, one on the floor, and later twenty more for the crowd."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lbp_core.coach.client import caseload
from lbp_core.coach.door import locking
from lbp_core.coach.floor import training
from lbp_core.coach.studio import open_studio, today
from lbp_core.models.records import Entry, EntryKind
from tests.benchmarks.taps import on_the_floor
from tests.journeys.test_side_by_side import one_in_training
from tests.servers import Site, copy_studio, one_demo_studio
from tests.signed_in import studio_at

CROWD = 20


@dataclass(frozen=True)
class Place:
    """The running app, who is let in, and the addresses that are measured."""

    site: Site
    token: str
    floor: str
    client: str

    @property
    def pid(self) -> int:
        """The server's process."""
        return self.site.app.process.pid

    def handed(self) -> str:
        """Another sign-in, whose tablet is in the client's hands from now on, for ten minutes."""
        token, at = self.site.sign_in(), datetime.now(UTC)
        studio = studio_at(self.site.database_url)
        locking.hand_over(studio, token, self.client, place=f"/check_in?client={self.client}", at=at)
        return token

    def at(self, page: str) -> str:
        """The whole address of a page."""
        return f"{self.site.url}/{page.lstrip('/')}"


@contextmanager
def measured_studio() -> Iterator[Place]:
    """The real app on a demo studio of its own."""
    with TemporaryDirectory() as folder:
        copy_studio(one_demo_studio(Path(folder)), Path(folder) / "studio.db")
        studio = open_studio(f"sqlite:///{folder}/studio.db")
        at = datetime.now(UTC)
        rows = caseload.caseload(studio, on=today(studio, at), limit=50)
        longest = max(rows, key=lambda one: sum(week is not None for week in one.pain_weeks))
        floor = on_the_floor(studio)
        studio.store.close()
        site = Site.on(Path(folder))
        try:
            site.care()
            yield Place(site, site.sign_in(), floor, longest.client.id)
        finally:
            site.close()


def crowd(place: Place) -> list[str]:
    """Twenty more people, each at the first exercise of an open session: the addresses of their sessions."""
    studio, at, found = open_studio(place.site.database_url), datetime.now(UTC), []
    for number in range(CROWD):
        view = one_in_training(studio, f"Person {chr(ord('A') + number)}", born=1960 + number)
        before = Entry(kind=EntryKind.PAIN_BEFORE, score=2)
        training.tap(studio, view.record.id, before, key=f"before {number}", at=at)
        found.append(f"session?client={view.client.id}&session={view.record.id}")
    place.site.care()
    return found
