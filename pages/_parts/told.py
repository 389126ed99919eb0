"""What the client said of this week and the last, read back question by question. Nothing is judged here."""

import streamlit as st

from lbp_core.coach.client.check_ins import said, told_lately
from lbp_core.models.records import By, CheckInRecord
from pages._parts.days import day, moment
from pages._parts.here import on, studio
from pages._parts.look import card

NOT_ANSWERED = "not answered"
HANDS = {By.CLIENT: "Sent by the client", By.TRAINER: "Written down by the trainer"}


def told(client_id: str, *, open_already: bool = False) -> None:
    """The check-ins that count of this week and the last, newest first, folded away unless said otherwise."""
    with st.expander("What the client said", expanded=open_already, icon=":material/forum:", key=f"told_{client_id}"):
        found = told_lately(studio(), client_id, on=on())
        for record in found:
            _week(record)
        if not found:
            st.text("No check-in for this week or the last.")


def _week(record: CheckInRecord) -> None:
    with card(f"told_{record.id}"):
        st.markdown(f"**Week of {day(record.week)}**")
        st.caption(f"{HANDS[record.by]}, {moment(record.at)}")
        for asks, answer in said(record):
            st.text(f"{asks} – {NOT_ANSWERED if answer is None else answer}")
