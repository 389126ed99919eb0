"""Session: the safety questions, pain before, then exercise by exercise, and the end. The session's id is in the URL."""

import streamlit as st

from lbp_core.coach.floor import training
from lbp_core.models.refusal import Refused
from pages._parts.beside import beside
from pages._parts.client_header import client_header
from pages._parts.clock import floor_script
from pages._parts.days import weekday
from pages._parts.floor import floor
from pages._parts.gate_card import gate_card
from pages._parts.here import TRAINER, client_here, now, on, refused, require, studio
from pages._parts.links import to
from pages._parts.planned_day import planned_day
from pages._parts.safety_six import safety_six
from pages._parts.session_done import session_done
from pages._parts.ten_seconds import ten_seconds

require(TRAINER)

client_id = client_here()
running = training.open_now(studio(), client_id)
session_id = st.query_params.get("session") or (running.id if running else None)
header = client_header(client_id, "session", tabs=running is None or session_id != running.id)

if session_id is None:
    if header.gate.locked:
        gate_card(header.gate, client_id)
    elif planned_day(client_id):
        key = f"open_{client_id}_{on()}_{len(training.sessions(studio(), client_id))}"
        opened = training.open_session(studio(), client_id, on=on(), key=key, at=now())
        st.query_params.from_dict({"client": client_id, "session": opened.record.id})
        st.rerun()
    st.stop()

if running is not None and session_id == running.id:
    beside(client_id, session_id)
floor_script(session_id)
try:
    view = training.session(studio(), session_id)
    if view.client.id != client_id:
        raise Refused("This session is another client's. Open it from that client's own record.")
except Refused as sentence:
    refused(sentence)
    to("session", "This client's own session", icon="play_circle", key=f"own_{client_id}", client=client_id)
    st.stop()
if view.finished:
    session_done(view)
    st.stop()
if view.gate.locked:
    gate_card(view.gate, client_id)
    st.stop()
if training.of_another_day(view.record, on=on(), at=now()):
    st.warning(
        f"This session is from {weekday(view.record.on)}. Finish it, then open today's.", icon=":material/history:"
    )

taps = len(view.record.entries)
if not view.safety_answered:
    ten_seconds(view)
    if answered := safety_six(session_id, taps=taps):
        training.tap(studio(), session_id, answered[0], key=answered[1], at=now())
        st.rerun()
    st.stop()

floor(session_id)
