"""The fixtures do what they say: a skipped test fails the run, databases are fresh, the browser stays at home."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page

from lbp_core.bootstrap.places import ROOT
from tests.servers import Postgres, Site

LEFT_OUT = {
    "skipped by its own word": "def test_it():\n    pytest.skip('no database here')",
    "skipped by a mark": "@pytest.mark.skip(reason='later')\ndef test_it():\n    pass",
    "expected to fail": "@pytest.mark.xfail\ndef test_it():\n    assert False",
    "not importable": "pytest.importorskip('no_such_package')",
}


def run_pytest(folder: Path, body: str) -> subprocess.CompletedProcess[str]:
    """Pytest with this project's conftest on one small file."""
    file = folder / "test_one.py"
    file.write_text(f"import pytest\n\ndef test_green():\n    assert True\n\n{body}\n")
    words = ["-c", ROOT / "tests/pytest.ini", "-p", "tests.conftest", "-p", "no:cacheprovider", file]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("body", LEFT_OUT.values(), ids=LEFT_OUT)
def test_a_test_that_did_not_run_fails_the_run_and_is_named(body: str, tmp_path: Path) -> None:
    ran = run_pytest(tmp_path, body)
    assert ran.returncode != 0
    assert "NOT RUN, so this run fails" in ran.stdout


def test_a_run_in_which_everything_ran_is_green(tmp_path: Path) -> None:
    ran = run_pytest(tmp_path, "")
    assert ran.returncode == 0, ran.stdout


def test_two_postgres_databases_do_not_know_of_each_other(postgres_url: str, postgres: Postgres) -> None:
    plain = postgres_url.replace("+psycopg", "")
    with psycopg.connect(plain) as one, psycopg.connect(postgres.fresh().replace("+psycopg", "")) as other:
        one.execute("CREATE TABLE seen (id int)")
        one.commit()
        assert other.execute("SELECT to_regclass('seen')").fetchone() == (None,)


def test_the_postgres_server_sits_below_the_ports_of_outgoing_connections(postgres: Postgres) -> None:
    assert postgres.port < 32768


def test_the_browser_is_a_real_one(tablet: Page) -> None:
    tablet.set_content("<h1 id=h>Bird dog</h1><script>document.title = h.textContent</script>")
    assert tablet.title() == "Bird dog"
    assert tablet.viewport_size == {"width": 1180, "height": 820}


def test_a_page_that_asks_another_machine_is_caught(browser: object) -> None:
    from tests import conftest

    visitor = conftest.stranger.__wrapped__(browser)
    come: Callable[..., Page] = next(visitor)
    page = come({"width": 200, "height": 200})
    page.route("**/*", lambda route: route.abort())
    page.set_content("<img src='http://elsewhere.invalid/beacon.png'>")
    with pytest.raises(AssertionError, match="elsewhere.invalid"):
        next(visitor)


def test_the_app_comes_back_on_its_own_records_after_a_hard_stop(app_server: Site, tablet: Page) -> None:
    tablet.goto(app_server.url)
    first = app_server.app.process.pid
    app_server.restart()
    assert app_server.app.process.pid != first
    assert tablet.goto(app_server.url).status == 200
