"""The pain-and-load chart: finding as title, chart, text twin. What it draws is in lbp_core/charts."""

import streamlit as st

from lbp_core.coach.weekly.drawing import ALL, spans_for, weeks_drawn
from lbp_core.models.timeline import WeekPoint
from pages._parts.drawn import drawn
from pages._parts.here import TRAINER, require
from pages._parts.look import card

MAX_WEEKS = 260


def chart(timeline: tuple[WeekPoint, ...], *, key: str) -> None:
    """Draws the weeks; an empty diary says what will appear here."""
    if not timeline:
        st.info("Pain and load appear here after the first session or check-in.", icon=":material/show_chart:")
        return
    _weeks(timeline[-MAX_WEEKS:], key)


@st.fragment
def _weeks(weeks: tuple[WeekPoint, ...], key: str) -> None:
    """Its own fragment: another span draws the chart again and asks nothing of the records."""
    require(TRAINER)
    with card(f"chart_{key}"):
        place = st.container()
        span = _span(weeks, key)
        drawing = weeks_drawn(weeks, dark=st.context.theme.type == "dark", span=span)
        drawn(drawing, title=place, key=key)


def _span(weeks: tuple[WeekPoint, ...], key: str) -> str:
    """How far back to look; asked only where there is a choice."""
    offered = spans_for(weeks)
    if not offered:
        return ALL
    return st.segmented_control("Look back", offered, default=ALL, required=True, key=f"span_{key}")
