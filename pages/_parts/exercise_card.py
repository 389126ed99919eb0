"""One exercise on the gym floor: what, how much, last time, the set tiles, what was felt. Every tap is saved at once."""

import streamlit as st

from lbp_core.coach import training
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.views import ExerciseCard
from pages._parts.drawing import drawing
from pages._parts.here import now, refused, studio
from pages._parts.look import NOTE, QUIET, card, row
from pages._parts.pain_strip import pain_strip
from pages._parts.sets_row import Tap, sets_row
from pages._parts.stop_signs import advice, stop_signs
from pages._parts.words import BLOCKS

PICTURE = 120
"""Width of the exercise's picture, px."""

FORM = {True: "Form held", False: "Form slipped"}


def exercise_card(record: SessionRecord, shown: ExerciseCard) -> bool:
    """Draws the card and saves what was tapped. True where something new is in storage and the card must be drawn again."""
    key = f"{record.id}_{shown.exercise.id}"
    taps = sum(entry.exercise == shown.exercise.id for entry in record.entries)
    with card(f"exercise_{key}"), st.container(gap="xsmall"):
        _what(shown)
        tapped = advice(shown, key=key, taps=taps)
        tapped = tapped if shown.symptom else sets_row(shown, key=key, taps=taps)
        tapped = _felt(shown, key, taps) or tapped
    return tapped is not None and _save(record.id, tapped)


def _what(shown: ExerciseCard) -> None:
    words, icon = BLOCKS[shown.block]
    last = shown.last or "First time"
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", gap="small"):
        drawing(shown.exercise.id, shown.prescription.rung, width=PICTURE)
        with st.container(gap="xsmall"):
            with row(f"name_{shown.exercise.id}"):
                st.markdown(f"### {shown.exercise.name}", width="content", anchors=False)
                st.badge(words, icon=f":material/{icon}:", color=QUIET)
                if shown.skipped:
                    st.badge("Skipped", icon=":material/skip_next:", color=NOTE)
            with st.container(gap=None):
                st.markdown(f"**{shown.dose}** · {shown.rung.name}")
                st.caption(f"{shown.rung.cue or shown.exercise.cues[0]} · {last}")


def _felt(shown: ExerciseCard, key: str, taps: int) -> Tap | None:
    """Pain, the three stop signs, and form."""
    said: Tap | None = None
    score = pain_strip("Pain during", key=f"during_{key}", saved=shown.pain_during)
    if score is not None and score != shown.pain_during:
        said = _entry(shown, EntryKind.PAIN_DURING, score=score), f"pain_{key}_{score}_{taps}"
    with st.container(horizontal=True, key=f"signs_{key}", vertical_alignment="bottom"):
        said = stop_signs(shown, key=key, taps=taps) or said
        form = st.segmented_control(
            "Form",
            FORM,
            format_func=FORM.__getitem__,
            default=shown.technique_ok,
            key=f"form_{key}_{shown.technique_ok}",
            label_visibility="collapsed",
        )
        if form is not None and form != shown.technique_ok:
            said = _entry(shown, EntryKind.TECHNIQUE, technique_ok=form), f"form_{key}_{form}_{taps}"
    return said


def _entry(shown: ExerciseCard, kind: EntryKind, **said: object) -> Entry:
    return Entry(kind=kind, exercise=shown.exercise.id, **said)


def _save(session_id: str, tapped: Tap) -> bool:
    try:
        training.tap(studio(), session_id, tapped[0], key=tapped[1], at=now())
    except Refused as sentence:
        refused(sentence)
        return False
    return True
