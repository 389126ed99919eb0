"""A real studio with one client, the real routes behind the real guard, and a clock that the test sets."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from lbp_core.access.doors import Hosts
from lbp_core.access.gate import Gate
from lbp_core.access.headers import phone_policy, source_hash, tablet_policy
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.client.caseload import add_client
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.client import ClientDetails
from lbp_core.models.records import CheckInRecord
from lbp_core.storage import weeks
from pages import _studio
from pages.phone.paper import style
from pages.phone.routes import ROUTES
from tests.phone.forms import hidden

SATURDAY = datetime(2026, 3, 7, 10, 0, tzinfo=UTC)


@dataclass
class Phone:
    """A client's phone: its browser, and what the studio behind it holds."""

    browser: TestClient
    studio: Studio
    client_id: str
    at: datetime = field(default=SATURDAY)
    links: int = 0

    def link(self, client_id: str | None = None) -> str:
        self.links += 1
        return sharing.make_link(self.studio, client_id or self.client_id, key=f"link-{self.links}", at=self.at)

    def arrive(self, client_id: str | None = None) -> None:
        answer = self.browser.get(f"/c/{self.link(client_id)}", follow_redirects=False)
        assert answer.status_code == 303

    def wait(self, **time: int) -> None:
        self.at += timedelta(**time)

    def form(self, path: str = "/c/check-in") -> dict[str, str]:
        """What an empty form carries out of sight."""
        return hidden(self.browser.get(path).text)

    def post(self, path: str = "/c/check-in", **fields: str) -> httpx2.Response:
        return self.browser.post(path, data=fields)

    def post_raw(self, path: str, pairs: list[tuple[str, str]]) -> httpx2.Response:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return self.browser.post(path, content=urlencode(pairs), headers=kind)

    def check_ins(self) -> list[CheckInRecord]:
        with self.studio.store.read() as tx:
            return list(weeks.all_check_ins(tx, self.client_id))


@pytest.fixture
def phone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Phone:
    """Maria's phone, not yet arrived."""
    url = sqlite_url(tmp_path / "studio.db")
    open_studio(url, create=True)
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    studio = _studio.the_studio()
    details = ClientDetails(
        name="Maria Okonkwo", birth_year=1985, activities=("Lifting my granddaughter", "Sitting through a film")
    )
    maria = add_client(studio, details, key="maria", at=SATURDAY - timedelta(days=60))
    guard = Middleware(
        Gate, tablet=tablet_policy([]), phone=phone_policy([source_hash(style())]), hosts=Hosts(phone="studio.example")
    )
    app = Starlette(routes=ROUTES, middleware=[guard])
    here = Phone(TestClient(app, base_url="http://localhost", client=("127.0.0.1", 1)), studio, maria.id)
    monkeypatch.setattr(_studio, "now", lambda: here.at)
    return here
