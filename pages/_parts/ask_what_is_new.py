"""A symptom and the safety questions at any hour, with the client's own words beside them: a yes locks in the same tap."""

from collections.abc import Mapping

import streamlit as st

from lbp_core.coach.client import symptoms
from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening import asking
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from lbp_core.models.symptom_told import SymptomKept, SymptomTold
from pages._parts.here import now, once, refused, studio
from pages._parts.look import STOP, WARN, card
from pages._parts.question import question
from pages._parts.symptom_fields import Said, symptom_fields


def ask_what_is_new(client_id: str, today: str, *, at_once: bool) -> SymptomKept | None:
    """What was kept, once it was saved; else None. Behind one tap; `at_once` opens it."""
    words = symptoms.words().trainer
    with st.expander(words.title, at_once, icon=":material/help:", key=f"new_{today}", on_change="rerun") as new:
        if not new.open:
            return None
        said = symptom_fields(today)
        answers = _safety(today, pressing=symptoms.asks_more(said.areas, said.kinds))
        note = st.text_input(words.note, max_chars=500, key=f"words_{today}")
        given = {name: answer for name, answer in answers.items() if answer is not Answer.NOT_ASKED}
        _help_now(given, today)
        if not st.button(words.save, key=f"save_{today}", type="primary", width="stretch"):
            return None
        return _kept(client_id, today, said, given, note)


def _kept(client_id: str, today: str, said: Said, given: Mapping[str, Answer], note: str) -> SymptomKept | None:
    told = SymptomTold(**vars(said), by=By.TRAINER, note=note.strip() or None)
    tap = once("new", today, told, sorted(given.items()))
    try:
        return symptoms.tell_symptom(studio(), client_id, told, given, key=tap, at=now())
    except Refused as sentence:
        refused(sentence)
        return None


def _safety(today: str, *, pressing: bool) -> dict[str, Answer]:
    """The list in plain words: 'none of these' is one tap for all, or each for itself. Not tapped is not asked."""
    words = symptoms.words().trainer
    st.markdown(f"**{words.safety}**")
    if pressing:
        with card(f"pressing_{today}", WARN):
            st.markdown(f":material/hearing: {words.asked}")
    first = asking.to_ask(Occasion.SYMPTOM, {})
    if st.pills(words.safety, (words.none,), key=f"none_{today}", label_visibility="collapsed"):
        st.caption("; ".join(one.short for one in first))
        return {one.id: Answer.NO for one in first}
    tapped = {one.id: answer for one in first if (answer := st.session_state.get(f"question_{today}_{one.id}"))}
    answers: dict[str, Answer] = {}
    for one in asking.to_ask(Occasion.SYMPTOM, tapped):
        answer = question(one.asks, key=f"{today}_{one.id}")
        answers[one.id] = Answer.NOT_ASKED if answer is None else answer
    return answers


def _help_now(given: Mapping[str, Answer], today: str) -> None:
    """What to do at once, before anything is saved."""
    if (needed := client_forms.help_now(given)) is None:
        return
    with card(f"help_{today}", STOP):
        st.markdown(f"**:material/emergency: {needed.headline}**")
        st.text(needed.for_client)
        st.text(needed.for_trainer)
        st.caption("Save the answers: that pauses training and keeps what was said.")
