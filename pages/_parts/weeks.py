"""A programme on the page: the calendar strip of one week, and beneath it the chosen day with its blocks, doses and why."""

from datetime import date, timedelta

import streamlit as st

from lbp_core.coach.shelf import dose_words, exercise_name
from lbp_core.models.client import WeightUnit
from lbp_core.models.programme import PlannedBlock, PlannedDay, PlannedWeek, Programme
from pages._parts.drawing import drawing
from pages._parts.look import QUIET, WARN, card, row
from pages._parts.words import BLOCKS, DAYS, WEEKDAYS, day, weekday

REVIEWED = "Weekly review:"
"""How a review's own sentence begins among the whys of an exercise."""


def weeks(programme: Programme, *, on: date, key: str, unit: WeightUnit = WeightUnit.KG) -> None:
    """Draws the programme, what it could not keep first; which week and day are shown is chosen by tapping."""
    if programme.broken:
        with card(f"gave_{key}", WARN):
            st.markdown("**What had to give**")
            st.text("\n".join(programme.broken))
    _sentences("What changed in this version", programme.changed, "published_with_changes", f"changed_{key}")
    shown = _week(programme, on, key)
    picked = _strip(shown, on, key)
    if picked is not None:
        _day(picked, key, unit)
    _sentences("What shaped it", programme.because, "info", f"because_{key}")
    _sentences("Held back for now", programme.ruled_out, "do_not_disturb_on", f"out_{key}")


def _sentences(title: str, said: tuple[str, ...], icon: str, key: str) -> None:
    if not said:
        return
    with st.expander(f"{title} ({len(said)})", icon=f":material/{icon}:", key=key):
        st.text("\n".join(f"• {sentence}" for sentence in said))


def _week(programme: Programme, on: date, key: str) -> PlannedWeek:
    mondays = [week.monday for week in programme.weeks]
    now = max((monday for monday in mondays if monday <= on), default=mondays[0])
    chosen = st.segmented_control(
        "Week",
        mondays,
        default=now,
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


def _day(picked: PlannedDay, key: str, unit: WeightUnit) -> None:
    with card(f"plan_{key}"):
        with row(align="distribute"):
            st.subheader(f"{DAYS[picked.kind][0]}, {weekday(picked.date)}", anchor=False, width="content")
            st.badge(f"{picked.minutes:.0f} min", icon=":material/timer:", color=QUIET)
        with st.grid(2, min_column_width=360, gap="medium"):
            for block in picked.blocks:
                _block(block, unit)
        _why_in_full(picked, key)


def _block(block: PlannedBlock, unit: WeightUnit) -> None:
    words, icon = BLOCKS[block.block]
    with st.container(gap="xsmall"):
        st.markdown(f"#### :material/{icon}: {words} :gray[{block.minutes:.0f} min]", anchors=False)
        for item in block.exercises:
            with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
                drawing(item.exercise, item.rung, width=84)
                with st.container(gap=None):
                    st.markdown(f"**{exercise_name(item.exercise)}** · {dose_words(item.dose, unit)}")
                    if item.why:
                        st.caption(item.why[0])


def _why_in_full(picked: PlannedDay, key: str) -> None:
    """Why this rung and who asked for it; what the reviews changed stands in the list of versions already."""
    told = {
        exercise_name(item.exercise): [says for says in item.why[1:] if not says.startswith(REVIEWED)]
        for item in picked.prescriptions
    }
    lines = [f"{name}: {' '.join(says)}" for name, says in told.items() if says]
    _sentences("Why this rung, exercise by exercise", tuple(lines), "search_insights", f"full_{key}_{picked.date}")
