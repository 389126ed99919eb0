"""The weeks of the road on one strip: a year back, or all of it; the same in words. What it draws is in lbp_core/charts."""

import streamlit as st

from lbp_core.coach.drawing import year_drawn
from lbp_core.models.road import YearWeek
from pages._parts.drawn import drawn
from pages._parts.look import card

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
