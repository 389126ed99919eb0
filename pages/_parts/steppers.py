"""The numbers of the next set: repetitions or seconds, load, and what was left in reserve."""

import streamlit as st

from lbp_core.coach.library.shelf import load_in_grams, load_number
from lbp_core.models.exercise import Unit
from lbp_core.models.views import ExerciseCard, SetState

RESERVE = (0, 1, 2, 3, 4, 5)
Numbers = dict[str, int | None]


def steppers(shown: ExerciseCard, key: str) -> None:
    """They stand at what was asked for until a thumb moves them. What stands there is what a tap records.

    `key` changes with every easing and flare: what is asked then is another thing.
    """
    asked = _asked(shown)
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"steppers_{key}"):
        if asked.reps is not None:
            st.number_input("Reps", 0, 1_000, asked.reps, 1, key=f"reps_{key}", width=170)
        if asked.hold_s is not None:
            st.number_input("Hold, s", 0, 3_600, asked.hold_s, 5, key=f"hold_{key}", width=170)
        if asked.load_g is not None:
            unit = shown.unit
            start, step = load_number(asked.load_g, unit), load_number(shown.rung.step_g or 1_000, unit)
            st.number_input(f"Load, {unit}", 0.0, 1_000.0, start, step, "%g", key=_load_key(shown, key), width=170)
        if shown.exercise.unit is Unit.REPS:
            st.segmented_control("In reserve", RESERVE, default=_claim(asked), key=f"reserve_{key}", wrap=False)


def numbers_of(shown: ExerciseCard, key: str) -> Numbers:
    """What the steppers say now; what was asked for, where they are not drawn yet."""
    asked, state = _asked(shown), st.session_state
    numbers: Numbers = {}
    if asked.reps is not None:
        numbers["reps"] = state.get(f"reps_{key}", asked.reps)
    if asked.hold_s is not None:
        numbers["hold_s"] = state.get(f"hold_{key}", asked.hold_s)
    if asked.load_g is not None:
        load = state.get(_load_key(shown, key))
        numbers["load_g"] = asked.load_g if load is None else load_in_grams(load, shown.unit, asked=asked.load_g)
    if shown.exercise.unit is Unit.REPS:
        numbers["reps_in_reserve"] = state.get(f"reserve_{key}", _claim(asked))
    return numbers


def _asked(shown: ExerciseCard) -> SetState:
    return next((one for one in shown.sets if not one.done), shown.sets[-1])


def _claim(asked: SetState) -> int | None:
    return asked.reps_in_reserve if asked.reps_in_reserve in RESERVE else None


def _load_key(shown: ExerciseCard, key: str) -> str:
    return f"load_{key}_{shown.unit}"
