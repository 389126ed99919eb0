"""Review: the week's decision with its reasons, what changes, accept or choose differently, and the weeks drawn."""

from datetime import timedelta

import streamlit as st

from lbp_core.coach.weekly import reviewing
from lbp_core.models.refusal import Refused
from pages._parts.chart import chart
from pages._parts.client_header import client_header
from pages._parts.decide import decide
from pages._parts.decision_card import decision_card
from pages._parts.decision_why import why
from pages._parts.exercise_lines import exercise_lines
from pages._parts.here import TRAINER, client_here, on, refused, require, studio
from pages._parts.letter import letter_after
from pages._parts.links import to
from pages._parts.look import card
from pages._parts.next_week import changes, next_week
from pages._parts.past_decisions import past_decisions
from pages._parts.pattern_lines import pattern_lines
from pages._parts.replay import replay_part
from pages._parts.told import told
from pages._parts.week_message import message_to_client
from pages._parts.what_if import what_if_part

require(TRAINER)

client_id = client_here()
client_header(client_id, "review")
view = reviewing.review_view(studio(), client_id, on=on())

left, right = st.columns([1.15, 1], gap="medium")
with left:
    decision_card(view)
with right:
    with card(f"next_week_{client_id}"):
        next_week(view)
        try:
            if decide(view):
                st.rerun()
        except Refused as sentence:
            refused(sentence)
        changes(view)
    if view.decided is not None:
        ahead = (view.as_of + timedelta(days=1)).isoformat()
        to(
            "programme",
            "See the programme",
            icon="calendar_month",
            key=f"next_{client_id}",
            client=client_id,
            week=ahead,
        )

why(view)
letter_after(view)
message_to_client(view)
chart(view.timeline, key=f"review_{client_id}")
what_if_part(view)
replay_part(view)
pattern_lines(view.client)
exercise_lines(view.client)
told(client_id)
past_decisions(view.decisions, key=client_id)
