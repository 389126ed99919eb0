"""The three stop signs of an exercise: what a tapped one means, and the way to take it back where it was a slip."""

import streamlit as st

from lbp_core.models.history import Symptom
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.look import STOP, WARN, card
from pages._parts.offers import Tap, button_tap
from pages._parts.something_new import ask_now
from pages._parts.words import SYMPTOMS


def stop_signs(shown: ExerciseCard, *, key: str, place: str, taps: int) -> Tap | None:
    """The sign that was tapped with its once-only key, or None."""
    said: Tap | None = None
    for symptom in Symptom:
        entry = Entry(kind=EntryKind.SYMPTOM, exercise=shown.exercise.id, symptom=symptom)
        tap = button_tap(
            place,
            SYMPTOMS[symptom],
            f"sign_{symptom}_{key}_{taps}",
            lambda entry=entry: (entry,),
            icon=":material/report:",
            disabled=shown.symptom is symptom,
        )
        said = tap or said
    return said


def advice(shown: ExerciseCard, *, key: str, place: str, taps: int, of: SessionView | None = None) -> Tap | None:
    """What to do now, and 'Undo': a later entry without a symptom. The first one stays in the log.

    `of`: whose it is, where two sessions stand on the page.

    A safety answer is never taken back here; only a clearance opens what it closed.
    """
    if not shown.advice:
        return None
    with card(f"advice_{key}", STOP if shown.symptom else WARN):
        st.text(shown.advice)
        if shown.symptom is None:
            return None
        ask_now("Ask the safety questions", key=f"ask_{key}", of=of)
        no_sign = Entry(kind=EntryKind.SYMPTOM, exercise=shown.exercise.id)
        label = f"Undo: not {SYMPTOMS[shown.symptom].lower()}, that was a slip"
        return button_tap(place, label, f"no_sign_{key}_{taps}", lambda: (no_sign,), icon=":material/undo:")
