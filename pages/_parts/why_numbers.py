"""Behind 'Why, exactly?': the readings and how many, the level with its band against the limits, and each step's chances."""

import streamlit as st

from lbp_core.charts.standing_words import level_told, steps_twin
from lbp_core.charts.twin import Twin
from lbp_core.coach.weekly.why import standing_drawn, week_numbers
from lbp_core.models.review import Meanwhile
from lbp_core.models.views import ReviewView
from lbp_core.models.why import WeekNumbers
from pages._parts.here import studio
from pages._parts.plotted import plotted
from pages._parts.table import twin_table


def why_numbers(view: ReviewView) -> None:
    """For the trainer's eyes alone: a client is never told a chance."""
    found = week_numbers(studio(), view.client.id, as_of=view.as_of)
    drawing = standing_drawn(found, dark=st.context.theme.type == "dark")
    st.markdown(f"**{drawing.finding}**")
    plotted(drawing, key=f"standing_{view.client.id}_{view.as_of}")
    st.text(level_told(found))
    st.caption(drawing.reading)
    with st.grid(2, min_column_width=400, gap="medium"):
        with st.container(gap="xsmall"):
            _readings(found, drawing.twin)
        with st.container(gap="xsmall"):
            _steps(found)
            if view.result.meanwhile is Meanwhile.NONE:
                st.text("Training is paused, so none of them is taken, whatever the numbers say.")


def _readings(found: WeekNumbers, twin: Twin) -> None:
    st.markdown(f"**The readings of the week: {len(found.known)} of {len(found.readings)} told**")
    if twin.rows:
        twin_table(twin)
    else:
        st.text("None was due and none was told.")


def _steps(found: WeekNumbers) -> None:
    st.markdown("**The steps that were weighed**")
    if found.ahead is None:
        st.text("No session is on record yet, so no step can be weighed.")
        return
    twin = steps_twin(found.ahead, above=found.bad_morning_by)
    twin_table(twin)
    st.caption(twin.sentence)
