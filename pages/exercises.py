"""Exercises: the library by kind, pattern, stage, kit and trigger; one of them with everything known of it."""

import streamlit as st

from lbp_core.coach.browsing import browse
from lbp_core.coach.shelf import exercises
from pages._parts.exercise_filter import exercise_filter
from pages._parts.exercise_page import exercise_page, exercise_tile
from pages._parts.here import TRAINER, require

require(TRAINER)

chosen = st.query_params.get("exercise")
shown = {one.id: one for one in exercises()}

if chosen in shown:
    exercise_page(shown[chosen])
    st.stop()

st.title("Exercises", anchor=False)
found, held = browse(exercise_filter())
if not found and not held:
    st.info("Nothing fits all of that. Take one filter away, or try another word.")
if found:
    st.caption(f"{len(found)} exercise" + ("s" if len(found) > 1 else ""))
with st.grid("auto", min_column_width=300, gap="medium"):
    for name, steps in found.items():
        exercise_tile(shown[name], steps)
if held:
    st.subheader("Held back early", anchor=False)
    st.caption("No plan drafts these. Each has a checklist under which it returns.")
    with st.grid("auto", min_column_width=300, gap="medium"):
        for one in held:
            exercise_tile(one)
