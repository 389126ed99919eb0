"""A drawing over weeks in its place: the finding as title, the chart, and the same in words. Drawn by coach/weekly/drawing."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from lbp_core.coach.weekly.drawing import Drawing
from pages._parts.looking import in_this_look


def drawn(drawing: Drawing, *, title: DeltaGenerator, key: str) -> None:
    """Puts the finding into `title`, and the chart with its text twin here. `key`, once per page, carries the client's id."""
    title.subheader(drawing.finding, anchor=False)
    st.vega_lite_chart(
        in_this_look(drawing.spec) | {"autosize": {"type": "fit-x", "contains": "padding"}},
        width="stretch",
        theme=None,
        key=f"drawn_{key}",
        alt=drawing.twin.sentence,
    )
    label = "How to read it, and the same in words"
    with st.expander(label, icon=":material/notes:", key=f"twin_{key}", on_change="rerun") as twin:
        if twin.open:
            st.caption(drawing.reading)
            rows = [dict(zip(drawing.twin.columns, told, strict=True)) for told in drawing.twin.rows]
            st.table(rows, hide_index=True)
