"""Clearances as they were recorded: who, when, what they cover, with what limits. Recording one: clearance.py."""

import streamlit as st

from lbp_core.coach.gate.clearances import clearances
from lbp_core.coach.gate.limits_told import limits_told, looks_again, overdue, ticked, who
from lbp_core.coach.gate.pausing import named
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.client import WeightUnit
from lbp_core.models.gate import Gate
from lbp_core.models.records import ClearanceRecord
from pages._parts.days import day
from pages._parts.here import on, studio
from pages._parts.look import card
from pages._parts.words import plain


def clearances_on_record(client_id: str) -> None:
    """A card with every clearance, the one recorded last first; nothing where there is none."""
    found = clearances(studio(), client_id)
    if not found:
        return
    with card(f"cleared_{client_id}"):
        st.subheader("Clearances on record", anchor=False)
        for record in found:
            given = record.clearance
            st.text(f"{day(given.date)} {given.date.year}, {who(given.by, record.role)}")
            st.caption(plain(f"Covers: {', '.join(map(named, given.covers))}"))
            st.caption(plain(_limits(record)))


def limits_line(gate: Gate, unit: WeightUnit) -> None:
    """A calm line for every clearance that limits something, and one where its day to look again has come."""
    for says in limits_told(gate, unit):
        st.caption(f":material/verified_user: {plain(f'Clearance: {says}')}")
    if late := overdue(gate, on=on()):
        st.caption(f":material/event_repeat: {plain(looks_again(late))}")


def _limits(record: ClearanceRecord) -> str:
    said = [
        *ticked(record.limits or ClearanceLimits()),
        *([record.clearance.limits] if record.clearance.limits else []),
    ]
    again = f" Look again on {day(record.review_on)}." if record.review_on else ""
    return (f"Limits: {'; '.join(said)}." if said else "No limits.") + again
