"""A clock that was set wrong: said on the page, and nothing steps up until it is right."""

from datetime import date, timedelta

import pytest

from lbp_core.coach.clock import ALLOWED_BEHIND, clock_warning
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Verdict
from tests.coach.test_reviewing import SUNDAY, good_week, take
from tests.people import MONDAY, anna, at, day, ready

SECOND = timedelta(seconds=1)


@pytest.mark.hazard("H18")
def test_a_clock_that_runs_behind_the_last_entry_is_said_with_both_times(studio: Studio) -> None:
    assert clock_warning(studio, at=at(MONDAY)) is None
    written = at(MONDAY)
    anna(studio, when=written)
    assert clock_warning(studio, at=written - ALLOWED_BEHIND) is None
    said = clock_warning(studio, at=written - ALLOWED_BEHIND - SECOND)
    assert said is not None
    assert "Set the clock" in said
    assert f"{written.astimezone(studio.zone):%H:%M}" in said
    assert clock_warning(studio, at=written - timedelta(days=1)) is not None


@pytest.mark.hazard("H18")
def test_a_clock_a_year_ahead_is_noticed_once_it_is_set_right_and_forgotten_with_the_next_entry(studio: Studio) -> None:
    anna(studio, key="ahead", when=at(MONDAY) + timedelta(days=365))
    assert clock_warning(studio, at=at(MONDAY)) is not None
    anna(studio, key="right again")
    assert clock_warning(studio, at=at(MONDAY)) is None


@pytest.mark.hazard("H18")
def test_nothing_steps_up_by_a_clock_that_runs_behind_but_holding_is_always_allowed(studio: Studio) -> None:
    client_id = ready(studio)
    good_week(studio, client_id)
    anna(studio, key="by a clock two days ahead", when=at(day(9)))
    assert reviewing.review_view(studio, client_id, on=day(7)).result.verdict is Verdict.PROGRESS
    with pytest.raises(Refused, match="Nothing steps up while the clock may be wrong"):
        take(studio, client_id, Verdict.PROGRESS)
    assert take(studio, client_id, Verdict.HOLD, key="held").as_of == SUNDAY


@pytest.mark.hazard("H18")
def test_the_hour_that_comes_twice_is_no_clock_behind(studio: Studio) -> None:
    """25 October 2026, 01:30 in London, comes once in summer time and once in winter time, an hour later."""
    first = at(date(2026, 10, 25), 0, 30)
    second = first + timedelta(hours=1)
    assert first.astimezone(studio.zone).hour == second.astimezone(studio.zone).hour == 1
    anna(studio, when=first)
    assert clock_warning(studio, at=second) is None
