"""One client's record: what to do next, the pain-and-load chart, what the client wants back, and what happened lately."""

import streamlit as st

from lbp_core.coach.floor import training
from lbp_core.coach.today import waiting
from lbp_core.coach.weekly import reviewing
from lbp_core.models.client import Client
from lbp_core.models.records import SessionRecord
from lbp_core.models.views import DueKind
from pages._parts.about_client import about_client
from pages._parts.before_card import before_card
from pages._parts.caring_card import caring_card
from pages._parts.change_client import change_client
from pages._parts.chart import chart
from pages._parts.client_header import client_header
from pages._parts.days import weekday
from pages._parts.gate_card import gate_card
from pages._parts.here import on, studio
from pages._parts.leaving_card import leaving_card
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.next_steps import next_steps
from pages._parts.notices_line import notices_line
from pages._parts.something_new import looks_wrong
from pages._parts.told import told

LATEST = 5


def record(client_id: str) -> None:
    """Draws the record. Raises Refused for a client who is not in this studio."""
    header = client_header(client_id, "clients")
    if st.query_params.get("change") == "details":
        _change(header.client)
        return
    if header.gate.locked and header.gate.screened_on:
        gate_card(header.gate, client_id)
    due = waiting.due_for(studio(), client_id, on=on())
    elsewhere = {DueKind.SAFETY, DueKind.PAPERS}  # said by the gate above, and by the line below
    next_steps(tuple(one for one in due if one.kind not in elsewhere))
    notices_line(client_id)
    looks_wrong(client_id)
    view = reviewing.review_view(studio(), client_id, on=on())
    chart(view.timeline, key=f"record_{client_id}")
    told(client_id)
    left, right = st.columns(2, gap="medium")
    with left:
        about_client(header.client)
    with right, card(f"lately_{client_id}"):
        st.subheader("Latest sessions", anchor=False)
        done = training.sessions(studio(), client_id)[:LATEST]
        for session in done:
            _session(session)
        if not done:
            st.text("No session yet.")
    caring_card(client_id)
    before_card(client_id)
    leaving_card(header.client)


def _change(client: Client) -> None:
    """The form alone; once it is saved, back to where the way to it was: the screening, or the record."""
    if not change_client(client):
        to("clients", "Back to the record", icon="arrow_back", client=client.id)
        return
    if st.query_params.get("then") == "screening":
        st.switch_page("screening.py", query_params={"client": client.id})
    st.query_params.from_dict({"client": client.id})
    st.rerun()


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
