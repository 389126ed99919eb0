"""The whole trainers' door in this process: our routes behind the guard, on a real studio, under a clock of the test's."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

import app as front
from lbp_core.access.doors import Hosts
from lbp_core.access.gate import Gate
from lbp_core.bootstrap.places import sqlite_url
from lbp_core.coach.studio import Studio, open_studio
from lbp_core.models.client import Client
from pages import _door, _studio
from tests.people import MONDAY, anna, at
from tests.signed_in import LOGIN, PASSWORD, first_trainer

NAME = "studio.example"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


async def streamlits(request: Request) -> PlainTextResponse:
    """What stands where Streamlit would answer."""
    return PlainTextResponse("streamlit answered")


async def stream(websocket: WebSocket) -> None:
    """Where Streamlit's websocket would be: it says back what it hears, and who it thinks is there."""
    await websocket.accept()
    await websocket.send_text(websocket.headers.get("x-lbp-session", "nobody"))
    async for text in websocket.iter_text():
        await websocket.send_text(text)


def hidden(page: str) -> dict[str, str]:
    """What a form of the page carries out of sight."""
    return dict(HIDDEN.findall(page))


@dataclass
class Browser:
    """One browser at the door. It says where a form comes from, as browsers do."""

    client: TestClient
    origin: str

    def get(self, path: str, **how: object) -> httpx2.Response:
        return self.client.get(path, follow_redirects=False, **how)

    def post(self, path: str, fields: dict[str, str], *, headers: dict[str, str] | None = None) -> httpx2.Response:
        sent = {"origin": self.origin} if headers is None else headers
        return self.client.post(path, data=fields, headers=sent, follow_redirects=False)

    def send(self, path: str, *, to: str = "", headers: dict[str, str] | None = None, **said: str) -> httpx2.Response:
        """Opens the form there and sends it."""
        form = hidden(self.get(path, params={"to": to} if to else {}).text)
        return self.post(path, form | said, headers=headers)

    def come_in(self, login: str = LOGIN, password: str = PASSWORD, **said: str) -> httpx2.Response:
        return self.send("/sign-in", login=login, password=password, **said)

    @property
    def token(self) -> str:
        """The sign-in's cookie."""
        return next((c.value for c in self.client.cookies.jar if c.name.removeprefix("__Host-") == "lbp"), "")

    @token.setter
    def token(self, value: str) -> None:
        self.client.cookies.clear()
        self.client.cookies.set("__Host-lbp" if self.origin.startswith("https") else "lbp", value)

    @property
    def is_in(self) -> bool:
        """Whether a trainer's page opens."""
        return self.get("/clients").status_code == 200


@dataclass
class Door:
    """The studio's door, its clock, and any number of browsers before it."""

    studio: Studio
    app: Starlette
    at: datetime = field(default_factory=lambda: at(MONDAY, 9))
    keys: int = 0

    def browser(self, host: str = "http://localhost", peer: str = "127.0.0.1") -> Browser:
        return Browser(TestClient(self.app, base_url=host, client=(peer, 1)), host)

    def inside(self, host: str = "http://localhost") -> Browser:
        """A browser that the first trainer is signed in with."""
        browser = self.browser(host)
        assert browser.come_in().status_code == 303
        return browser

    def wait(self, **time: float) -> None:
        self.at += timedelta(**time)

    def client(self, name: str = "Anna Berg") -> Client:
        """A client of the first trainer's."""
        self.keys += 1
        made = anna(self.studio, key=f"client {self.keys}", name=name)
        first_trainer(self.studio, at=self.at)
        return made

    def lock(self, browser: Browser) -> None:
        """As the button beside the page titles does it."""
        visit = _door.visit(_door.at_the_door(browser.token)[0].badge)
        assert visit is not None
        _door.lock(visit)

    def hand(self, browser: Browser, client: Client, page: str = "check_in") -> str:
        """The tablet goes into the client's hands; the address of their form."""
        visit = _door.visit(_door.at_the_door(browser.token)[0].badge)
        assert visit is not None
        place = f"/{page}?client={client.id}&alone=1"
        _door.hand_over(visit, client.id, place)
        return place


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Door:
    """A new studio with its first trainer, who has a password and a PIN."""
    url = sqlite_url(tmp_path / "studio.db")
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    open_studio(url, create=True)
    settings = {**front.GUARD.kwargs, "hosts": Hosts(studio=NAME, phone="phone.example")}
    there = [WebSocketRoute("/_stcore/stream", stream), Route("/{path:path}", streamlits)]
    made = Starlette(routes=[*front.app._user_routes, *there], middleware=[Middleware(Gate, **settings)])
    here = Door(_studio.the_studio(), made)
    monkeypatch.setattr(_studio, "now", lambda: here.at)
    first_trainer(here.studio, at=here.at)
    return here
