"""The next planned session, before it is opened: its blocks, its minutes, and the button that starts it."""

import streamlit as st

from lbp_core.coach.floor import training
from lbp_core.coach.library.shelf import exercise_name
from lbp_core.coach.plan import planning
from lbp_core.models.programme import PlannedDay
from pages._parts.days import weekday
from pages._parts.here import on, studio
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.notices_line import notices_line
from pages._parts.words import BLOCKS, DAYS


def planned_day(client_id: str) -> bool:
    """True once 'Start' was tapped. With nothing planned it says what comes first."""
    day = training.day_for(studio(), client_id, on=on())
    if day is None:
        _nothing_planned(client_id)
        return False
    words, icon = DAYS[day.kind]
    notices_line(client_id)
    with card(f"day_{client_id}", CALM):
        st.header(f"{words}, {weekday(day.date)}", icon=f":material/{icon}:", anchor=False)
        st.markdown(f"About **{day.minutes:.0f} minutes**")
        _blocks(day)
        return st.button(
            "Start the session", key=f"start_{client_id}", type="primary", width="stretch", icon=":material/play_arrow:"
        )


def _nothing_planned(client_id: str) -> None:
    """A new client needs a programme; one whose sessions are all done needs the week decided."""
    if planning.programme(studio(), client_id) is None:
        st.info("No session is planned. A programme comes first.", icon=":material/calendar_month:")
        to("programme", "Make a programme", icon="calendar_month", key=f"plan_{client_id}", client=client_id)
        return
    st.info("Every planned session is done. Decide the week, and the next one is planned.", icon=":material/task_alt:")
    to("review", "Review the week", icon="balance", key=f"decide_{client_id}", client=client_id)


def _blocks(day: PlannedDay) -> None:
    for block in day.blocks:
        words, icon = BLOCKS[block.block]
        names = ", ".join(exercise_name(item.exercise) for item in block.exercises)
        st.markdown(f":material/{icon}: **{words}** · {block.minutes:.0f} min  \n:gray[{names}]")
