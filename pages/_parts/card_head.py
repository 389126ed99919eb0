"""The head of an exercise's card: picture, dose, cue, last time, what was made easier today, and the client's own rule."""

import streamlit as st

from lbp_core.coach.easing import keep_easing
from lbp_core.coach.floor_words import words_here
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.views import ExerciseCard
from pages._parts.drawing import drawing
from pages._parts.here import in_words, now, once, studio
from pages._parts.look import NOTE, QUIET, row
from pages._parts.redraw import again
from pages._parts.sets_row import Tap
from pages._parts.words import BLOCKS

PICTURE = 120
"""Width of the exercise's picture, px."""


def card_head(shown: ExerciseCard) -> None:
    """What it is, and how much."""
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


def eased_line(record: SessionRecord, shown: ExerciseCard, *, key: str, changes: int) -> Tap | None:
    """What was made easier today, the way back, and the way into the plan."""
    if shown.eased is None or shown.symptom is not None:
        return None
    words, back = words_here().easier, f"not_easier_{key}_{changes}"
    taken_back = None
    with row(f"eased_{key}"):
        st.markdown(f":material/south: **{words.eased.format(way=shown.eased)}**", width="stretch")
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if st.button(words.undo, key=back, icon=":material/undo:", type="tertiary"):
                taken_back = Entry(kind=EntryKind.EASE_UNDONE, exercise=shown.exercise.id), back
            _keep(record, shown, f"{key}_{changes}")
    return taken_back


def _keep(record: SessionRecord, shown: ExerciseCard, key: str) -> None:
    words, flag = words_here().easier, f"kept_{key}"
    if flag not in st.session_state:
        if st.button(words.keep, key=f"keep_{key}", icon=":material/calendar_month:", type="tertiary"):
            with in_words(f"easing {key} kept"):
                version = keep_easing(studio(), record.id, shown.exercise.id, key=once("keep", key), at=now())
                st.session_state[flag] = version.number
                again()
    else:
        st.caption(words.kept.format(number=st.session_state[flag]), width="content")
