"""The alerts on Today: when, from where, in whose words, what they were told, and what may be done. None can be waved away."""

import streamlit as st

from lbp_core.models.alerts import Alert, AlertState, Source, Telling
from lbp_core.models.records import By
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import Due, DueKind
from pages._parts.alert_answer import AGREED, answer_form
from pages._parts.links import to
from pages._parts.look import QUIET, WARN, card, row
from pages._parts.question import WORDS
from pages._parts.when import begun, said_when
from pages._parts.words import DISPOSITIONS, day, plain

SOURCES = {
    Source.CHECK_IN: "weekly check-in",
    Source.MORNING: "morning after",
    Source.SYMPTOM: "something new",
    Source.SESSION: "before a session",
    Source.SCREENING: "screening",
    Source.JUDGEMENT: "your own judgement",
}
HANDS = {By.CLIENT: "sent by the client", By.TRAINER: "written down by you"}
SHOWN = {By.CLIENT: "They were told at once", By.TRAINER: "On your screen, for them"}
IN_SIGHT = 3
"""Tellings of one client shown in full; the older ones wait behind one tap."""


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


def not_said_above(due: tuple[Due, ...], found: tuple[Alert, ...]) -> tuple[Due, ...]:
    """What else waits: an alert speaks for its client's safety, and before a pause nothing else of theirs matters."""
    known = {one.client_id for one in found}
    paused = {one.client_id for one in found if one.pressing and one.disposition is not Disposition.REFER_ROUTINE}
    return tuple(
        one
        for one in due
        if one.client_id not in paused and (one.kind is not DueKind.SAFETY or one.client_id not in known)
    )


def alert_card(alert: Alert, *, in_full: bool = True) -> None:
    """One client's alert with everything they told, and the ways on; not in full where the same words stand above it."""
    _, tone, icon = DISPOSITIONS[alert.disposition]
    with card(f"alert_{alert.client_id}", tone):
        with row(f"name_alert_{alert.client_id}"):
            st.markdown(f"### :material/{icon}: {plain(alert.client_name)}", width="content", anchors=False)
            st.markdown(f"**{plain(alert.headline)}**", width="content")
            st.badge(_state(alert), color=tone)
        for one in alert.tellings[:IN_SIGHT]:
            _telling(one, in_full=in_full)
        if older := alert.tellings[IN_SIGHT:]:
            with st.expander(f"{len(older)} earlier", key=f"older_{alert.client_id}"):
                for one in older:
                    _telling(one, in_full=in_full)
        _answers(alert)
        _ways_on(alert)


def _telling(one: Telling, *, in_full: bool) -> None:
    with st.container(gap=None, key=f"telling_{one.id}"):
        hands = "" if one.source is Source.JUDGEMENT else f", {HANDS[one.by]}"
        st.caption(begun(f"{said_when(one.at)} · {SOURCES[one.source]}{hands}"))
        for short, _, answer in one.said:
            st.markdown(f"{plain(begun(short))}: **{WORDS[answer].lower()}**")
        if one.note:
            st.markdown(f"**“{plain(one.note)}”**")
        if one.told is not None:
            words = f" {plain(one.told.for_client)}" if in_full else ""
            st.caption(f"{SHOWN[one.by]}: **{plain(one.told.headline)}.**{words}")


def _answers(alert: Alert) -> None:
    for given in alert.answers[:IN_SIGHT]:
        said = AGREED[given.answer.agreed] + (f", {day(given.answer.day)}" if given.answer.day else "")
        note = f" “{given.answer.note}”" if given.answer.note else ""
        st.caption(f":material/call: {plain(begun(f'{said_when(given.at)}: {said}.{note}'))}")


def _ways_on(alert: Alert, *, first: bool = True) -> None:
    """Speaking to the client is the thing to do; the others stand beside it."""
    with row(f"ways_{alert.client_id}", gap="xsmall"):
        answer_form(alert, first=first)
        client = {"client": alert.client_id}
        to("screening", "Clearance", icon="verified_user", key=f"clear_{alert.client_id}", first=False, **client)
        to("screening", "Letter", icon="print", key=f"letter_{alert.client_id}", first=False, **client)
        to("clients", "Record", icon="person", key=f"open_{alert.client_id}", first=False, **client)


def _state(alert: Alert) -> str:
    if alert.state is AlertState.TRY_AGAIN and alert.again_at is not None:
        return f"Not reached yet: try again {said_when(alert.again_at)}"
    if alert.state is AlertState.FOLLOW_UP:
        return "Ask how it went"
    return "New"


def _handled(alert: Alert) -> None:
    """Quiet, and still here: only the clearance takes it away."""
    with card(f"handled_{alert.client_id}", QUIET):
        with row(f"name_handled_{alert.client_id}"):
            st.markdown(f"**{plain(alert.client_name)}**", width="content")
            st.badge("Being handled", color=WARN)
            st.caption(
                plain(f"Training paused since {day(alert.open_since)}. Ask how it went on {day(alert.follow_up_on)}.")
            )
        _answers(alert)
        _ways_on(alert, first=False)
