"""A finished session put right: what was wrong, the right value, saved as a new entry. The earlier one stays in the log."""

import streamlit as st

from lbp_core.coach.floor.correcting import correct, correctable
from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.here import in_words, now, studio
from pages._parts.look import card
from pages._parts.pain_strip import pain_strip
from pages._parts.steppers import numbers_of, steppers

BEFORE, EFFORT, MINUTES, NOTE = "before", "effort", "minutes", "note"


def put_right(view: SessionView) -> None:
    """The button, then the question what was wrong, then that one thing. Why not, where a review used it already."""
    words, key = words_here().right, f"{view.record.id}_{len(view.record.entries)}"
    if (why := correctable(studio(), view.record.id)) is not None:
        st.caption(why)
        return
    with st.expander(words.button, icon=":material/edit:", key=f"right_{view.record.id}", on_change="rerun") as way:
        if not way.open:
            return
        st.caption(words.kept)
        named = {BEFORE: words.before, EFFORT: words.effort, MINUTES: words.minutes, NOTE: words.note}
        named |= {one.exercise.id: one.exercise.name for one in view.cards}
        what = st.pills(words.what, list(named), format_func=named.__getitem__, key=f"what_{key}")
        if what is not None:
            with card(f"right_{key}"):
                _one(view, what, key)


def _one(view: SessionView, what: str, key: str) -> None:
    shown = next((one for one in view.cards if one.exercise.id == what), None)
    entry = _of_session(view, what, key) if shown is None else _of_exercise(shown, key)
    if not st.button(words_here().right.save, key=f"save_right_{key}", type="primary", disabled=entry is None):
        return
    if entry is not None:
        with in_words(f"session {view.record.id} put right"):
            correct(studio(), view.record.id, (entry,), key=f"right_{what}_{key}", at=now())
            st.rerun()


def _of_session(view: SessionView, what: str, key: str) -> Entry | None:
    if what == MINUTES:
        minutes = st.number_input(
            words_here().right.minutes, 0, 600, view.minutes, 1, key=f"fix_minutes_{key}", width=200
        )
        return None if minutes is None else Entry(kind=EntryKind.MINUTES, minutes=minutes)
    if what == NOTE:
        text = st.text_input(words_here().right.note, view.note or "", 1_000, key=f"fix_note_{key}").strip()
        return Entry(kind=EntryKind.NOTE, text=text) if text else None
    kind, label = (
        (EntryKind.EFFORT, words_here().right.effort)
        if what == EFFORT
        else (EntryKind.PAIN_BEFORE, words_here().right.before)
    )
    ends = ("no effort", "as hard as it gets") if what == EFFORT else ("no pain", "worst imaginable")
    score = pain_strip(label, key=f"fix_{what}_{key}", ends=ends)
    return None if score is None else Entry(kind=kind, score=score)


def _of_exercise(shown: ExerciseCard, key: str) -> Entry | None:
    """One set's numbers, or the pain in it: whichever was tapped."""
    place = f"fix_{key}_{shown.exercise.id}"
    sets = [one.number for one in shown.sets]
    number = st.segmented_control("Set", sets, key=f"set_of_{place}")
    score = pain_strip("Pain during", key=f"pain_of_{place}")
    if number is None:
        return None if score is None else Entry(kind=EntryKind.PAIN_DURING, exercise=shown.exercise.id, score=score)
    steppers(shown, place)
    said = numbers_of(shown, place)
    return Entry(kind=EntryKind.SET_DONE, exercise=shown.exercise.id, set_number=number, **said)
