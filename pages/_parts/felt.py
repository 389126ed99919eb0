"""What was felt in an exercise: pain during, the three stop signs, and whether the form held."""

import streamlit as st

from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import ExerciseCard
from pages._parts.pain_strip import pain_strip
from pages._parts.sets_row import Tap
from pages._parts.stop_signs import stop_signs

FORM = {True: "Form held", False: "Form slipped"}


def pain_during(shown: ExerciseCard, *, key: str, taps: int) -> Tap | None:
    """The score that was tapped with its once-only key, or None."""
    score = pain_strip("Pain during", key=f"during_{key}", saved=shown.pain_during)
    if score is None or score == shown.pain_during:
        return None
    entry = Entry(kind=EntryKind.PAIN_DURING, exercise=shown.exercise.id, score=score)
    return entry, f"pain_{key}_{score}_{taps}"


def signs_and_form(shown: ExerciseCard, *, key: str, taps: int) -> Tap | None:
    """A stop sign or a word on form, with its once-only key; None where nothing was tapped."""
    with st.container(horizontal=True, key=f"signs_{key}", vertical_alignment="bottom"):
        said = stop_signs(shown, key=key, taps=taps)
        form = st.segmented_control(
            "Form",
            FORM,
            format_func=FORM.__getitem__,
            default=shown.technique_ok,
            key=f"form_{key}_{shown.technique_ok}",
            label_visibility="collapsed",
        )
    if form is None or form == shown.technique_ok:
        return said
    entry = Entry(kind=EntryKind.TECHNIQUE, exercise=shown.exercise.id, technique_ok=form)
    return entry, f"form_{key}_{form}_{taps}"
