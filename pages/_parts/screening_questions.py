"""The safety questions of one step: a few at a time, each with what follows from its yes. 'None of these' says no to each."""

import streamlit as st

from lbp_core.coach.screening import asking
from lbp_core.models.question import Question
from lbp_core.models.screening import Answer
from pages._parts.question import answer_tap
from pages._parts.screening_advice import advice
from pages._parts.screening_asked import Asked, Given
from pages._parts.screening_assessed import assessed
from pages._parts.screening_taps import groups_of, hold, key_of, none_of, recall_answers


def section_questions(asked: Asked) -> Given:
    """Draws the step and hands back what stands on it."""
    tapped, given = recall_answers(asked.section, asked.sheet, asked.saved), Given()
    for group in groups_of(asked.questions({})):
        listed = st.container(gap=None, key=f"asks_{key_of(asked.sheet, group[0].id)}")
        none_of(group, asked.sheet, tapped)
        with listed:
            for one in group:
                _ask(one, asked, given)
    return given


def _ask(one: Question, asked: Asked, given: Given, *, says: str | None = None) -> None:
    """The question with its answers beside it; a yes opens what is asked after it, and what to do now."""
    key = key_of(asked.sheet, one.id)
    with st.container(key=f"ask_{key}"):
        st.markdown(says or one.asks)
        answer = answer_tap(one.asks, key=key)
        hold(asked.sheet, one.id, answer)
        given.answers[one.id] = Answer.NOT_ASKED if answer is None else answer
        if answer is None or answer is Answer.NO:
            return
        with st.container(key=f"then_{key}"):
            old = one.follows is None and _is_old(one, answer, asked, given)
            for after in asked.after(one, answer):
                _ask(after, asked, given, says=asking.once_old(one.id, after.id) if old else None)
            if one.follows is None and not old:
                about = {one.id, *(item.id for item in asked.after(one))}
                advice(
                    {name: said for name, said in given.answers.items() if name in about}, by=asked.sheet.by, key=key
                )


def _is_old(one: Question, answer: Answer, asked: Asked, given: Given) -> bool:
    """True once the trainer says that a yes is old and looked at; who and when goes with it."""
    if answer is not Answer.YES or not asking.can_be_old(one.id):
        return False
    found = assessed(one.id, asked.sheet, key_of(asked.sheet, one.id), asked.known_old.get(one.id))
    if found is not None:
        given.old[one.id] = found
    return found is not None
