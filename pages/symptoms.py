"""The morning after and anything new: one tap on the strip, and the safety questions where something changed."""

import streamlit as st

from lbp_core.coach import asking, mornings, sharing
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from pages._parts.client_header import client_header
from pages._parts.gate_card import gate_card
from pages._parts.here import TRAINER, client_here, now, on, once, require, studio
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.pain_strip import pain_strip
from pages._parts.question import question
from pages._parts.something_new import asked_for, way_back

require(TRAINER)

client_id = client_here()
header = client_header(client_id, "symptoms")
if header.gate.locked and header.gate.screened_on:
    gate_card(header.gate, client_id)
today = f"{client_id}_{on()}"
kept = f"kept_{today}"
if st.session_state.get(kept):
    with card(f"answers_saved_{today}", CALM):
        st.markdown(":material/check_circle: **The answers are saved**")
way_back(first=kept in st.session_state)

told = mornings.scores_on(studio(), client_id, on=on())
saved = told[-1] if told else None
tap = f"morning_{today}_{len(told)}"  # one tap after so many others: 3, 4, 3 is three taps, a bounced thumb is one
with card(f"morning_{today}"):
    score = pain_strip("How was the back this morning?", key=tap, saved=saved)
if score is not None and (saved is None or score != round(saved)):
    key = f"{tap}_{score}"
    sharing.send_morning(studio(), client_id, float(score), {}, by=By.TRAINER, key=key, at=now())
    st.rerun()
if saved is not None:
    with card(f"morning_saved_{today}", CALM):
        st.markdown(f":material/check_circle: **Saved: {saved:.0f} of 10**")
        to("clients", "Back to the record", icon="person", client=client_id)

with st.expander(
    "Something is new, or has changed", asked_for(), icon=":material/help:", key=f"new_{today}", on_change="rerun"
) as new:
    if new.open:
        first = asking.to_ask(Occasion.MORNING, {})
        tapped = {one.id: answer for one in first if (answer := st.session_state.get(f"question_{today}_{one.id}"))}
        answers: dict[str, Answer] = {}
        for one in asking.to_ask(Occasion.MORNING, tapped):
            answer = question(one.asks, key=f"{today}_{one.id}")
            answers[one.id] = Answer.NOT_ASKED if answer is None else answer
        given = {name: answer for name, answer in answers.items() if answer is not Answer.NOT_ASKED}
        if st.button("Save the answers", key=f"save_{today}", type="primary", width="stretch", disabled=not given):
            sharing.send_morning(
                studio(), client_id, None, given, by=By.TRAINER, key=once("new", today, sorted(given.items())), at=now()
            )
            st.session_state[kept] = True
            st.rerun()
