"""Which week a day belongs to, through sixty years of hours, clock changes and years of 53 weeks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from lbp_core.facts.calendar import local_day, monday_of, sunday_of

LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)
FIRST, LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2060, 1, 1, tzinfo=UTC)


@pytest.mark.hazard("H14")
def test_of_every_hour_of_sixty_years_a_week_begins_only_on_a_monday_at_midnight() -> None:
    hours = int((LAST - FIRST) / HOUR)
    day, weeks = local_day(FIRST, LONDON), 0
    for number in range(1, hours):
        at = FIRST + HOUR * number
        then = local_day(at, LONDON)
        assert day <= then <= day + timedelta(days=1), at
        if monday_of(then) != monday_of(day):
            weeks += 1
            there = at.astimezone(LONDON)
            assert (there.weekday(), there.hour) == (0, 0), at
        day = then
    assert (hours, weeks) == (525_960, 3_131)


@pytest.mark.hazard("H14")
@pytest.mark.parametrize(
    ("day", "monday", "sunday"),
    [
        (date(2026, 12, 31), date(2026, 12, 28), date(2027, 1, 3)),  # week 53 of 2026
        (date(2027, 1, 3), date(2026, 12, 28), date(2027, 1, 3)),
        (date(2027, 1, 4), date(2027, 1, 4), date(2027, 1, 10)),
        (date(2024, 12, 30), date(2024, 12, 30), date(2025, 1, 5)),  # already week 1 of 2025
        (date(2024, 2, 29), date(2024, 2, 26), date(2024, 3, 3)),
    ],
)
def test_a_week_runs_over_the_turn_of_the_year(day: date, monday: date, sunday: date) -> None:
    assert (monday_of(day), sunday_of(day)) == (monday, sunday)
    assert monday.isocalendar()[:2] == day.isocalendar()[:2]


@pytest.mark.hazard("H14")
def test_late_on_a_summer_sunday_is_already_monday_where_the_studio_is() -> None:
    late = datetime(2026, 7, 5, 23, 30, tzinfo=UTC)
    assert monday_of(local_day(late, LONDON)) == date(2026, 7, 6)
    assert monday_of(late.date()) == date(2026, 6, 29)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        local_day(datetime(2026, 7, 5, 23, 30), LONDON)  # noqa: DTZ001 - the point of the test
