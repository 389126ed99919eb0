"""Load by movement: what each week did and what had settled by the morning, drawn on a tap. What it draws: lbp_core/charts."""

import streamlit as st

from lbp_core.coach.weekly.pattern_lines import patterns_drawn
from lbp_core.models.client import Client
from pages._parts.here import TRAINER, on, require, studio
from pages._parts.strips import strips


@st.fragment
def pattern_lines(client: Client) -> None:
    """Closed until it is asked for: a page of strips takes its time."""
    require(TRAINER)
    label = "Movement by movement: the load, and what settled by the morning"
    with st.expander(label, icon=":material/fitness_center:", key=f"patterns_{client.id}", on_change="rerun") as opened:
        if opened.open:
            dark, unit = st.context.theme.type == "dark", client.details.weight_unit
            found = patterns_drawn(studio(), client.id, unit=unit, on=on(), dark=dark, columns=2)
            strips(
                found, f"patterns_{client.id}", empty="Nothing was done yet. The strips begin with the first session."
            )
