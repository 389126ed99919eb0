"""The alerts on Today, most urgent first. None can be waved away: only a clearance ends one. One alert: alert_card.py."""

import streamlit as st

from lbp_core.models.alerts import Alert
from pages._parts.alert_card import alert_card, answers_given, own_words, ways_on
from pages._parts.calling import call
from pages._parts.days import day
from pages._parts.links import to
from pages._parts.look import QUIET, WARN, card, row
from pages._parts.when import begun, said_when
from pages._parts.words import DISPOSITIONS, plain

IN_FULL = 5
"""Alerts with everything they tell; the others are a line each, in the same order, and none is out of sight."""


def alert_queue(found: tuple[Alert, ...]) -> None:
    """What asks for something now, in full, most urgent first."""
    if pressing := [one for one in found if one.pressing]:
        with st.container(gap="small", key="alerts"):
            for one in pressing[:IN_FULL]:
                alert_card(one)
            for one in pressing[IN_FULL:]:
                _line(one)


def being_handled(found: tuple[Alert, ...]) -> None:
    """What was answered and is not ended: quieter, and still here until a clearance."""
    if handled := [one for one in found if not one.pressing]:
        st.header("Being handled", anchor=False)
        with st.container(gap="small", key="handled"):
            for one in handled:
                _handled(one)


def _line(alert: Alert) -> None:
    """Still in sight without a tap: who, what to do, since when; the rest of it is one tap away."""
    _, tone, icon = DISPOSITIONS[alert.disposition]
    key = f"alert_line_{alert.client_id}"
    with card(key, tone), row(f"row_{key}", gap="small"):
        st.markdown(f"**:material/{icon}: {plain(alert.client_name)}**", width="content")
        st.markdown(f"{plain(alert.headline)}  \n:small[{begun(said_when(alert.tellings[0].at))}]", width="stretch")
        if alert.phone:
            call(alert.phone, key=alert.client_id, first=False)
        with st.container(width=200, key=f"act_{key}"):
            to("symptoms", "Look at it", icon="arrow_forward", key=key, client=alert.client_id)


def _handled(alert: Alert) -> None:
    """Quiet, and still here: only the clearance takes it away."""
    with card(f"handled_{alert.client_id}", QUIET):
        with row(f"name_handled_{alert.client_id}"):
            st.markdown(f"**{plain(alert.client_name)}**", width="content")
            st.badge("Being handled", color=WARN)
            st.caption(
                plain(f"Training paused since {day(alert.open_since)}. Ask how it went on {day(alert.follow_up_on)}.")
            )
        own_words(alert)
        answers_given(alert)
        ways_on(alert, first=False)
