"""The page a browser gets before anything is drawn: Streamlit's own, told where its server is, and still nothing else inline."""

import pytest
from starlette.routing import Match

import app
from lbp_core.access.headers import inline_scripts, tablet_policy
from lbp_core.bootstrap.places import ROOT

NAMES = sorted(file.stem for file in (ROOT / "pages").glob("*.py") if not file.stem.startswith("_"))


def test_it_says_where_the_server_is_before_any_other_script() -> None:
    assert app.EMPTY_PAGE.index("BACKEND_BASE_URL: location.origin") < app.EMPTY_PAGE.index("<script type=")


def test_only_the_inline_scripts_that_are_in_it_may_run() -> None:
    assert len(inline_scripts(app.EMPTY_PAGE)) == app.EMPTY_PAGE.count("<script>") == 2
    assert all(script in tablet_policy(inline_scripts(app.EMPTY_PAGE)) for script in inline_scripts(app.EMPTY_PAGE))


@pytest.mark.parametrize("path", ["/", "/front", "/index.html", "/no_such_page", *(f"/{name}" for name in NAMES)])
def test_every_address_of_a_page_begins_with_it(path: str) -> None:
    """Also one that no page has: without our script a page would not notice that its sign-in is over."""
    scope = {"type": "http", "path": path, "root_path": "", "method": "GET"}
    found = [route.endpoint for route in app.app._user_routes if route.matches(scope)[0] is Match.FULL]
    assert found == [app.empty_page]


@pytest.mark.parametrize("path", ["/favicon.png", "/robots.txt", "/_stcore/health", "/media/a.png", "/static/js/a.js"])
def test_a_file_is_no_page(path: str) -> None:
    scope = {"type": "http", "path": path, "root_path": "", "method": "GET"}
    assert [route.path for route in app.app._user_routes if route.matches(scope)[0] is Match.FULL] == []
