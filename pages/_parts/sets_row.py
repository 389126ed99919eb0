"""The tiles that record a set: as planned is one tap, a difference is two. Only this part is drawn again after a set."""

import streamlit as st

from lbp_core.coach.floor.on_the_floor import at_work
from lbp_core.models.views import SessionView
from pages._parts.clock import rest_running
from pages._parts.here import TRAINER, in_words, require, studio
from pages._parts.offers import kept, tapped
from pages._parts.redraw import again
from pages._parts.set_tiles import set_tiles


@st.fragment
def sets_row(view: SessionView, exercise: str) -> None:
    """The sets as storage has them. A tap is kept first, then shown; the same tap from anywhere else is the same tap."""
    require(TRAINER)
    with in_words(f"sets of {exercise} in session {view.record.id}"):
        _sets(view, exercise)


def _sets(view: SessionView, exercise: str) -> None:
    place = f"sets_{view.record.id}_{exercise}"
    early = tapped(place)
    kept(view.record.id, early)
    work = at_work(studio(), view, exercise)
    if (
        work.card is None or work.card.symptom or work.record.finished
    ):  # another tablet stopped it, or closed the session
        st.rerun()
    with st.container(gap="xsmall", key=place):
        late = set_tiles(work.card, work.record, place)
        rest_running(work, key=place)
    if late is not None and late != early and kept(view.record.id, late):
        again()
