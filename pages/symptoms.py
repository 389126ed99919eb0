"""Symptoms at any hour: the morning's one tap, what is new with the safety questions, and the trainer's own judgement."""

import streamlit as st

from lbp_core.coach.client import mornings
from lbp_core.coach.gate import alerts
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.models.records import By
from pages._parts.alert_card import alert_card
from pages._parts.alert_history import alert_history
from pages._parts.ask_what_is_new import ask_what_is_new
from pages._parts.client_header import client_header
from pages._parts.gate_card import gate_card
from pages._parts.here import TRAINER, client_here, now, on, require, studio
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.own_judgement import own_judgement
from pages._parts.pain_strip import pain_strip
from pages._parts.something_new import asked_for, refer_asked_for, way_back
from pages._parts.symptoms_told import just_kept, symptoms_so_far

require(TRAINER)

client_id = client_here()
header = client_header(client_id, "symptoms")
if header.gate.locked and (header.gate.screened_on or header.gate.covers):
    gate_card(header.gate, client_id)
today = f"{client_id}_{on()}"
kept_under = f"kept_{today}"
kept = st.session_state.get(kept_under, ())
if kept:
    planned = planning.programme(studio(), client_id) is not None
    just_kept(client_id, kept[-1], today, may_train=planned and not header.gate.locked)
way_back(first=bool(kept))
if (alert := alerts.alert_of(studio(), client_id, on=on())) is not None:
    alert_card(alert, in_full=False)

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

sheet = f"{today}_{len(kept)}" if kept else today  # a new one, closed: what the answers mean stands above, in sight
if (new := ask_what_is_new(client_id, sheet, at_once=asked_for() and not kept)) is not None:
    st.session_state[kept_under] = (*kept, new)
    st.rerun()
own_judgement(client_id, at_once=refer_asked_for())
symptoms_so_far(client_id)
alert_history(client_id)
