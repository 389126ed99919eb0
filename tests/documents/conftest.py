"""A real studio with invented people, and the documents' own routes behind the real guard."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from lbp_core.access.doors import COOKIE, Hosts
from lbp_core.access.gate import Gate
from lbp_core.access.headers import page_policy, tablet_policy
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.studio import Studio, open_studio
from pages import _studio
from pages._door.keeper import Keeper
from pages.documents.routes import ROUTES
from tests.signed_in import token_of

PHONE_HOST = "studio.example"


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A new, empty studio, the one that the routes open."""
    url = sqlite_url(tmp_path / "studio.db")
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    open_studio(url, create=True)
    return _studio.the_studio()


def browser(host: str = "http://localhost", peer: str = "127.0.0.1") -> TestClient:
    """The first trainer's browser, signed in, that reaches the documents under that host, from that machine."""
    hosts = Hosts(phone=PHONE_HOST)
    guard = Middleware(Gate, tablet=tablet_policy([]), phone=page_policy([]), hosts=hosts, keeper=Keeper())
    secure = host.startswith("https")
    known = {f"__Host-{COOKIE}" if secure else COOKIE: token_of(_studio.the_studio(), at=_studio.now())}
    return TestClient(Starlette(routes=ROUTES, middleware=[guard]), base_url=host, client=(peer, 1), cookies=known)
