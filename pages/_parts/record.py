"""One client's record: what to do next, the pain-and-load chart, what the client wants back, and what happened lately."""

import streamlit as st

from lbp_core.coach import caseload, reviewing, training
from lbp_core.models.records import SessionRecord
from lbp_core.models.views import DueKind
from pages._parts.chart import chart
from pages._parts.client_header import client_header
from pages._parts.due_list import due_list
from pages._parts.gate_card import gate_card
from pages._parts.here import on, studio
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.words import weekday

LATEST = 5


def record(client_id: str) -> None:
    """Draws the record. Raises Refused for a client who is not in this studio."""
    header = client_header(client_id, "clients")
    if header.gate.locked and header.gate.screened_on:
        gate_card(header.gate, client_id)
    waiting = [one for one in caseload.due(studio(), on=on()) if one.client_id == client_id]
    due_list(tuple(one for one in waiting if one.kind is not DueKind.SAFETY), named=False)
    view = reviewing.review_view(studio(), client_id, on=on())
    chart(view.timeline, key=f"record_{client_id}")
    left, right = st.columns(2, gap="medium")
    with left, card(f"wants_{client_id}"):
        st.subheader("Wants back", anchor=False)
        for activity in header.client.details.activities or ("Nothing written down yet",):
            st.text(activity)
    with right, card(f"lately_{client_id}"):
        st.subheader("Latest sessions", anchor=False)
        done = training.sessions(studio(), client_id)[:LATEST]
        for session in done:
            _session(session)
        if not done:
            st.text("No session yet.")


def _session(session: SessionRecord) -> None:
    with row(gap="xsmall"):
        ended = "Finished" if session.finished else "Still open"
        to(
            "session",
            f"{weekday(session.on)} · {ended}",
            icon="chevron_right",
            client=session.client_id,
            session=session.id,
        )
