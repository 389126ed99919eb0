"""A drawing over weeks in its place: the finding as title, the chart, and the same in words. Drawn by coach/weekly/drawing."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lbp_core.coach.weekly.drawing import Drawing
from pages._parts.here import TRAINER, require
from pages._parts.plotted import plotted
from pages._parts.table import twin_table


def drawn(drawing: Drawing, *, title: DeltaGenerator, key: str) -> None:
    """Puts the finding into `title`, and the chart with its text twin here. `key`, once per page, carries the client's id."""
    title.subheader(drawing.finding, anchor=False)
    plotted(drawing, key=f"drawn_{key}")
    in_words(drawing, key=f"twin_{key}")


@st.fragment
def in_words(drawing: Drawing, *, key: str, label: str = "How to read it, and the same in words") -> None:
    """Folded away until it is asked for; folded open, nothing else is drawn again. `key` carries the client's id."""
    require(TRAINER)
    with st.expander(label, icon=":material/notes:", key=key, on_change="rerun") as twin:
        if twin.open:
            st.caption(drawing.reading)
            twin_table(drawing.twin)
