"""The safety questions at any hour, with the client's own words beside them: a yes locks in the same tap that saves it."""

from collections.abc import Mapping

import streamlit as st

from lbp_core.coach import asking, client_forms, sharing
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from pages._parts.here import now, once, studio
from pages._parts.look import STOP, card
from pages._parts.question import question


def ask_what_is_new(client_id: str, today: str, *, at_once: bool) -> bool:
    """True once answers were saved. Behind one tap; `at_once` opens it."""
    with st.expander(
        "Something is new, or has changed", at_once, icon=":material/help:", key=f"new_{today}", on_change="rerun"
    ) as new:
        return _asked(client_id, today) if new.open else False


def _asked(client_id: str, today: str) -> bool:
    first = asking.to_ask(Occasion.MORNING, {})
    tapped = {one.id: answer for one in first if (answer := st.session_state.get(f"question_{today}_{one.id}"))}
    answers: dict[str, Answer] = {}
    for one in asking.to_ask(Occasion.MORNING, tapped):
        answer = question(one.asks, key=f"{today}_{one.id}")
        answers[one.id] = Answer.NOT_ASKED if answer is None else answer
    given = {name: answer for name, answer in answers.items() if answer is not Answer.NOT_ASKED}
    _help_now(given, today)
    note = st.text_input("In their own words, if they said more", max_chars=500, key=f"words_{today}")
    if not st.button("Save the answers", key=f"save_{today}", type="primary", width="stretch", disabled=not given):
        return False
    tap = once("new", today, sorted(given.items()), note)
    sharing.send_morning(studio(), client_id, None, given, by=By.TRAINER, note=note, key=tap, at=now())
    return True


def _help_now(given: Mapping[str, Answer], today: str) -> None:
    """What to do at once, before anything is saved."""
    if (needed := client_forms.help_now(given)) is None:
        return
    with card(f"help_{today}", STOP):
        st.markdown(f"**:material/emergency: {needed.headline}**")
        st.text(needed.for_client)
        st.text(needed.for_trainer)
        st.caption("Save the answers: that pauses training and keeps what was said.")
