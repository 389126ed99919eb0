"""A real studio with invented people, and the documents' own routes behind the real guard."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from lbp_core.access.gate import Gate
from lbp_core.access.headers import page_policy, tablet_policy
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.studio import Studio, open_studio
from pages import _studio
from pages.documents.routes import ROUTES

PHONE_HOST = "studio.example"


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A new, empty studio, the one that the routes open."""
    url = sqlite_url(tmp_path / "studio.db")
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    open_studio(url, create=True)
    return _studio.the_studio()


def browser(host: str = "http://localhost", peer: str = "127.0.0.1") -> TestClient:
    """A browser that reaches the documents under that host, from that machine."""
    guard = Middleware(Gate, tablet=tablet_policy([]), phone=page_policy([]), phone_host=PHONE_HOST)
    return TestClient(Starlette(routes=ROUTES, middleware=[guard]), base_url=host, client=(peer, 1))
