"""The way to the next exercise without a word on pain."""

import streamlit as st

from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.redraw import again
from pages._parts.stops import go, next_stop


def onward(view: SessionView, shown: ExerciseCard) -> None:
    """Draws it; pain told of a finished exercise leads on by itself."""
    at = next_stop(view, shown.exercise.id)
    name = next((one.exercise.name for one in view.cards if one.exercise.id == at), "Finish")
    key = f"next_{view.record.id}_{shown.exercise.id}"
    if st.button(f"Next: {name}", key=key, width="stretch", icon=":material/arrow_forward:"):
        go(view, at)
        again()
