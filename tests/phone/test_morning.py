"""The morning after: it counts for yesterday's session and for no other, whatever is trained today."""

import pytest

from lbp_core.coach.weekly import reviewing
from tests.people import at, day, planned, screened, train
from tests.phone.conftest import Phone

AFTER, NO_SESSION = "It counts for your session yesterday.", "There is no session of yesterday to put it to."


@pytest.fixture
def here(phone: Phone) -> Phone:
    """Maria with a programme from the first Monday on."""
    phone.at = at(day(0), 8)
    screened(phone.studio, phone.client_id)
    planned(phone.studio, phone.client_id)
    return phone


def tapped(phone: Phone, score: int, *, on: int, hour: int = 7) -> str:
    phone.at = at(day(on), hour)
    phone.arrive()
    return phone.post("/c/morning", **phone.form("/c/morning"), score=str(score)).text


def mornings_after(phone: Phone, *, until: int) -> dict[int, float | None]:
    """By number of day: what each session's morning after is known to be."""
    given = reviewing.history(phone.studio, phone.client_id, as_of=day(until))
    return {(one.date - day(0)).days: one.pain_next_morning for one in given.sessions if one.completed}


def test_the_morning_after_a_session_counts_for_it_and_says_so(here: Phone) -> None:
    train(here.studio, here.client_id, on=day(0))
    assert AFTER in tapped(here, 4, on=1)
    assert mornings_after(here, until=1) == {0: 4}


def test_on_a_training_day_it_counts_for_the_session_of_the_day_before(here: Phone) -> None:
    train(here.studio, here.client_id, on=day(0))
    assert AFTER in tapped(here, 4, on=1, hour=7)
    train(here.studio, here.client_id, on=day(1))
    assert AFTER in tapped(here, 5, on=1, hour=20), "tapped late, it is still this morning's"
    assert mornings_after(here, until=1) == {0: 5, 1: None}
    assert AFTER in tapped(here, 2, on=2)
    assert mornings_after(here, until=2) == {0: 5, 1: 2}


@pytest.mark.hazard("H15")
def test_h15_where_nothing_was_done_yesterday_it_is_put_to_no_session_not_even_todays(here: Phone) -> None:
    train(here.studio, here.client_id, on=day(0))
    assert NO_SESSION in tapped(here, 6, on=2, hour=7)
    train(here.studio, here.client_id, on=day(2))
    assert "You trained today, so tell us tomorrow morning once more" in tapped(here, 1, on=2, hour=20)
    assert mornings_after(here, until=2) == {0: None, 2: None}
    assert AFTER in tapped(here, 3, on=3)
    assert mornings_after(here, until=3) == {0: None, 2: 3}


def test_a_second_tap_takes_the_place_of_the_first(here: Phone) -> None:
    train(here.studio, here.client_id, on=day(0))
    for score in (4, 7):
        tapped(here, score, on=1)
    assert mornings_after(here, until=1) == {0: 7}
