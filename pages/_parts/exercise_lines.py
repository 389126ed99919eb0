"""Exercise by exercise: how far each has come and the pain during it, drawn on a tap. What it draws: lbp_core/charts."""

import streamlit as st

from lbp_core.coach.weekly.drawing import Drawing
from lbp_core.coach.weekly.exercise_lines import exercises_drawn
from lbp_core.models.client import Client
from pages._parts.here import on, studio

ROOM = 480
"""Pixels that one column of strips needs."""


def exercise_lines(client: Client) -> None:
    """Closed until it is asked for: a page of strips takes its time."""
    label = "Exercise by exercise: how far, and the pain during it"
    with st.expander(
        label, icon=":material/stacked_line_chart:", key=f"exercise_lines_{client.id}", on_change="rerun"
    ) as opened:
        if not opened.open:
            return
        dark, unit = st.context.theme.type == "dark", client.details.weight_unit
        found = exercises_drawn(studio(), client.id, unit=unit, on=on(), dark=dark, columns=2)
        if not found:
            st.text("Nothing was done yet. The strips begin with the first session.")
            return
        st.subheader(found[0].finding, anchor=False)
        with st.grid("auto", min_column_width=ROOM, gap="medium"):
            for place, drawing in enumerate(found):
                _strips(drawing, f"{client.id}_{place}")
        if st.toggle("How to read it, and the same in words", key=f"exercise_words_{client.id}"):
            st.caption(found[0].reading)
            twin = found[0].twin
            st.table([dict(zip(twin.columns, told, strict=True)) for told in twin.rows], hide_index=True)


def _strips(drawing: Drawing, key: str) -> None:
    spec = drawing.spec | {"autosize": {"type": "fit-x", "contains": "padding"}}
    st.vega_lite_chart(spec, width="stretch", theme=None, key=f"strips_{key}", alt=drawing.twin.sentence)
