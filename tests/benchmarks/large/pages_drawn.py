"""A page of the app drawn in this process, for the owner of whichever studio is named: what it costs the server, all of it."""

import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from streamlit.testing.v1 import AppTest

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach.door import people, signing_in
from lbp_core.coach.studio import Studio, today
from lbp_core.coach.today.glances import bring_up
from lbp_core.models.people import Role
from pages import _door, _studio
from pages._parts import visitor

FRAME = str(ROOT / "pages" / "_frame.py")
LONGEST_S = 120


@dataclass(frozen=True)
class Page:
    """A page as it is opened: its file, and what its address says."""

    name: str
    file: str
    says: tuple[tuple[str, str], ...] = ()
    who: Role = Role.OWNER


@dataclass
class Drawer:
    """Draws pages of one studio, each for the person it is meant for, at one instant."""

    folder: Path
    at: datetime

    def __post_init__(self) -> None:
        """Opens it; the glances hold for the day."""
        logging.disable(logging.WARNING)
        self._badges: dict[Role, str] = {}
        bring_up(self.studio, on=today(self.studio, self.at))

    @property
    def studio(self) -> Studio:
        """The machine's own eyes on it."""
        self._come()
        return _studio.the_studio()

    def draw(self, page: Page) -> float:
        """Milliseconds of processor for the page. Raises where it could not be drawn."""
        self._come()
        badge = self._badge(page.who)
        visitor.badge = lambda: badge
        app = AppTest.from_file(FRAME, default_timeout=LONGEST_S)
        for key, value in page.says:
            app.query_params[key] = value
        app.switch_page(f"{page.file}.py")
        begun = time.process_time()
        app.run()
        took = 1_000 * (time.process_time() - begun)
        wrong = [one.value for one in (*app.exception, *app.error)]
        assert not wrong, (page.name, wrong)
        return took

    def timed(self, work: Callable[[Studio], object]) -> float:
        """Milliseconds of processor for one verb, through the owner's eyes."""
        self._come()
        visit = _door.visit(self._badge(Role.OWNER))
        assert visit is not None
        begun = time.process_time()
        work(visit.studio)
        return 1_000 * (time.process_time() - begun)

    def _come(self) -> None:
        os.environ["LBP_DATABASE_URL"] = sqlite_url(self.folder / "studio.db")
        _studio.now = lambda: self.at

    def _badge(self, role: Role) -> str:
        if role not in self._badges:
            person = next(one for one in people.people(self.studio) if one.role is role)
            token = signing_in.demo_sign_in(self.studio, person.id, at=self.at)
            stands, _ = _door.at_the_door(token)
            self._badges[role] = stands.badge
        return self._badges[role]
