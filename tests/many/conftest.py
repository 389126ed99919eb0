"""Two real apps on one PostgreSQL behind a proxy that keeps a browser where it is; one set for a test file."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from lbp_core.bootstrap import programs
from lbp_core.coach.phone import sharing
from lbp_core.coach.studio import open_studio
from tests.conftest import CHROMIUM_WORDS
from tests.journeys.test_floor import in_training
from tests.many.apps import Apps, settings
from tests.many.fronts import Front, before
from tests.many.proxy import STAYS_AT
from tests.many.visitor import Visitor
from tests.servers import Postgres
from tests.signed_in import LOGIN, PASSWORD, PIN, first_trainer


@dataclass
class Many:
    """The apps, the proxy before them, and one client in training with a link."""

    apps: Apps
    front: Front
    client_id: str
    link: str
    came_in: tuple[bool, ...]
    """Of two who set the studio up at the same moment, one at each app: who is in."""

    def at(self, name: str) -> str:
        """Where that name is served."""
        return f"https://{name}:{self.front.port}"

    def at_app(self, page: Page) -> int:
        """Which app that browser is at."""
        [found] = [one["value"] for one in page.context.cookies() if one["name"] == STAYS_AT]
        return next(app for app in range(len(self.apps.ports)) if self.front.cookie(app) == found)


def set_up_at(ports: list[int], app: int) -> bool:
    """The very first person, from the machine itself. True where whoever sent the form is in."""
    browser = Visitor(ports, straight=True)
    said = {"name": "Ines Marlow", "login": LOGIN, "password": PASSWORD, "again": PASSWORD, "pin": PIN}
    browser.fill_in(app, app, "/set-up", **said)
    return bool(browser.cookies.get(f"lbp_{ports[app]}"))


@pytest.fixture(scope="module")
def many(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Many]:
    """Both started at the same moment on a new studio."""
    folder, at = tmp_path_factory.mktemp("many"), datetime.now(UTC)
    database = postgres.fresh()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings(folder).items():
            patch.setenv(name, value)
        studio = open_studio(database, create=True)
        with closing(Apps.on(database)) as apps:
            with ThreadPoolExecutor(2) as pool:
                came_in = tuple(pool.map(lambda app: set_up_at(apps.ports, app), (0, 1)))
            client_id = in_training(studio)
            first_trainer(studio, at=at)
            link = f"/c/{sharing.make_link(studio, client_id, key='link', at=at)}"
            with closing(before(apps.ports, folder)) as front:
                yield Many(apps, front, client_id, link, came_in)


@pytest.fixture(scope="module")
def outside() -> Iterator[Browser]:
    """A browser that finds the studio's names at the proxy."""
    found = programs.chromium()
    assert found, "There is no Chromium here. Install it with: python3 -m lbp_core test"
    words = [*CHROMIUM_WORDS, "--host-resolver-rules=MAP *.example 127.0.0.1"]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(found), headless=True, args=words)
        yield chromium
        chromium.close()


@pytest.fixture
def arrive(outside: Browser) -> Iterator[Callable[[dict[str, int]], Page]]:
    """A new browser's page, of that size."""
    contexts = []

    def come(viewport: dict[str, int]) -> Page:
        context = outside.new_context(viewport=viewport, has_touch=True, locale="en-GB", ignore_https_errors=True)
        contexts.append(context)
        return context.new_page()

    yield come
    for context in contexts:
        context.close()
