"""The pain-and-load chart with its text twin beneath it. What it draws is in lbp_core/charts."""

import streamlit as st

from lbp_core.charts import pain_and_load
from lbp_core.models.timeline import WeekPoint


def chart(timeline: tuple[WeekPoint, ...], *, key: str) -> None:
    """Draws the weeks; an empty diary says what will appear here."""
    if not timeline:
        st.info("Pain and load appear here after the first session or check-in.", icon=":material/show_chart:")
        return
    raise NotImplementedError(pain_and_load)
