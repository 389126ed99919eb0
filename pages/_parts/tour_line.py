"""One sentence of a new trainer's first round, at the place; gone once there is a record of it. Which one: coach/today/tour."""

import streamlit as st

from lbp_core.coach.today.tour import bring_back_tour, leave_tour, tour, words
from lbp_core.models.tour import Step, Tour
from pages._parts.here import now, studio
from pages._parts.links import to
from pages._parts.look import card
from pages._parts.people_saying import save, this_time

SHOWS_THE_WAY = {"today", "clients"}
EARLY = {Step.CLIENT, Step.SCREENING, Step.PLAN}
"""Those two pages have the way to these steps as their own big button."""
OVER = "tour_over"
"""In the browser's session: there is nothing to tell any more, so the records are not asked again."""


def tour_line(page: str, client_id: str | None = None) -> None:
    """Draws it on that page; nothing where the round is done or was left."""
    if st.session_state.get(OVER):
        return
    found = tour(studio())
    if found is None:
        st.session_state[OVER] = True
        return
    _line(found, page, client_id)


def tour_card() -> None:
    """On the studio's page: where the tour stands, and the way to have it back."""
    found, said = tour(studio()), words()
    with card("tour"):
        st.header("First round", icon=":material/explore:", anchor=False)
        st.text(said.about)
        st.caption(said.ended if found is None else said.running.format(step=said.steps[found.step].name))
        key, at = this_time("tour back"), now()
        if st.button(said.back, key="tour_back", icon=":material/replay:", width="stretch") and save(
            lambda: bring_back_tour(studio(), key=key, at=at), "It begins on Today."
        ):
            st.session_state.pop(OVER, None)
            st.rerun()


def _line(found: Tour, page: str, client_id: str | None) -> None:
    said, known = words().steps[found.step], words()
    there = page == said.page
    theirs = {"client": client_id or found.client_id or ""} if found.step is not Step.CLIENT else {"add": "yes"}
    number = list(Step).index(found.step) + 1
    with st.container(key=f"tour_{found.step}", horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap="xxsmall", key="tour_says"):
            st.caption(known.title.format(number=number, many=len(Step)))
            st.markdown(said.do if there else said.go)
        if not there and not (page in SHOWS_THE_WAY and found.step in EARLY):
            to(said.page, said.tap, icon="arrow_forward", key="tour", first=False, **theirs)
        key, at = this_time("tour left"), now()
        if st.button(known.skip, key="tour_leave", type="tertiary") and save(
            lambda: leave_tour(studio(), key=key, at=at), known.skipped
        ):
            st.session_state[OVER] = True
            st.rerun()
