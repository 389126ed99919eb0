"""Exercise by exercise: how far each has come and the pain during it, drawn on a tap. What it draws: lbp_core/charts."""

import streamlit as st

from lbp_core.coach.weekly.exercise_lines import exercises_drawn
from lbp_core.models.client import Client
from pages._parts.here import TRAINER, on, require, studio
from pages._parts.strips import strips


@st.fragment
def exercise_lines(client: Client) -> None:
    """Closed until it is asked for: a page of strips takes its time."""
    require(TRAINER)
    label, key = "Exercise by exercise: how far, and the pain during it", f"exercise_lines_{client.id}"
    with st.expander(label, icon=":material/stacked_line_chart:", key=key, on_change="rerun") as opened:
        if opened.open:
            dark, unit = st.context.theme.type == "dark", client.details.weight_unit
            found = exercises_drawn(studio(), client.id, unit=unit, on=on(), dark=dark, columns=2)
            strips(found, client.id, empty="Nothing was done yet. The strips begin with the first session.")
