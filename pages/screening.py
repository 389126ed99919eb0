"""Screening: five short steps, each saved as it is left, then where it ends and why. `run` in the URL is when it began."""

import streamlit as st

from lbp_core.coach import gate
from lbp_core.models.records import By
from lbp_core.models.screening import Occasion
from pages._parts.clearance import clearance_form
from pages._parts.cleared import clearances_on_record
from pages._parts.client_header import client_header
from pages._parts.here import TRAINER, client_here, now, require, studio
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.screening_result import screening_history, screening_result
from pages._parts.screening_steps import STEPS, alone, begun, gathered, step_here

require(TRAINER)

client_id = client_here()
step = step_here()

if step is None:
    header = client_header(client_id, "screening")
    screened = gate.screenings(studio(), client_id)
    if screened:
        screening_result(header.gate, client_id)
        if "age" in header.gate.ask:
            year = {"client": client_id, "change": "details", "then": "screening"}
            to("clients", "Add the year of birth", icon="edit_calendar", key=f"year_{client_id}", **year)
        clearance_form(header.gate, client_id)
    clearances_on_record(client_id)
    with card(f"start_{client_id}", CALM):
        st.header("Screen again" if screened else "Screen first", icon=":material/fact_check:", anchor=False)
        st.text("Five short steps, about three minutes. The client answers the private ones alone.")
        if st.button("Start the screening", key=f"start_screening_{client_id}", type="primary", width="stretch"):
            st.query_params.from_dict({"client": client_id, "run": str(int(now().timestamp())), "step": STEPS[0]})
            st.rerun()
    screening_history(screened)
    st.stop()

if not alone(step):
    client_header(client_id, "screening")
known = begun(client_id)
if (asked := gathered(client_id, step, known)) is not None:
    by = By.CLIENT if alone(step) else By.TRAINER
    key = f"screening_{client_id}_{st.query_params['run']}_{step}_{known.id if known else 'first'}"
    gate.record_screening(studio(), client_id, asked, occasion=Occasion.FULL, by=by, key=key, at=now())
    onward = STEPS[STEPS.index(step) + 1 :]
    st.query_params.from_dict(
        {"client": client_id, "run": st.query_params["run"], "step": onward[0]} if onward else {"client": client_id}
    )
    st.rerun()
