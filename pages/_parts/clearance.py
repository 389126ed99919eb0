"""A clinician's word that opens training again: who, when, which answers it covers, with what limits."""

import streamlit as st

from lbp_core.coach import asking
from lbp_core.coach import gate as coach
from lbp_core.models.gate import Gate
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Clearance
from pages._parts.here import now, on, once, refused, studio

ROLES = ("GP", "Physiotherapist", "Hospital doctor", "Nurse", "Midwife")


def clearance_form(gate: Gate, client_id: str) -> None:
    """Offered where a clearance can open the gate. Which answers it covers is ticked by hand, none beforehand."""
    if not gate.covers:
        return
    with (
        st.expander("Record a clearance", icon=":material/verified_user:", key=f"clear_{client_id}"),
        st.form(f"clearance_{client_id}_{len(gate.covers)}", border=False),
    ):
        role = st.segmented_control("Who cleared it", ROLES, wrap=True)
        name = st.text_input("Name of the clinician", max_chars=80)
        when = st.date_input("Date of the clearance", None, max_value=on(), format="DD/MM/YYYY")
        st.markdown("**It covers**")
        covers = tuple(one for one in gate.covers if st.checkbox(asking.named(one), key=f"covers_{client_id}_{one}"))
        limits = st.text_input("Limits, if any", max_chars=300)
        if not st.form_submit_button("Record the clearance", type="primary", width="stretch"):
            return
        try:
            if role is None or when is None or not covers or not name.strip():
                raise Refused("Say who cleared it, by name and role, on which day, and tick what it covers.")
            word = Clearance(date=when, by=name.strip(), covers=covers, limits=limits.strip() or None)
            key = once("clearance", client_id, word)
            coach.record_clearance(studio(), client_id, word, role=role, key=key, at=now())
        except Refused as sentence:
            refused(sentence)
        else:
            st.rerun()
