"""Taps of the step that is open: put back after a reload, held as they are made, and 'none of these' for a whole group."""

from collections.abc import Mapping, Sequence

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening import asking
from lbp_core.coach.screening.pad import Sheet
from lbp_core.models.question import Question, Section
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from pages._parts.handing_over import hand_here
from pages._parts.here import now, studio

AT_ONCE = 7
"""Questions that one tap may answer: what a person can read and keep in mind."""


def sheet_here(client_id: str, step: Section) -> Sheet:
    """Where the taps of this step are held until it is saved."""
    by = By.CLIENT if step is Section.PRIVATE else By.TRAINER
    return Sheet(client_id, f"{st.query_params['run']}_{step}", by, hand_here())


def key_of(sheet: Sheet, place: str) -> str:
    """The key of a control there: never the same for two clients, runs or handings-over."""
    return f"{sheet.client_id}_{sheet.run}_{sheet.hand}_{place}"


def recall(sheet: Sheet, place: str, key: str, saved: object = None) -> None:
    """Before a control is drawn in a new visit: what was tapped there and not saved yet, else what is saved."""
    if key not in st.session_state:
        tap = studio().pad.taps(sheet).get(place)
        if (value := saved if tap is None else tap.value) is not None:
            st.session_state[key] = value


def hold(sheet: Sheet, place: str, value: object) -> None:
    """After it was drawn: what stands there now."""
    studio().pad.tap(sheet, place, value, at=now())


def recall_answers(section: Section, sheet: Sheet, saved: Mapping[str, Answer]) -> dict[str, Answer]:
    """What is tapped or saved of the step's questions, put back where it was tapped."""
    every = {one.id: Answer.YES for one in asking.to_ask(Occasion.FULL, {}, section)}
    found = {}
    for one in asking.to_ask(Occasion.FULL, every, section):
        key = f"question_{key_of(sheet, one.id)}"
        recall(sheet, one.id, key, saved.get(one.id))
        if (answer := st.session_state.get(key)) is not None:
            found[one.id] = answer
    return found


def groups_of(asked: Sequence[Question]) -> list[Sequence[Question]]:
    """The questions in groups of one tap each, as even as they go."""
    if not asked:
        return []
    share = -(-len(asked) // -(-len(asked) // AT_ONCE))
    return [asked[first : first + share] for first in range(0, len(asked), share)]


def none_of(group: Sequence[Question], sheet: Sheet, tapped: Mapping[str, Answer]) -> None:
    """One tap that says no to each question without an answer: seen as so many noes, and each can still be changed."""
    left = [one for one in group if one.id not in tapped]
    said = client_forms.in_hand().private
    words = (
        (said.none if len(left) == len(group) else said.none_left).format(n=len(left)) if left else said.nothing_left
    )
    key = f"none_{key_of(sheet, group[0].id)}"
    if st.button(words, key=key, disabled=not left, width="stretch", icon=":material/done_all:"):
        for one in left:
            st.session_state[f"question_{key_of(sheet, one.id)}"] = Answer.NO
        st.rerun()
