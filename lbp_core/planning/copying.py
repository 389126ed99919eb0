"""A programme of one client moved to another: same week, new dates, the other's wishes. Whether it suits: concerns.py."""

from datetime import date, timedelta

from lbp_core.facts.calendar import monday_of
from lbp_core.models.programme import PlannedWeek, Programme
from lbp_core.planning.needs import Needs


def moved_to(source: Programme, needs: Needs, *, start: date) -> Programme:
    """Its fullest latest week, on the same weekdays, for as many weeks as the client's wishes say. From `start` on."""
    model = max(source.weeks, key=lambda week: (len(week.days), week.monday))
    first = monday_of(start)
    weeks = [_dated(model, first + timedelta(weeks=number), start) for number in range(needs.wishes.weeks)]
    return Programme(
        presentation=needs.presentation,
        weeks=tuple(weeks),
        because=source.because,
        wishes=needs.wishes,
        triggers=needs.triggers,
        gentle=needs.gentle,
    )


def _dated(model: PlannedWeek, monday: date, start: date) -> PlannedWeek:
    shift = monday - model.monday
    days = (day.model_copy(update={"date": day.date + shift}) for day in model.days)
    return PlannedWeek(monday=monday, days=tuple(day for day in days if day.date >= start))
