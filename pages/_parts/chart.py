"""The pain-and-load chart: finding as title, chart, text twin. What it draws is in lbp_core/charts."""

import streamlit as st

from lbp_core.coach.drawing import ALL, spans_for, weeks_drawn
from lbp_core.models.timeline import WeekPoint
from pages._parts.look import card

MAX_WEEKS = 260


def chart(timeline: tuple[WeekPoint, ...], *, key: str) -> None:
    """Draws the weeks; an empty diary says what will appear here."""
    if not timeline:
        st.info("Pain and load appear here after the first session or check-in.", icon=":material/show_chart:")
        return
    weeks = timeline[-MAX_WEEKS:]
    with card(f"chart_{key}"):
        place = st.container()
        span = _span(weeks, key)
        drawing = weeks_drawn(weeks, dark=st.context.theme.type == "dark", span=span)
        place.subheader(drawing.finding, anchor=False)
        st.vega_lite_chart(
            drawing.spec | {"autosize": {"type": "fit-x", "contains": "padding"}},
            width="stretch",
            theme=None,
            key=f"weeks_{key}",
            alt=drawing.twin.sentence,
        )
        label = "How to read it, and the same in words"
        with st.expander(label, icon=":material/notes:", key=f"twin_{key}", on_change="rerun") as twin:
            if twin.open:
                st.caption(drawing.reading)
                rows = [dict(zip(drawing.twin.columns, told, strict=True)) for told in drawing.twin.rows]
                st.table(rows, hide_index=True)


def _span(weeks: tuple[WeekPoint, ...], key: str) -> str:
    """How far back to look; asked only where there is a choice."""
    offered = spans_for(weeks)
    if not offered:
        return ALL
    return st.segmented_control("Look back", offered, default=ALL, required=True, key=f"span_{key}")
