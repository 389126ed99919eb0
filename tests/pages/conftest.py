"""The app on a real, new studio with a clock that the test sets. Invented people are in tests/people.py."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach.door import locking
from lbp_core.coach.library import shelf
from lbp_core.coach.studio import Studio, open_studio
from pages import _door, _studio
from pages._parts import visitor
from pages.sign_in.staying import ALONE, BACK
from tests.people import MONDAY, at
from tests.signed_in import PIN

FRAME = ROOT / "pages" / "_frame.py"
Open = Callable[..., AppTest]
_LINK = re.compile(r'<a data-here[^>]*href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_UNREAD = re.compile(r'<style>.*?</style>|<span class="leaf-icon"[^>]*>[^<]*</span>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@pytest.fixture(autouse=True)
def _signed_in(signed_in: object) -> None:
    """Every page here is drawn for the studio's first trainer."""


@dataclass
class Clock:
    """What time it is in the studio."""

    at: datetime


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Monday morning of the invented people's first week, until the test moves it."""
    clock = Clock(at(MONDAY, 9))
    monkeypatch.setattr(_studio, "now", lambda: clock.at)
    return clock


@pytest.fixture
def studio(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Studio:
    """A new, empty studio, the one that the pages open."""
    url = sqlite_url(tmp_path / "studio.db")
    monkeypatch.setenv("LBP_DATABASE_URL", url)
    return open_studio(url, create=True)


@pytest.fixture
def page(studio: Studio) -> Open:
    """Opens a page by its name with what its URL says: page('session', client=…)."""

    def open_page(name: str, **params: str) -> AppTest:
        app = AppTest.from_file(str(FRAME), default_timeout=30)
        for key, value in params.items():
            app.query_params[key] = value
        app.switch_page(f"{name}.py")
        return app.run()

    return open_page


def words(app: AppTest) -> str:
    """Everything a person can read on the page, in one string."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "text", "info", "warning", "error", "success")
    said = [str(one.value) for kind in kinds for one in app.get(kind)]
    said += [
        one.label for kind in ("button", "page_link", "expander") for one in app.get(kind) if hasattr(one, "label")
    ]
    return "\n".join([*said, *(_read(one.proto.body) for one in app.get("html"))])


def tables(app: AppTest) -> list[list[dict[str, str]]]:
    """What the tables on the page say, row by row."""
    found = [one.value.replace("\\", "").splitlines() for one in app.markdown if one.value.startswith("| ")]
    split = [[line.strip("| ").split(" | ") for line in lines if not line.startswith("|---")] for lines in found]
    return [[dict(zip(head, row, strict=True)) for row in rows] for head, *rows in split]


def links(app: AppTest) -> dict[str, str]:
    """What our own links on the page say, and where each leads."""
    found = [_LINK.findall(one.proto.body) for one in app.get("html")]
    return {_read(label): unescape(to) for listed in found for to, label in listed}


def _read(body: str) -> str:
    """The text of our own HTML, as it is read: no tags, no stylesheet, no names of icons, one space between words."""
    return " ".join(unescape(_TAG.sub(" ", _UNREAD.sub(" ", body))).split())


def press(app: AppTest, label: str) -> AppTest:
    """Taps the button that begins with those words, or the stop of a session's rail."""
    found = [one for one in app.button if one.label.startswith(label)]
    if not found and (rail := [one for one in app.button_group if one.label == "Stops"]):
        return rail[0].set_value(stop(label)).run()
    assert found, f"No button begins with {label!r}; there are {[one.label for one in app.button]}"
    return found[0].click().run()


def taken_back(_shown: AppTest) -> AppTest:
    """The trainer takes the tablet back with their PIN, and sees what comes after the client's page."""
    here = visitor.visit()
    locking.unlock(_studio.the_studio(), here.token, pin=PIN, address="here", at=_studio.now())
    _door.changed(here.signed.id)
    place = urlsplit(str(here.signed.handed_place).replace(ALONE, BACK))
    app = AppTest.from_file(str(FRAME), default_timeout=30)
    for name, value in parse_qsl(place.query):
        app.query_params[name] = value
    return app.switch_page(f"{place.path.strip('/')}.py").run()


def stop(label: str) -> str:
    """What the session's rail calls the stop of that name."""
    known = {"Finish": "end", "Flare today": "flare", "Pain before": "before"}
    return known.get(label) or next(one.id for one in shelf.exercises() if one.name == label)


def at_card(app: AppTest, name: str) -> bool:
    """Whether the card that is open is that exercise's."""
    return any(line.startswith(f"{name} ") for line in words(app).splitlines())


def rail_says(app: AppTest) -> list[str]:
    """What the stops of a session's rail say."""
    [rail] = [one for one in app.button_group if one.label == "Stops"]
    return list(rail.options)
