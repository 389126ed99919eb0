"""Papers: what the client agreed to, their PAR-Q+, scores over time, notes on the body, own stop rules, what they said lately."""

import streamlit as st

from pages._parts.body_card import body_card
from pages._parts.client_header import client_header
from pages._parts.consents_card import consents_card
from pages._parts.handing_over import hand_here
from pages._parts.here import CLIENT, TRAINER, client_here, require
from pages._parts.own_rules_card import own_rules_card
from pages._parts.par_q_card import par_q_card
from pages._parts.progress_report import progress_report
from pages._parts.scores_card import scores_card
from pages._parts.told import told

require(TRAINER, CLIENT)

client_id = client_here()
if hand_here():
    consents_card(client_id)
    st.stop()
client_header(client_id, "papers")
left, right = st.columns(2, gap="medium")
with left:
    consents_card(client_id)
with right:
    par_q_card(client_id)
    body_card(client_id)
    own_rules_card(client_id)
scores_card(client_id)
progress_report(client_id)
told(client_id)
