"""A clinician's word that opens training again, in the order of the reply slip: who, when, what they looked at, limits."""

import streamlit as st

from lbp_core.coach.gate import gate as coach
from lbp_core.coach.gate.clearances import clearances
from lbp_core.coach.gate.pausing import named
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.gate import Gate
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Clearance
from pages._parts.here import now, on, once, refused, studio

ROLES = ("GP", "Physiotherapist", "Hospital doctor", "Nurse", "Midwife")
HEAVIEST_KG = 300.0
LABELS = {False: "Record a clearance", True: "Correct the clearance, or add a limit"}
AGAIN = "This takes the place of the clearance before, which stays on record: write all its limits again."
NOT_YET = "The reply says 'not yet'? Then record nothing here: training stays paused."


def clearance_form(gate: Gate, client_id: str) -> None:
    """Offered where a clearance can open the gate, and afterwards to put one right. What it covers is ticked by hand."""
    offered, again = _to_cover(gate, client_id)
    if not offered:
        return
    with (
        st.expander(LABELS[again > 0], icon=":material/verified_user:", key=f"clear_{client_id}"),
        st.form(f"clearance_{client_id}_{len(offered)}_{again}", border=False, enter_to_submit=False),
    ):
        st.caption(AGAIN if again else f"As the reply slip has it. {NOT_YET}")
        name = st.text_input("Name of the clinician", max_chars=80)
        role = st.segmented_control("Role", ROLES, wrap=True)
        when = st.date_input("Date of the clearance", None, max_value=on(), format="DD/MM/YYYY")
        covers = _looked_at(offered, client_id)
        limits, says = _limits(client_id)
        look_again = st.date_input("Look again on, if they named a day", None, min_value=on(), format="DD/MM/YYYY")
        if not st.form_submit_button("Record the clearance", type="primary", width="stretch"):
            return
        try:
            if role is None or when is None or not covers or not name.strip():
                raise Refused("Say who cleared it, by name and role, on which day, and tick what it covers.")
            word = Clearance(date=when, by=name.strip(), covers=covers, limits=says)
            coach.record_clearance(
                studio(), client_id, word, role=role, limits=limits, review_on=look_again,
                key=once("clearance", client_id, word, limits, look_again), at=now(),
            )  # fmt: skip
        except Refused as sentence:
            refused(sentence)
        else:
            st.rerun()


def _to_cover(gate: Gate, client_id: str) -> tuple[tuple[str, ...], int]:
    """The answers a clearance may cover: the open ones, else those of the newest; and how many clearances there are then."""
    if gate.covers:
        return gate.covers, 0
    before = clearances(studio(), client_id)
    return (before[0].clearance.covers if before else ()), len(before)


def _looked_at(offered: tuple[str, ...], client_id: str) -> tuple[str, ...]:
    st.markdown("**They looked at**")
    return tuple(one for one in offered if st.checkbox(named(one), key=f"covers_{client_id}_{one}"))


def _limits(client_id: str) -> tuple[ClearanceLimits, str | None]:
    """What was ticked, and what was written beside it."""
    st.markdown("**Limits, if any**")
    load = st.number_input(
        "No lifting over (kg)", 0.0, HEAVIEST_KG, None, step=0.5, key=f"most_{client_id}", placeholder="no limit"
    )
    bending = st.checkbox("No loaded bending", key=f"bending_{client_id}")
    impact = st.checkbox("No impact", key=f"impact_{client_id}")
    supervised = st.checkbox("Supervised only", key=f"supervised_{client_id}")
    other = st.text_input("Other", max_chars=300, key=f"other_{client_id}")
    most = None if load is None else round(load * 1000)
    ticked = ClearanceLimits(load_g_most=most, no_loaded_bending=bending, no_impact=impact, supervised_only=supervised)
    return ticked, other.strip() or None
