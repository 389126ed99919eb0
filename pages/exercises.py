"""Exercises: the library by kind, pattern, stage, kit and trigger; one of them with everything known of it."""

import streamlit as st

from lbp_core.coach.library.shelf import exercises
from pages._parts.exercise_library import exercise_library
from pages._parts.exercise_page import exercise_page
from pages._parts.here import ASSISTANT, TRAINER, require
from pages._parts.leaf import dress_leaves

require(TRAINER, ASSISTANT)
dress_leaves()

chosen = next((one for one in exercises() if one.id == st.query_params.get("exercise")), None)
if chosen is not None:
    exercise_page(chosen)
    st.stop()

st.title("Exercises", anchor=False)
exercise_library()
