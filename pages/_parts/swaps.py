"""Something else for today: one tap opens the list, one tap puts it there, and its undo stands on the new card."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.floor.swapping import swap_today, swaps_today
from lbp_core.coach.library.shelf import dose_words
from lbp_core.models.floor import Swap
from lbp_core.models.records import SessionRecord
from lbp_core.models.views import ExerciseCard
from pages._parts.easier import changes_in
from pages._parts.here import in_words, now, once, studio
from pages._parts.look import card

MOST = 4
"""How many are shown: more than a glance takes in helps nobody."""


def swap_button(record: SessionRecord, shown: ExerciseCard) -> None:
    """Opens the list, or closes it."""
    place = _place(record, shown)
    if st.button(words_here().swap.button, key=f"swaps_{place}", icon=":material/swap_horiz:"):
        st.session_state[f"swaps_open_{place}"] = not st.session_state.get(f"swaps_open_{place}", False)


def swaps(record: SessionRecord, shown: ExerciseCard) -> bool:
    """The list where it stands open, best first. True once one of them stands in the session."""
    place, words = _place(record, shown), words_here().swap
    if not st.session_state.get(f"swaps_open_{place}", False) or shown.symptom is not None:
        return False
    with card(f"swaps_{place}"):
        found = swaps_today(studio(), record.id, shown.exercise.id)
        st.caption(words.head if found else words.none)
        return any(_one(record, shown, swap, first=swap is found[0]) for swap in found[:MOST])


def _one(record: SessionRecord, shown: ExerciseCard, swap: Swap, *, first: bool) -> bool:
    key = f"{_place(record, shown)}_{swap.exercise}"
    with st.container(horizontal=True, wrap=False, vertical_alignment="center", key=f"line_swap_{key}"):
        more = (
            f"{dose_words(swap.dose, shown.unit)} · {swap.rung_name} · {words_here().swap.needs.format(kit=swap.needs)}"
        )
        st.markdown(f"**{swap.name}**  \n{swap.because}  \n:gray[{more}]", width="stretch")
        look = "primary" if first else "secondary"
        if not st.button(words_here().swap.today, key=f"swap_{key}", type=look):
            return False
    with in_words(f"swap {key}"):
        swap_today(studio(), record.id, shown.exercise.id, swap.exercise, key=once("swap", key), at=now())
        return True
    return False


def _place(record: SessionRecord, shown: ExerciseCard) -> str:
    return f"{record.id}_{shown.exercise.id}_{changes_in(record)}"
