"""The numbers of a set and the tiles that record one: as planned is one tap, a difference is two."""

import streamlit as st

from lbp_core.coach.shelf import load_in_grams, load_number
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Unit
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import ExerciseCard, SetState
from pages._parts.look import row
from pages._parts.words import set_words

RESERVE = (0, 1, 2, 3, 4, 5)
Numbers = dict[str, int | None]
Tap = tuple[Entry, str]


def sets_row(shown: ExerciseCard, *, key: str, taps: int) -> Tap | None:
    """What was tapped with its once-only key, or None.

    `taps` counts this exercise's entries so far: a tap made twice is the same tap, one made later is a new one. A done
    tile does nothing, so that a thumb that bounces neither counts a set twice nor takes it back.
    """
    numbers = _steppers(shown, key)
    tapped: Tap | None = None
    upcoming = next((one.number for one in shown.sets if not one.done), None)
    with st.grid(min(4, len(shown.sets)), min_column_width=130, gap="small", key=f"tiles_{key}"):
        for one in shown.sets:
            once = f"set_{key}_{one.number}_{taps}"
            if _tile(one, numbers, once, unit=shown.unit, first=one.number == upcoming):
                tapped = _entry(shown, EntryKind.SET_DONE, one.number, numbers), once
    return _undo_or_skip(shown, key, taps) or tapped


def _undo_or_skip(shown: ExerciseCard, key: str, taps: int) -> Tap | None:
    done = [one.number for one in shown.sets if one.done]
    with row(align="distribute"):
        undo = f"undo_{key}_{taps}"
        label = f"Undo set {done[-1]}" if done else "Undo"
        if st.button(label, key=undo, type="tertiary", icon=":material/undo:", disabled=not done):
            return _entry(shown, EntryKind.SET_UNDONE, done[-1], {}), undo
        skip = f"skip_{key}_{taps}"
        if st.button("Skip this one", key=skip, type="tertiary", icon=":material/skip_next:"):
            return Entry(kind=EntryKind.SKIPPED, exercise=shown.exercise.id), skip
    return None


def _tile(one: SetState, numbers: Numbers, once: str, *, unit: WeightUnit, first: bool) -> bool:
    if one.done:
        st.button(
            f"**{set_words(one, unit)}**",
            key=f"done_{once}",
            icon=":material/check_circle:",
            disabled=True,
            width="stretch",
            wrap=True,
        )
        return False
    asked = one.model_copy(update=numbers)
    return st.button(
        f"Set {one.number} done  \n{set_words(asked, unit)}",
        key=once,
        type="primary" if first else "secondary",
        width="stretch",
        wrap=True,
    )


def _steppers(shown: ExerciseCard, key: str) -> Numbers:
    """They stand at what was asked for until a thumb moves them. What stands there is what a tap records."""
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


def _entry(shown: ExerciseCard, kind: EntryKind, number: int, numbers: Numbers) -> Entry:
    return Entry(kind=kind, exercise=shown.exercise.id, set_number=number, **numbers)
