"""The page a browser gets before anything is drawn: Streamlit's own, told where its server is, and still nothing else inline."""

from pathlib import Path

import pytest

import app
from lbp_core.access.headers import inline_scripts, tablet_policy
from lbp_core.bootstrap.places import ROOT

NAMES = sorted(file.stem for file in (ROOT / "pages").glob("*.py") if not file.stem.startswith("_"))


def test_it_says_where_the_server_is_before_any_other_script() -> None:
    assert app.EMPTY_PAGE.index("BACKEND_BASE_URL: location.origin") < app.EMPTY_PAGE.index("<script type=")


def test_only_the_inline_scripts_that_are_in_it_may_run() -> None:
    assert len(inline_scripts(app.EMPTY_PAGE)) == app.EMPTY_PAGE.count("<script>") == 2
    assert all(script in tablet_policy(inline_scripts(app.EMPTY_PAGE)) for script in inline_scripts(app.EMPTY_PAGE))


@pytest.mark.parametrize("name", NAMES)
def test_every_trainers_page_begins_with_it(name: str) -> None:
    assert name in app.NAMES
    assert not Path(name).suffix
