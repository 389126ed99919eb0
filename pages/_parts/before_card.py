"""What the client trained before coaching, where it was brought in: drawn beside what was done here, and marked as history."""

import streamlit as st

from lbp_core.coach.leaving.before_drawn import before_drawn
from pages._parts.drawn import drawn
from pages._parts.here import studio
from pages._parts.look import card


def before_card(client_id: str) -> None:
    """Nothing where no history was brought in."""
    drawing = before_drawn(studio(), client_id, dark=st.context.theme.type == "dark")
    if drawing is None:
        return
    with card(f"before_{client_id}"):
        title = st.container()
        st.caption("History from before coaching, as another program kept it. The review does not read it.")
        drawn(drawing, title=title, key=f"before_{client_id}")
