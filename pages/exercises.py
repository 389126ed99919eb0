"""Exercises: the library with its ladders, cues, what is fine, what means stop, and what each rests on."""

import streamlit as st

from lbp_core.coach.shelf import exercises
from pages._parts.exercise_page import exercise_page, exercise_tile
from pages._parts.here import TRAINER, require
from pages._parts.words import BLOCKS

require(TRAINER)

chosen = st.query_params.get("exercise")
shown = {one.id: one for one in exercises()}

if chosen in shown:
    exercise_page(shown[chosen])
    st.stop()

st.title("Exercises", anchor=False)
search = st.text_input(
    "Find an exercise",
    key="exercise_search",
    type="search",
    placeholder="Bird dog, hinge, squat …",
    icon=":material/search:",
    live="300ms",
)
blocks = st.pills(
    "Part of the session",
    tuple(BLOCKS),
    selection_mode="multi",
    format_func=lambda block: BLOCKS[block][0],
    key="blocks",
    label_visibility="collapsed",
)
found = [one for one in exercises(search or "") if not blocks or one.block in blocks]
if not found:
    st.info("No exercise by that name. Try another word for it.")
with st.grid("auto", min_column_width=300, gap="medium"):
    for one in found:
        exercise_tile(one)
