"""A programme on the page: its calendar, and beneath it the chosen day with its blocks, doses and why."""

from datetime import date

import streamlit as st

from lbp_core.coach.library.shelf import dose_words, exercise_name
from lbp_core.coach.plan.plan_reasons import dose_because, ruled_out
from lbp_core.coach.plan.walking_told import walking_told
from lbp_core.models.client import WeightUnit
from lbp_core.models.programme import PlannedBlock, PlannedDay, Prescription, Programme
from pages._parts.days import weekday
from pages._parts.drawing import drawing
from pages._parts.look import QUIET, WARN, card, row
from pages._parts.week_strip import week_strip
from pages._parts.words import BLOCKS, DAYS, plain


def weeks(programme: Programme, *, on: date, key: str, unit: WeightUnit = WeightUnit.KG) -> None:
    """Draws the programme, what it could not keep first; which week and day are shown is chosen by tapping."""
    if programme.broken:
        with card(f"gave_{key}", WARN):
            st.markdown("**What had to give**")
            st.text("\n".join(programme.broken))
    _sentences("What changed in this version", programme.changed, "published_with_changes", f"changed_{key}")
    picked = week_strip(programme, on=on, key=key)
    if picked is not None:
        _day(picked, key, unit)
        _why_in_full(programme, picked, key)
    if told := walking_told(programme):
        st.caption(f":material/directions_walk: {plain(' '.join(told))}")
    _sentences("What shaped it", programme.because, "info", f"because_{key}")
    _sentences("What was ruled out, and by what", ruled_out(programme), "do_not_disturb_on", f"out_{key}")


def why_of(item: Prescription, dose: str) -> tuple[str, ...]:
    """Why it is here, why this step and who asked for it, why this dose; what a review changed is in the versions."""
    return tuple(says for says in (*item.why, dose) if says)


def _sentences(title: str, said: tuple[str, ...], icon: str, key: str) -> None:
    if not said:
        return
    with st.expander(f"{title} ({len(said)})", icon=f":material/{icon}:", key=key):
        st.text("\n".join(f"• {sentence}" for sentence in said))


def _day(picked: PlannedDay, key: str, unit: WeightUnit) -> None:
    with card(f"plan_{key}"):
        with row(align="distribute"):
            st.subheader(f"{DAYS[picked.kind][0]}, {weekday(picked.date)}", anchor=False, width="content")
            st.badge(f"{picked.minutes:.0f} min", icon=":material/timer:", color=QUIET)
        with st.grid(2, min_column_width=360, gap="medium"):
            for block in picked.blocks:
                _block(block, unit, key)


def _block(block: PlannedBlock, unit: WeightUnit, key: str) -> None:
    words, icon = BLOCKS[block.block]
    with st.container(gap="xsmall"):
        st.markdown(f"#### :material/{icon}: {words} :gray[{block.minutes:.0f} min]", anchors=False)
        for item in block.exercises:
            line = f"line_{key}_{block.block}_{item.exercise}"
            with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small", key=line):
                drawing(item.exercise, item.rung, width=84)
                with st.container(gap=None):
                    st.markdown(f"**{exercise_name(item.exercise)}** · {dose_words(item.dose, unit)}")
                    if item.why:
                        st.caption(item.why[0])


def _why_in_full(programme: Programme, picked: PlannedDay, key: str) -> None:
    """Each exercise of the day with every reason it has."""
    told = [(item, why_of(item, dose_because(programme, item))[1:]) for item in picked.prescriptions]
    lines = tuple(f"{exercise_name(item.exercise)}: {' '.join(says)}" for item, says in told if says)
    _sentences("Why this step and this dose", lines, "search_insights", f"full_{key}_{picked.date}")
