"""A fresh server: each address opened first runs the frame, never the page file alone; a broken studio says what to mend."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from lbp_core.bootstrap.places import ROOT, sqlite_url
from tests import standby
from tests.conftest import TABLET, come_in
from tests.servers import own_port
from tests.signed_in import cookie_for

TRAINER_PAGES = sorted(file.stem for file in (ROOT / "pages").glob("*.py") if not file.stem.startswith("_"))


@contextmanager
def split_off(database: str, folder: Path) -> Iterator[str]:
    """The same from the app that stands by (tests/standby.py): nobody was there before, and no page was drawn."""
    app = standby.start(database, own_port(), cwd=folder)
    try:
        yield app.url
    finally:
        app.stop()


@contextmanager
def fresh_server(database: str, folder: Path, *options: str) -> Iterator[str]:
    """`streamlit run` on the launcher, from another folder, as a person would start it."""
    port = own_port()
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.port", str(port), *options]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, "LBP_DATABASE_URL": database}, stdout=log, stderr=log
        )
        try:
            until = time.monotonic() + 60
            while socket.socket().connect_ex(("127.0.0.1", port)):
                assert process.poll() is None, (folder / "log").read_text()
                assert time.monotonic() < until
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=60)


@pytest.fixture
def database(tmp_path: Path) -> str:
    from lbp_core.coach.studio import open_studio

    url = sqlite_url(tmp_path / "studio.db")
    open_studio(url, create=True)
    return url


@pytest.mark.parametrize("name", TRAINER_PAGES)
def test_each_address_opened_first_goes_through_the_frame(
    name: str, database: str, tmp_path: Path, visit: Callable[..., Page]
) -> None:
    """The first of them as a person would start it."""
    starts = fresh_server if name == TRAINER_PAGES[0] else split_off
    with starts(database, tmp_path) as site:
        page = visit(TABLET)
        come_in(page, site, cookie_for(database))
        page.goto(f"{site}/{name}")
        app = page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
        expect(app).to_be_visible(timeout=20_000)
        expect(page.get_by_test_id("stTopNavLink").first).to_be_visible(timeout=20_000)
        expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)
        expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("content", [None, b"", b"not a database at all" * 50], ids=["missing", "empty", "foreign"])
def test_a_studio_that_cannot_open_says_what_to_mend_and_opens_once_it_is(
    content: bytes | None, tmp_path: Path
) -> None:
    file = tmp_path / "studio.db"
    if content is not None:
        file.write_bytes(content)
    with fresh_server(sqlite_url(file), tmp_path) as site:
        with pytest.raises(urllib.error.HTTPError) as answer:
            urllib.request.urlopen(f"{site}/today", timeout=60)
        text = answer.value.read().decode()
        assert answer.value.code == 503
        assert str(file) in text
        assert "Traceback" not in text
        file.unlink(missing_ok=True)
        from lbp_core.coach.studio import open_studio

        open_studio(sqlite_url(file), create=True)
        assert urllib.request.urlopen(f"{site}/today", timeout=60).status == 200


def test_metrics_and_the_agent_are_shut_and_files_travel_compressed(database: str, tmp_path: Path) -> None:
    with fresh_server(database, tmp_path) as site:
        for path in ("/_stcore/metrics", "/_stcore/agent/openapi.json"):
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(site + path, timeout=60)
            assert refused.value.code == 404
        signed_in = urllib.request.Request(
            site, headers={"Cookie": f"lbp_{urlsplit(site).port}={cookie_for(database)}"}
        )
        page = urllib.request.urlopen(signed_in, timeout=60).read().decode()
        script = page.split('src="./static/js/')[1].split('"')[0]
        asked = urllib.request.Request(f"{site}/static/js/{script}", headers={"Accept-Encoding": "gzip"})
        assert urllib.request.urlopen(asked, timeout=60).headers["Content-Encoding"] == "gzip"
