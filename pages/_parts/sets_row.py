"""The tiles that record a set: as planned is one tap, a difference is two. The way back and the way past stand below."""

import streamlit as st

from lbp_core.coach.floor_words import words_here
from lbp_core.models.client import WeightUnit
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import ExerciseCard, SetState
from pages._parts.easier import easier_button
from pages._parts.look import row
from pages._parts.steppers import Numbers, steppers
from pages._parts.words import set_words

Tap = tuple[Entry, str]


def sets_row(shown: ExerciseCard, *, key: str, taps: int, changes: int) -> Tap | None:
    """What was tapped with its once-only key, or None.

    `taps` counts this exercise's entries so far: a tap made twice is the same tap, one made later is a new one. A done
    tile does nothing, so that a thumb that bounces neither counts a set twice nor takes it back. `changes` counts what
    was eased in the session so far.
    """
    numbers = steppers(shown, f"{key}_{changes}" if changes else key)
    tapped: Tap | None = None
    upcoming = next((one.number for one in shown.sets if not one.done), None)
    with st.grid(min(4, len(shown.sets)), min_column_width=130, gap="small", key=f"tiles_{key}"):
        for one in shown.sets:
            once = f"set_{key}_{one.number}_{taps}"
            if _tile(one, numbers, once, shown=shown, first=one.number == upcoming):
                tapped = _entry(shown, EntryKind.SET_DONE, set_number=one.number, **numbers), once
    return _below(shown, key, taps, changes) or tapped


def _below(shown: ExerciseCard, key: str, taps: int, changes: int) -> Tap | None:
    done = [one.number for one in shown.sets if one.done]
    says = words_here().skip
    with row(f"below_{key}", align="distribute"):
        undo = f"undo_{key}_{taps}"
        label = f"Undo set {done[-1]}" if done else "Undo"
        if st.button(label, key=undo, type="tertiary", icon=":material/undo:", disabled=not done):
            return _entry(shown, EntryKind.SET_UNDONE, set_number=done[-1]), undo
        easier_button(shown, key=key, changes=changes)
        skip = f"skip_{key}_{taps}"
        if shown.skipped:
            if st.button(says.undo, key=skip, type="primary", icon=":material/undo:"):
                return _entry(shown, EntryKind.SKIP_UNDONE), skip
        elif st.button(says.skip, key=skip, type="tertiary", icon=":material/skip_next:"):
            return _entry(shown, EntryKind.SKIPPED), skip
    return None


def _tile(one: SetState, numbers: Numbers, once: str, *, shown: ExerciseCard, first: bool) -> bool:
    unit: WeightUnit = shown.unit
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
        type="primary" if first and not shown.skipped else "secondary",
        disabled=shown.held,
        width="stretch",
        wrap=True,
    )


def _entry(shown: ExerciseCard, kind: EntryKind, **said: int | None) -> Entry:
    return Entry(kind=kind, exercise=shown.exercise.id, **said)
