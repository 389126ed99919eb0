"""The safety questions before a session: 'nothing new' is one tap that answers each of them; or they go one by one."""

import streamlit as st

from lbp_core.coach.screening import asking
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.screening import Answer, Occasion
from pages._parts.look import NOTE, card
from pages._parts.question import question


def safety_six(session_id: str, *, taps: int) -> tuple[Entry, str] | None:
    """The answers once they are all given, with their once-only key, or None. Drawn before anything can be trained."""
    asked = asking.to_ask(Occasion.SAFETY_SIX, {})
    with card(f"safety_{session_id}", NOTE):
        st.header("Anything new since last time?", icon=":material/health_and_safety:", anchor=False)
        st.text("Read them out, or turn the tablet round.")
        st.markdown("\n".join(f"- {one.short[0].upper()}{one.short[1:]}" for one in asked))
        once = f"nothing_new_{session_id}_{taps}"
        if st.button("Nothing new: no to all six", key=once, type="primary", width="stretch", icon=":material/check:"):
            return Entry(kind=EntryKind.SAFETY, answers={one.id: Answer.NO for one in asked}), once
        with st.expander(
            "Something is new, or not sure", icon=":material/help:", key=f"one_by_one_{session_id}", on_change="rerun"
        ) as way:
            return _one_by_one(session_id, taps) if way.open else None


def _one_by_one(session_id: str, taps: int) -> tuple[Entry, str] | None:
    answers: dict[str, Answer] = {}
    for one in asking.to_ask(Occasion.SAFETY_SIX, _given(session_id)):
        answer = question(one.asks, key=f"{session_id}_{one.id}")
        answers[one.id] = Answer.NOT_ASKED if answer is None else answer
    left = sum(answer is Answer.NOT_ASKED for answer in answers.values())
    once = f"six_{session_id}_{taps}"
    label = f"{left} still open" if left else "Save the answers"
    if st.button(label, key=once, type="primary", disabled=left > 0, width="stretch"):
        return Entry(kind=EntryKind.SAFETY, answers=answers), once
    return None


def _given(session_id: str) -> dict[str, Answer]:
    """What stands on the page already, so that a follow-up appears only after its yes."""
    asked = (*asking.to_ask(Occasion.SAFETY_SIX, {}),)
    return {
        one.id: st.session_state[key] for one in asked if (key := f"question_{session_id}_{one.id}") in st.session_state
    }
