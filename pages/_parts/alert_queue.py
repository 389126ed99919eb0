"""The alerts on Today, most urgent first. None can be waved away: only a clearance ends one. One alert: alert_card.py."""

import streamlit as st

from lbp_core.models.alerts import Alert
from pages._parts.alert_card import alert_card, answers_given, ways_on
from pages._parts.look import QUIET, WARN, card, row
from pages._parts.words import day, plain


def alert_queue(found: tuple[Alert, ...]) -> None:
    """What asks for something now, in full, most urgent first."""
    if pressing := [one for one in found if one.pressing]:
        with st.container(gap="small", key="alerts"):
            for one in pressing:
                alert_card(one)


def being_handled(found: tuple[Alert, ...]) -> None:
    """What was answered and is not ended: quieter, and still here until a clearance."""
    if handled := [one for one in found if not one.pressing]:
        st.header("Being handled", anchor=False)
        with st.container(gap="small", key="handled"):
            for one in handled:
                _handled(one)


def _handled(alert: Alert) -> None:
    """Quiet, and still here: only the clearance takes it away."""
    with card(f"handled_{alert.client_id}", QUIET):
        with row(f"name_handled_{alert.client_id}"):
            st.markdown(f"**{plain(alert.client_name)}**", width="content")
            st.badge("Being handled", color=WARN)
            st.caption(
                plain(f"Training paused since {day(alert.open_since)}. Ask how it went on {day(alert.follow_up_on)}.")
            )
        answers_given(alert)
        ways_on(alert, first=False)
