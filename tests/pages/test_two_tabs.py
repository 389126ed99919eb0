"""Two clients open side by side in two tabs of one tablet: what is tapped in one tab stays with that tab's client."""

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.studio import Studio
from lbp_core.models.records import EntryKind
from tests.pages.conftest import Open, press, words
from tests.pages.test_session import begun
from tests.people import anna, planned, screened


def second(studio: Studio) -> str:
    """The id of a second client, ready to train."""
    client = anna(studio, key="ben", name="Ben Carr")
    screened(studio, client.id, key="bens intake")
    planned(studio, client.id)
    return client.id


@pytest.fixture
def both(studio: Studio) -> tuple[str, str]:
    """Two clients, both ready to train."""
    first = anna(studio)
    screened(studio, first.id)
    planned(studio, first.id)
    return first.id, second(studio)


@pytest.mark.hazard("H04")
def test_a_set_tapped_after_the_other_tab_was_opened_goes_to_the_client_on_the_screen(
    page: Open, studio: Studio, both: tuple[str, str]
) -> None:
    one, other = both
    ones, others = begun(page, one), begun(page, other)
    assert "Anna Berg" in words(ones)
    press(ones, "Set 1 done")
    press(others, "Set 1 done")
    press(ones, "Set 2 done")
    for client_id, sets in ((one, 2), (other, 1)):
        (record,) = training.sessions(studio, client_id)
        assert sum(entry.kind is EntryKind.SET_DONE for entry in record.entries) == sets
        assert record.client_id == client_id


@pytest.mark.hazard("H04")
def test_a_session_of_one_client_is_not_opened_under_the_name_of_another(
    page: Open, studio: Studio, both: tuple[str, str]
) -> None:
    one, other = both
    begun(page, one)
    (record,) = training.sessions(studio, one)
    mixed = page("session", client=other, session=record.id)
    assert "another client's" in words(mixed)
    assert not [one for one in mixed.button if one.label.startswith("Set ")]
    assert training.sessions(studio, other) == ()
