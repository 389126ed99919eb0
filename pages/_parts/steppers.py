"""The numbers of the next set: repetitions or seconds, load, and what was left in reserve."""

import streamlit as st

from lbp_core.coach.shelf import load_in_grams, load_number
from lbp_core.models.exercise import Unit
from lbp_core.models.views import ExerciseCard

RESERVE = (0, 1, 2, 3, 4, 5)
Numbers = dict[str, int | None]


def steppers(shown: ExerciseCard, key: str) -> Numbers:
    """They stand at what was asked for until a thumb moves them. What stands there is what a tap records.

    `key` changes with every easing and flare: what is asked then is another thing.
    """
    asked = next((one for one in shown.sets if not one.done), shown.sets[-1])
    numbers: Numbers = {}
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"steppers_{key}"):
        if asked.reps is not None:
            numbers["reps"] = st.number_input("Reps", 0, 1_000, asked.reps, 1, key=f"reps_{key}", width=170)
        if asked.hold_s is not None:
            numbers["hold_s"] = st.number_input("Hold, s", 0, 3_600, asked.hold_s, 5, key=f"hold_{key}", width=170)
        if asked.load_g is not None:
            unit = shown.unit
            start, step = load_number(asked.load_g, unit), load_number(shown.rung.step_g or 1_000, unit)
            load = st.number_input(
                f"Load, {unit.value}", 0.0, 1_000.0, start, step, "%g", key=f"load_{key}_{unit}", width=170
            )
            numbers["load_g"] = load_in_grams(load, unit, asked=asked.load_g)
        if shown.exercise.unit is Unit.REPS:
            claim = asked.reps_in_reserve if asked.reps_in_reserve in RESERVE else None
            numbers["reps_in_reserve"] = st.segmented_control(
                "In reserve", RESERVE, default=claim, key=f"reserve_{key}", wrap=False
            )
    return numbers
