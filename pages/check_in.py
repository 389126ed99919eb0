"""Check-in: the trainer hands the tablet over or sends the link; in the client's hands only this client's form is here."""

from datetime import timedelta

import streamlit as st

from lbp_core.coach.phone import client_forms, sharing
from lbp_core.coach.phone.languages import week_in_words
from lbp_core.coach.screening.looking_over import lines
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from pages._parts.check_in_form import asked_twice, check_in_form
from pages._parts.client_header import client_header
from pages._parts.handing_over import give_back, hand_here, hand_over_button
from pages._parts.here import CLIENT, TRAINER, client_here, now, on, once, refused, require, studio
from pages._parts.look import CALM, card
from pages._parts.safety_list import help_at_once, kept_at_once
from pages._parts.send_link import send_link
from pages._parts.told import told
from pages._parts.visitor import visit

LAST_OF_WEEK = timedelta(days=6)

require(TRAINER, CLIENT)

client_id = client_here()
hand = hand_here()
words = client_forms.words()

if not hand:
    client_header(client_id, "check_in")
    with card(f"hand_over_{client_id}", CALM):
        st.header("Hand the tablet over", icon=":material/tablet:", anchor=False)
        st.text(
            "The client fills in their week alone, in about a minute. What they tap is not shown to you until it is sent."
        )
        week = sharing.check_in_form(studio(), client_id, on=on()).week
        hand_over_button("Start their check-in", "check_in", client_id, week=week.isoformat())
    send_link(client_id)
    told(client_id, open_already=True)
    st.stop()

form = sharing.check_in_form(studio(), client_id, on=asked + LAST_OF_WEEK if (asked := visit().week) else on())
key = f"{client_id}_{hand}"
st.title(words.check_in["title"].format(name=form.first_name), anchor=False)
if (sent := st.session_state.get(f"sent_{key}")) is not None:
    help_at_once(sent.record.answers, key=f"sent_{key}")
    with card(f"sent_{key}", CALM):
        st.header(words.sent["title"].format(name=form.first_name), icon=":material/check_circle:", anchor=False)
        st.text(sent.closing)
        st.subheader(words.tablet["hand_back"], anchor=False)
    give_back(key, sent=True)
    st.stop()

st.text(words.check_in["week"].format(week=week_in_words(form.week)))
st.text(words.tablet["wrong"])
if form.sent_already:
    st.info(words.check_in["sent_already"])
filled = check_in_form(form, today=on(), key=key)
kept_at_once(client_id, filled.answers, key=key)
with card(f"review_{key}"):
    st.header(words.check_in["review"], anchor=False)
    for asks, answer in lines(filled.check_in, filled.answers, filled.note):
        st.text(f"{asks} – {words.check_in['left_out'] if answer is None else answer}")
    asked_twice(filled.check_in)
    if st.button(words.check_in["send"], key=f"send_{key}", type="primary", width="stretch"):
        try:
            st.session_state[f"sent_{key}"] = sharing.send_check_in(
                studio(), client_id, filled.check_in, filled.answers, by=By.CLIENT, note=filled.note,
                key=once("check_in", key, repr(filled)), at=now(),
            )  # fmt: skip
        except Refused as sentence:
            refused(sentence)
        else:
            st.rerun()
give_back(key, sent=False)
