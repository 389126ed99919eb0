"""The part of a card that counts: the steppers, and beneath them the tiles. A set tap draws only the tiles: tiles_row.py."""

import streamlit as st

from lbp_core.models.views import SessionView
from pages._parts.here import TRAINER, in_words, require
from pages._parts.steppers import steppers
from pages._parts.tiles_row import numbers_key, tiles_row


@st.fragment
def sets_row(view: SessionView, exercise: str) -> None:
    """A stepper that was moved draws this part again: the tiles say what a tap on them would claim."""
    require(TRAINER)
    shown = next((one for one in view.cards if one.exercise.id == exercise), None)
    if shown is None:
        return
    with in_words(f"sets of {exercise}"), st.container(gap="xsmall", key=f"sets_{view.record.id}_{exercise}"):
        steppers(shown, numbers_key(view.record, exercise))
        tiles_row(view, exercise)
