"""Check-in: the trainer hands the tablet over or sends the link; with ?visit=… only this client's form is here.

Handing over binds the address to one client and hides the trainer's pages. It is courtesy, not a lock: whoever knows
addresses gets back. The lock that only a PIN opens comes with sign-in.
"""

from secrets import token_hex

import streamlit as st

from lbp_core.coach import client_forms, sharing
from lbp_core.coach.looking_over import lines
from lbp_core.models.records import By
from lbp_core.models.refusal import Refused
from pages._parts.check_in_form import check_in_form
from pages._parts.client_header import client_header
from pages._parts.here import TRAINER, client_here, now, on, once, refused, require, studio
from pages._parts.look import CALM, card
from pages._parts.safety_list import help_at_once, kept_at_once
from pages._parts.send_link import send_link
from pages._parts.told import told

require(TRAINER)

client_id = client_here()
visit = st.query_params.get("visit")
words = client_forms.words()

if visit is None:
    client_header(client_id, "check_in")
    with card(f"hand_over_{client_id}", CALM):
        st.header("Hand the tablet over", icon=":material/tablet:", anchor=False)
        st.text("The client fills in their week alone, in about a minute. Your pages are put away until it comes back.")
        if st.button("Start their check-in", key=f"hand_over_now_{client_id}", type="primary", width="stretch"):
            st.query_params.from_dict({"client": client_id, "visit": token_hex(8)})
            st.rerun()
    send_link(client_id)
    told(client_id, open_already=True)
    st.stop()

form = sharing.check_in_form(studio(), client_id, on=on())
key = f"{client_id}_{visit}"
st.title(words.check_in["title"].format(name=form.first_name), anchor=False)

if (sent := st.session_state.get(f"sent_{key}")) is not None:
    help_at_once(sent.record.answers, key=f"sent_{key}")
    with card(f"sent_{key}", CALM):
        st.header(words.sent["title"].format(name=form.first_name), icon=":material/check_circle:", anchor=False)
        st.text(sent.closing)
        st.subheader(words.tablet["hand_back"], anchor=False)
    if st.button("I am the trainer", key=f"back_{key}"):
        st.query_params.from_dict({"client": client_id})
        st.rerun()
    st.stop()

st.text(words.tablet["wrong"])
if form.sent_already:
    st.info(words.check_in["sent_already"])
filled = check_in_form(form, today=on(), key=key)
kept_at_once(client_id, filled.answers, key=key)
with card(f"review_{key}"):
    st.subheader(words.check_in["review"], anchor=False)
    for asks, answer in lines(filled.check_in, filled.answers, filled.note):
        st.text(f"{asks} – {words.check_in['left_out'] if answer is None else answer}")
    if st.button(words.check_in["send"], key=f"send_{key}", type="primary", width="stretch"):
        try:
            st.session_state[f"sent_{key}"] = sharing.send_check_in(
                studio(),
                client_id,
                filled.check_in,
                filled.answers,
                by=By.CLIENT,
                note=filled.note,
                key=once("check_in", key, repr(filled)),
                at=now(),
            )
        except Refused as sentence:
            refused(sentence)
        else:
            st.rerun()
