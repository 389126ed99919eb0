"""Two columns on one page: what is asked for in the address, and that nobody but the trainer ever sees both."""

import pytest

from lbp_core.coach.client import caseload
from lbp_core.coach.floor import training
from lbp_core.coach.studio import Studio
from lbp_core.models.client import ClientDetails
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.screening import Answer, Occasion
from pages import _door
from pages._parts import visitor
from tests.pages.conftest import Open, press, words
from tests.people import MONDAY, all_no, at, opened, planned, ready, screened


def two(studio: Studio) -> tuple[str, str]:
    """Two sessions of today with their questions answered."""
    first = opened(studio, ready(studio), on=MONDAY)
    other = caseload.add_client(studio, ClientDetails(name="Bo Bridge", birth_year=1990), key="bo", at=at(MONDAY, 8))
    screened(studio, other.id)
    planned(studio, other.id)
    return first, opened(studio, other.id, on=MONDAY)


@pytest.mark.hazard("H04")
def test_a_tap_in_one_column_is_kept_in_that_session_alone(page: Open, studio: Studio) -> None:
    left, right = two(studio)
    for one in (left, right):
        training.tap(studio, one, Entry(kind=EntryKind.PAIN_BEFORE, score=1), key=f"b {one}", at=at(MONDAY, 9))
    shown = page("side_by_side", left=left, right=right)
    before = training.session(studio, left).record
    [tile] = [one for one in shown.button if (one.key or "").startswith(f"set_{right}") and "_1." in (one.key or "")]
    tile.click().run()
    assert training.session(studio, left).record == before
    assert training.session(studio, right).record.entries[-1].kind is EntryKind.SET_DONE


@pytest.mark.parametrize("address", [{}, {"left": "one"}, {"left": "one", "right": "one"}])
def test_two_different_sessions_are_asked_for_in_words(page: Open, studio: Studio, address: dict[str, str]) -> None:
    left, _ = two(studio)
    shown = page("side_by_side", **dict.fromkeys(address, left))
    assert "Two different sessions are needed" in words(shown)
    assert not [one for one in shown.button if (one.key or "").startswith(("set_", "strip_"))]


def test_a_session_that_is_not_there_shows_neither(page: Open, studio: Studio) -> None:
    left, _ = two(studio)
    shown = page("side_by_side", left=left, right="no-such-session")
    assert "no such session" in words(shown)
    assert "Anna" not in words(shown)


@pytest.mark.hazard("H05")
def test_the_tablet_cannot_be_handed_over_from_here_and_in_a_clients_hands_it_shows_nobody(
    page: Open, studio: Studio
) -> None:
    left, right = two(studio)
    shown = page("side_by_side", left=left, right=right)
    assert not [line for line in words(shown).lower().splitlines() if "hand" in line and "tablet" in line]
    client_id = training.session(studio, left).client.id
    here = visitor.visit()
    _door.hand_over(here, client_id, f"/check_in?client={client_id}")
    shown = page("side_by_side", left=left, right=right)
    assert "Bo Bridge" not in words(shown)
    assert not [one for one in shown.button if (one.key or "").startswith(("set_", "show_"))]


@pytest.mark.hazard("H05")
def test_while_the_questions_are_asked_nobody_elses_name_stands_on_the_page(page: Open, studio: Studio) -> None:
    left, right = two(studio)
    third = caseload.add_client(studio, ClientDetails(name="Cato Carry", birth_year=1970), key="cato", at=at(MONDAY, 8))
    screened(studio, third.id)
    planned(studio, third.id)
    shown = press(page("session", client=third.id), "Start the session")
    assert "Anything new since last time" in words(shown)
    assert "Bo Bridge" not in words(shown)
    assert words(shown).count("Another session") == len((left, right))


@pytest.mark.hazard("H05")
def test_the_words_for_a_client_who_must_stop_are_shown_where_the_other_is_not(page: Open, studio: Studio) -> None:
    left, right = two(studio)
    yes = all_no(Occasion.SAFETY_SIX) | {"ces_saddle": Answer.YES}
    view = training.tap(studio, left, Entry(kind=EntryKind.SAFETY, answers=yes), key="yes", at=at(MONDAY, 11))
    shown = words(page("side_by_side", left=left, right=right))
    assert view.gate.headline in shown
    assert view.gate.for_trainer in shown
    assert view.gate.for_client not in shown
    assert view.gate.for_client in words(page("session", client=view.client.id, session=left))
