"""What every test may ask for: databases, the running app, a browser; and the rule that a skipped test is a failure."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lbp_core.access import passwords
from lbp_core.access.doors import COOKIE
from lbp_core.bootstrap import programs
from lbp_core.bootstrap.places import ROOT, sqlite_url
from lbp_core.coach import studio
from pages import _studio
from pages._parts import visitor
from tests import ready_made
from tests.servers import Postgres, Site, copy_studio, one_demo_studio
from tests.signed_in import CHEAP, Comer

pytest_plugins = ["tests.hazard_gate", "tests.closing", "tests.longest_first"]

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if "CI" in os.environ else "here")

CHROMIUM_WORDS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AS_IN_THE_PRODUCT = passwords._HASHER
TABLET = {"width": 1180, "height": 820}
PHONE = {"width": 390, "height": 844}


# ---- a skipped test is a failure ------------------------------------------------------------------------------------


def left_out(config: pytest.Config) -> list[str]:
    """Tests that were skipped, or expected to fail, each with its reason."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    stats = reporter.stats if reporter else {}
    return [
        f"{report.nodeid}: {report.longrepr}"
        for kind in ("skipped", "xfailed", "xpassed")
        for report in stats.get(kind, [])
    ]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Green means that everything ran."""
    if left_out(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Says which tests did not run, so that the red run explains itself; and what tests measured, one line each."""
    for line in left_out(config):
        terminalreporter.write_line(f"NOT RUN, so this run fails: {line}", red=True)
    told = (prop for report in terminalreporter.stats.get("passed", []) for prop in report.user_properties)
    for line in (value for name, value in told if name == "measured"):
        terminalreporter.write_line(f"Measured: {line}")


# ---- databases ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A real PostgreSQL server of our own, stopped at the end."""
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture
def postgres_url(postgres: Postgres) -> str:
    """A new, empty PostgreSQL database."""
    return postgres.fresh()


@pytest.fixture
def sqlite_file_url(tmp_path: Path) -> str:
    """The address of a SQLite studio that is not there yet."""
    return sqlite_url(tmp_path / "studio.db")


# ---- the app --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app on a new, empty studio; one per test file."""
    from lbp_core.coach.studio import open_studio

    folder = tmp_path_factory.mktemp("studio")
    open_studio(sqlite_url(folder / "studio.db"), create=True)
    with closing(Site.soon(folder)) as site:
        yield site


@pytest.fixture(scope="session")
def demo_studio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a demo studio, built once per run, whichever worker comes first. Copy it before writing to it."""
    base = tmp_path_factory.getbasetemp()
    return one_demo_studio(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base)


@pytest.fixture(scope="module")
def demo_server(demo_studio: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The app on a copy of the demo studio; one per test file."""
    folder = tmp_path_factory.mktemp("demo_site")
    copy_studio(demo_studio, folder / "studio.db")
    with closing(Site.soon(folder)) as site:
        yield site


@pytest.fixture(scope="session", autouse=True)
def _quick_hashes() -> Iterator[None]:
    """What tests hash is nobody's secret, and a hash that is slow to guess costs a fifth of a second of a processor."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", CHEAP)
        yield


@pytest.fixture(scope="session", autouse=True)
def _ready_made_studios() -> Iterator[None]:
    """What `open_studio` creates in this process is a copy of a new studio; see tests/ready_made.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(studio, "create_store", ready_made.create_store)
        yield


@pytest.fixture
def real_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests of the hashing itself: as slow as the product's."""
    monkeypatch.setattr(passwords, "_HASHER", AS_IN_THE_PRODUCT)


@pytest.fixture
def signed_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Comer]:
    """Pages drawn in this process (AppTest) are drawn for the studio's first trainer: `visitor.badge` says so."""
    comers: dict[str, Comer] = {}

    def comer() -> Comer:
        address = _studio.address()
        return comers.setdefault(address, Comer(_studio.the_studio()))

    monkeypatch.setattr(visitor, "badge", lambda: comer().badge(_studio.now()))
    return comer


# ---- the browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's own Chromium. One per test file: while it runs, Playwright holds this thread's event loop."""
    found = programs.chromium()
    assert found, "There is no Chromium here. Install it with: python3 -m lbp_core test"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(found), headless=True, args=CHROMIUM_WORDS)
        yield chromium
        chromium.close()


@pytest.fixture
def stranger(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A new visitor's page: stranger(viewport, **context), not signed in. Fails where the page asked any other machine."""
    contexts: list[BrowserContext] = []
    strangers: set[str] = set()

    def come(viewport: dict[str, int], **wishes: object) -> Page:
        context = browser.new_context(viewport=viewport, locale="en-GB", timezone_id="Europe/London", **wishes)
        context.on("request", lambda request: strangers.add(urlsplit(request.url).hostname or ""))
        contexts.append(context)
        return context.new_page()

    yield come
    for context in contexts:
        context.close()
    assert strangers <= {"127.0.0.1", "localhost", ""}, f"The page asked other machines: {sorted(strangers)}"


def come_in(page: Page, url: str, token: str) -> None:
    """Gives the browser a sign-in's cookie."""
    port = urlsplit(url).port
    name = f"{COOKIE}_{port}" if port else COOKIE
    page.context.add_cookies([{"name": name, "value": token, "url": url, "httpOnly": True}])


@pytest.fixture
def visit(stranger: Callable[..., Page]) -> Callable[..., Page]:
    """A new visitor's page, signed in as the first trainer of whichever site it goes to: visit(viewport, **context)."""

    def come(viewport: dict[str, int], **wishes: object) -> Page:
        page = stranger(viewport, **wishes)
        go, seen = page.goto, set()

        def goto(url: str, **how: object) -> object:
            there = [one for one in Site.running if url.startswith(one.url)] or Site.running[-1:]  # or a line to it
            if there and [*urlsplit(url).path.split("/"), ""][1] != "c":
                there[0].care()
                door = "{0.scheme}://{0.netloc}".format(urlsplit(url))
                if door not in seen:  # a line has a port of its own, and a port is part of the cookie's name
                    come_in(page, door, there[0].sign_in())
                    seen.add(door)
            return go(url, **how)

        page.goto = goto
        return page

    return come


@pytest.fixture
def tablet(visit: Callable[..., Page]) -> Page:
    """A page as the trainer's tablet shows it, held sideways."""
    return visit(TABLET, has_touch=True, device_scale_factor=1)


@pytest.fixture
def phone(visit: Callable[..., Page]) -> Page:
    """A page as the client's phone shows it."""
    return visit(PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)


@pytest.fixture(scope="session")
def shots() -> Path:
    """Where screenshots go: LBP_SHOTS, or shots/ in the project (git leaves it alone)."""
    folder = Path(os.environ.get("LBP_SHOTS") or ROOT / "shots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder
