"""The handout on the programme page: one tap prints it, the next opens it."""

import pytest

from lbp_core.coach.studio import Studio
from pages import _studio
from tests.pages.conftest import Open, press
from tests.people import ready


def test_from_the_saved_programme_to_the_page_to_print_is_one_tap(studio: Studio, page: Open) -> None:
    client_id = ready(studio)
    app = press(page("programme", client=client_id), "Print the handout")
    assert not app.exception
    (link,) = [one.proto.url for one in app.get("link_button")]
    assert link.startswith(f"/documents/{client_id}/handouts/")
    assert link.endswith(".pdf")


@pytest.mark.parametrize(("host", "offered"), [(None, False), ("studio.example", True)])
def test_a_square_code_is_offered_where_phones_reach_the_studio(
    studio: Studio, page: Open, monkeypatch: pytest.MonkeyPatch, host: str | None, offered: bool
) -> None:
    monkeypatch.setattr(_studio, "PHONE_HOST", host)
    app = page("programme", client=ready(studio))
    assert any(one.label.startswith("With a square code") for one in app.checkbox) is offered
