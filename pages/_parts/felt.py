"""What was felt in an exercise: pain during, the three stop signs, and whether the form slipped."""

import streamlit as st

from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import ExerciseCard
from pages._parts.offers import Tap, button_tap, offer
from pages._parts.pain_strip import pain_strip
from pages._parts.stop_signs import stop_signs


def pain_during(shown: ExerciseCard, *, key: str, place: str, taps: int) -> Tap | None:
    """The score that was tapped with its once-only key, or None. It is never claimed by anything else."""

    def says() -> Tap | None:
        score = st.session_state.get(f"strip_during_{key}")
        if score is None or score == shown.pain_during:
            return None
        entry = Entry(kind=EntryKind.PAIN_DURING, exercise=shown.exercise.id, score=score)
        return (entry,), f"pain_{key}_{score}_{taps}"

    pain_strip("Pain during", key=f"during_{key}", saved=shown.pain_during)
    offer(place, says)
    return says()


def signs_and_form(shown: ExerciseCard, *, key: str, place: str, taps: int) -> Tap | None:
    """A stop sign or a word on form, with its once-only key; None where nothing was tapped."""
    slipped = shown.technique_ok is False
    form = Entry(kind=EntryKind.TECHNIQUE, exercise=shown.exercise.id, technique_ok=slipped)
    said = stop_signs(shown, key=key, place=place, taps=taps)
    return said or button_tap(
        place,
        "Form slipped: tap to undo" if slipped else "Form slipped",
        f"form_{key}_{slipped}_{taps}",
        lambda: (form,),
        icon=":material/check_circle:" if slipped else ":material/accessibility_new:",
        type="primary" if slipped else "secondary",
    )
