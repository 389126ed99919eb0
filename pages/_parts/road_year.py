"""The weeks of the road on one strip: a year back, or all of it; the same in words. What it draws is in lbp_core/charts."""

import streamlit as st

from lbp_core.coach.drawing import year_drawn
from lbp_core.models.road import YearWeek
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
        place.subheader(drawing.finding, anchor=False)
        st.vega_lite_chart(
            drawing.spec | {"autosize": {"type": "fit-x", "contains": "padding"}},
            width="stretch",
            theme=None,
            key=f"year_chart_{client_id}",
            alt=drawing.twin.sentence,
        )
        label = "How to read it, and the same in words"
        with st.expander(label, icon=":material/notes:", key=f"year_twin_{client_id}", on_change="rerun") as twin:
            if twin.open:
                st.caption(drawing.reading)
                st.table(
                    [dict(zip(drawing.twin.columns, told, strict=True)) for told in drawing.twin.rows], hide_index=True
                )
