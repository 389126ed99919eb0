"""The weeks of the road on one strip, a year back or all of it, and the year on paper. What it draws is in lbp_core/charts."""

import streamlit as st

from lbp_core.coach.printed import year_printed
from lbp_core.coach.weekly.drawing import year_drawn
from lbp_core.models.refusal import Refused
from lbp_core.models.road import YearWeek
from pages._parts.drawn import drawn
from pages._parts.here import now, refused, studio
from pages._parts.look import card
from pages._parts.printed_page import pdf_link, picture

YEAR, MOST = 52, 260
SPANS = {"A year": YEAR, "All": MOST}


def road_year(client_id: str, weeks: tuple[YearWeek, ...]) -> None:
    """Draws the strip; an empty diary says what will appear here."""
    if not weeks:
        st.info("The weeks appear here after the first session or check-in.", icon=":material/route:")
        return
    with card(f"year_{client_id}"):
        place, span = st.container(), "A year"
        if len(weeks) > YEAR:
            span = st.segmented_control("Look back", SPANS, default=span, required=True, key=f"year_span_{client_id}")
        drawing = year_drawn(weeks[-SPANS[span] :], dark=st.context.theme.type == "dark")
        drawn(drawing, title=place, key=f"year_{client_id}")
        _on_paper(client_id)


def _on_paper(client_id: str) -> None:
    """The tap, then the page to look at and its PDF."""
    ready = f"year_paper_{client_id}"
    if st.button("Print the year", key=f"print_{ready}", icon=":material/print:", width="stretch"):
        try:
            with st.spinner("Setting the page …"):
                st.session_state[ready] = year_printed.print_year(studio(), client_id, at=now())
        except Refused as sentence:
            refused(sentence)
    if name := st.session_state.get(ready):
        place = f"/documents/{client_id}/years/{name}"
        pdf_link(place)
        picture(place, "The long road as it is printed", wide=True)
