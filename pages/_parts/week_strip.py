"""The calendar of a programme: which week, and seven tiles for its days; a tap opens one. What is in the day: weeks.py."""

from datetime import date, timedelta

import streamlit as st

from lbp_core.coach.library.shelf import WEEKDAYS
from lbp_core.models.programme import PlannedDay, PlannedWeek, Programme
from pages._parts.days import day
from pages._parts.words import DAYS


def week_strip(programme: Programme, *, on: date, key: str) -> PlannedDay | None:
    """The day that is open; None in a week with nothing planned."""
    return _strip(_week(programme, on, key), on, key)


def _week(programme: Programme, on: date, key: str) -> PlannedWeek:
    mondays = [week.monday for week in programme.weeks]
    now = max((monday for monday in mondays if monday <= on), default=mondays[0])
    asked = [monday for monday in mondays if monday.isoformat() == st.query_params.get("week")]
    chosen = st.segmented_control(
        "Week",
        mondays,
        default=[*asked, now][:1],  # bare, a day would be made a data frame of, and pandas loaded for it
        required=True,
        format_func=lambda monday: f"{mondays.index(monday) + 1} · from {day(monday)}",
        key=f"week_{key}",
    )
    return programme.weeks[mondays.index(chosen)]


def _strip(week: PlannedWeek, on: date, key: str) -> PlannedDay | None:
    """Seven tiles, Monday first; a tap on a planned one opens it below."""
    planned = {item.date: item for item in week.days}
    first = min((when for when in planned if when >= on), default=min(planned, default=None))
    place = f"day_{key}_{week.monday}"
    chosen = st.session_state.get(place, first)
    with st.container(key=f"days_{key}"):
        for offset, column in enumerate(st.columns(7, gap="xsmall", wrap=False)):
            when = week.monday + timedelta(days=offset)
            item = planned.get(when)
            words, icon = DAYS[item.kind] if item else ("Rest", "hotel")
            label = f"{WEEKDAYS[offset]} {when.day}  \n:material/{icon}: :small[{words}]"
            look = "primary" if when == chosen else "secondary"
            if column.button(
                label, key=f"{place}_{offset}", type=look, disabled=item is None, width="stretch", wrap=True
            ):
                st.session_state[place] = when
                st.rerun()
    return planned.get(chosen)
