"""Clearances as they were recorded: who, when, what they cover, with what limits. Recording one: clearance.py."""

import streamlit as st

from lbp_core.coach import asking
from lbp_core.coach.clearances import clearances
from lbp_core.models.records import ClearanceRecord
from pages._parts.here import studio
from pages._parts.look import card
from pages._parts.words import day, plain


def clearances_on_record(client_id: str) -> None:
    """A card with every clearance, the one recorded last first; nothing where there is none."""
    found = clearances(studio(), client_id)
    if not found:
        return
    with card(f"cleared_{client_id}"):
        st.subheader("Clearances on record", anchor=False)
        for record in found:
            given = record.clearance
            st.text(f"{day(given.date)} {given.date.year}, {_who(record)}")
            st.caption(plain(f"Covers: {', '.join(map(asking.named, given.covers))}"))
            st.caption(plain(f"Limits: {given.limits}" if given.limits else "No limits"))


def limits_line(client_id: str) -> None:
    """One calm line where the clearance recorded last has limits."""
    newest = next(iter(clearances(studio(), client_id)), None)
    if newest is not None and newest.clearance.limits:
        given = newest.clearance
        says = f"Clearance, {day(given.date)}, {_who(newest)}: {given.limits}"
        st.caption(f":material/verified_user: {plain(says)}")


def _who(record: ClearanceRecord) -> str:
    """'Dr Okafor (hospital doctor)', 'Dr Lind (GP)'."""
    role = record.role if record.role.isupper() else record.role[:1].lower() + record.role[1:]
    return f"{record.clearance.by} ({role})"
