"""One alert as a card: when, from where, in whose words, what they were told, and the ways on. The queue: alert_queue.py."""

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.models.alerts import Alert, AlertState, Origin, Telling
from lbp_core.models.records import By
from pages._parts.alert_answer import AGREED, answer_form
from pages._parts.calling import call
from pages._parts.days import day
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.when import begun, said_when
from pages._parts.words import DISPOSITIONS, plain

ORIGINS = {
    Origin.CHECK_IN: "weekly check-in",
    Origin.MORNING: "morning after",
    Origin.SYMPTOM: "something new",
    Origin.SESSION: "before a session",
    Origin.SCREENING: "screening",
    Origin.JUDGEMENT: "your own judgement",
}
HANDS = {By.CLIENT: "sent by the client", By.TRAINER: "written down by you"}
SHOWN = {By.CLIENT: "They were told at once", By.TRAINER: "On your screen, for them"}
IN_SIGHT = 3
"""Tellings of one client shown in full; the older ones wait behind one tap."""


def alert_card(alert: Alert, *, in_full: bool = True) -> None:
    """One client's alert with everything they told, and the ways on; not in full where the same words stand above it."""
    _, tone, icon = DISPOSITIONS[alert.disposition]
    with card(f"alert_{alert.client_id}", tone):
        with row(f"name_alert_{alert.client_id}"):
            st.markdown(f"## :material/{icon}: {plain(alert.client_name)}", width="content", anchors=False)
            st.markdown(f"**{plain(alert.headline)}**", width="content")
            st.badge(_state(alert), color=tone)
        for one in alert.tellings[:IN_SIGHT]:
            _telling(one, in_full=in_full)
        if older := alert.tellings[IN_SIGHT:]:
            with st.expander(f"{len(older)} earlier", key=f"older_{alert.client_id}"):
                for one in older:
                    _telling(one, in_full=in_full)
        answers_given(alert)
        ways_on(alert)


def own_words(alert: Alert) -> None:
    """What the client said, in few words and in their own: it stays in sight while it is being handled."""
    for one in alert.tellings[:IN_SIGHT]:
        said = "; ".join(f"{short}: {client_forms.in_hand().answers[answer].lower()}" for short, _, answer in one.said)
        note = f" **“{plain(one.note)}”**" if one.note else ""
        st.markdown(f":small[{begun(said_when(one.at))}]  \n{plain(begun(said))}{note}")


def answers_given(alert: Alert) -> None:
    """What the trainer has done about it so far, the newest few."""
    for given in alert.answers[:IN_SIGHT]:
        said = AGREED[given.answer.agreed] + (f", {day(given.answer.day)}" if given.answer.day else "")
        note = f" “{given.answer.note}”" if given.answer.note else ""
        st.caption(f":material/call: {plain(begun(f'{said_when(given.at)}: {said}.{note}'))}")


def ways_on(alert: Alert, *, first: bool = True) -> None:
    """Speaking to the client is the thing to do; the others stand beside it."""
    with row(f"ways_{alert.client_id}", gap="xsmall"):
        if alert.phone:
            call(alert.phone, key=alert.client_id, first=first)
        answer_form(alert, first=first and not alert.phone)
        client = {"client": alert.client_id}
        to("screening", "Clearance", icon="verified_user", key=f"clear_{alert.client_id}", first=False, **client)
        to("screening", "Letter", icon="print", key=f"letter_{alert.client_id}", first=False, **client)
        to("clients", "Record", icon="person", key=f"open_{alert.client_id}", first=False, **client)


def _telling(one: Telling, *, in_full: bool) -> None:
    with st.container(gap=None, key=f"telling_{one.id}"):
        hands = "" if one.origin is Origin.JUDGEMENT else f", {HANDS[one.by]}"
        st.caption(begun(f"{said_when(one.at)} · {ORIGINS[one.origin]}{hands}"))
        for short, _, answer in one.said:
            st.markdown(f"{plain(begun(short))}: **{client_forms.in_hand().answers[answer].lower()}**")
        if one.note:
            st.markdown(f"**“{plain(one.note)}”**")
        if one.told is not None:
            words = f" {plain(one.told.for_client)}" if in_full else ""
            st.caption(f"{SHOWN[one.by]}: **{plain(one.told.headline)}.**{words}")


def _state(alert: Alert) -> str:
    if alert.state is AlertState.TRY_AGAIN and alert.again_at is not None:
        return f"Not reached yet: try again {said_when(alert.again_at)}"
    return "Ask how it went" if alert.state is AlertState.FOLLOW_UP else "New"
