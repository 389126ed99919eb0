"""What rang for this client so far, what was agreed and what ended it, newest first, folded away."""

import streamlit as st

from lbp_core.coach.gate import alerts
from lbp_core.coach.gate.limits_told import who
from lbp_core.coach.gate.pausing import named
from lbp_core.coach.phone import client_forms
from lbp_core.models.alerts import AlertAnswer, Happened, Telling
from lbp_core.models.records import ClearanceRecord
from pages._parts.alert_answer import AGREED
from pages._parts.days import day, moment
from pages._parts.here import studio
from pages._parts.words import plain


def alert_history(client_id: str) -> None:
    """Draws it; nothing where nothing ever rang."""
    found = alerts.alert_history(studio(), client_id)
    if not any(one.telling for one in found):
        return
    with st.expander(f"Alerts so far ({len(found)})", icon=":material/history:", key=f"rang_{client_id}"):
        for one in found:
            st.markdown(f":gray[{moment(one.at)}]  \n{plain(_line(one))}")


def _line(one: Happened) -> str:
    if one.telling is not None:
        return _told(one.telling)
    if one.answer is not None:
        return _agreed(one.answer)
    return "" if one.clearance is None else _cleared(one.clearance)


def _told(one: Telling) -> str:
    said = "; ".join(f"{short}: {client_forms.in_hand().answers[answer].lower()}" for short, _, answer in one.said)
    note = f" “{one.note}”" if one.note else ""
    return f"{said}{note}. Told: {one.told.headline}." if one.told else f"{said}{note}"


def _agreed(one: AlertAnswer) -> str:
    return f"{AGREED[one.agreed]}{f', {day(one.day)}' if one.day else ''}{f'. “{one.note}”' if one.note else ''}"


def _cleared(one: ClearanceRecord) -> str:
    return f"Clearance by {who(one.clearance.by, one.role)}: {', '.join(map(named, one.clearance.covers))}"
