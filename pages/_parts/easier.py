"""Making an exercise easier at the moment it bothers: the button, the question when, and the list of ways.

The list opens right below what was tapped, the sets or the pain score; nothing above it moves.
"""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.easing import Bother
from lbp_core.models.records import EntryKind, SessionRecord
from lbp_core.models.views import ExerciseCard
from pages._parts.easier_ways import easier_ways
from pages._parts.look import WARN, card
from pages._parts.own_rule import write_rule

SETS, PAIN, SHUT = "sets", "pain", "shut"
CHANGES = frozenset({EntryKind.EASED, EntryKind.EASE_UNDONE, EntryKind.FLARED, EntryKind.SWAPPED})


def easier_button(shown: ExerciseCard, *, key: str, changes: int) -> None:
    """Opens the list beneath the sets, or closes it wherever it stands open."""
    if st.button(words_here().easier.button, key=f"easier_{key}_{changes}", icon=":material/south:"):
        open_now = _opened(shown, key, changes) != SHUT
        st.session_state[_place(key, changes)] = SHUT if open_now else SETS


def look_again(record: SessionRecord, key: str) -> None:
    """A new pain score opens the list again where it was closed."""
    changes = changes_in(record)
    if st.session_state.get(_place(key, changes)) == SHUT:
        del st.session_state[_place(key, changes)]


def easier(record: SessionRecord, shown: ExerciseCard, *, key: str, changes: int, place: str) -> bool:
    """The list, where it stands open in that place. True once something is in storage."""
    if place == PAIN and shown.bothers and shown.advice:
        with card(f"bothers_{key}", WARN):
            st.text(shown.advice)
    if shown.symptom is not None or _opened(shown, key, changes) != place:
        return False
    words = words_here()
    with card(f"ways_{key}"):
        felt = st.pills(
            words.easier.asks, list(Bother), format_func=words.bothers.__getitem__, key=f"bother_{key}_{changes}"
        )
        st.caption(words.easier.stop)
        done = easier_ways(record, shown, felt, key=f"{key}_{changes}")
        return write_rule(record.client_id, shown, key=key) or done


def changes_in(record: SessionRecord) -> int:
    """How often what is asked for was changed in the session so far."""
    return sum(entry.kind in CHANGES for entry in record.entries)


def _opened(shown: ExerciseCard, key: str, changes: int) -> str:
    """Where the list stands open: as a thumb left it, else beneath the pain score where that asks for it."""
    return str(st.session_state.get(_place(key, changes), PAIN if shown.bothers else SHUT))


def _place(key: str, changes: int) -> str:
    return f"easier_open_{key}_{changes}"
