"""The PAR-Q+ on file, and writing down a new one. The form itself is its authors' and is not shown here."""

from uuid import uuid4

import streamlit as st

from lbp_core.coach.papers import par_q
from lbp_core.coach.papers.par_q import ParQState
from lbp_core.models.par_q import ParQ, ParQOutcome, ParQStanding
from lbp_core.models.refusal import Refused
from pages._parts.days import day
from pages._parts.here import now, on, once, refused, studio
from pages._parts.look import CALM, QUIET, STOP, WARN, card
from pages._parts.words import plain

BADGES = {
    ParQStanding.ABSENT: ("Not on file", QUIET, "help"),
    ParQStanding.VALID: ("Counts", CALM, "check_circle"),
    ParQStanding.EXPIRED: ("Out of date", WARN, "history"),
    ParQStanding.ASKS_CLINICIAN: ("A clinician first", STOP, "front_hand"),
}


def par_q_card(client_id: str) -> None:
    """Where it stands, and the form that writes down the next one."""
    words, state = par_q.words(), par_q.par_q(studio(), client_id, on=on())
    said, tone, icon = BADGES[state.standing]
    with card(f"par_q_{client_id}"):
        st.subheader(words.name, icon=":material/assignment:", anchor=False)
        st.badge(said, icon=f":material/{icon}:", color=tone)
        st.text(state.says)
        if state.newest is not None:
            by = f" · {state.newest.clinician}" if state.newest.clinician else ""
            filled = f"{day(state.newest.done_on)} {state.newest.done_on.year}"
            st.caption(plain(f"Filled in {filled} · {words.outcomes[state.newest.outcome]}{by}"))
        if state.standing is ParQStanding.VALID:
            _changed(client_id, state)
        with st.expander("Write down a PAR-Q+", icon=":material/edit:", key=f"par_q_form_{client_id}"):
            st.caption(words.about)
            _form(client_id)


def _changed(client_id: str, state: ParQState) -> None:
    if st.button(par_q.words().changed, key=f"changed_{client_id}", icon=":material/published_with_changes:"):
        key = once("health_changed", client_id, state.newest)
        par_q.health_changed(studio(), client_id, key=key, at=now())
        st.rerun()


def _form(client_id: str) -> None:
    """No outcome is chosen beforehand; the last day it counts is offered as late as it may be."""
    form = st.session_state.setdefault(f"par_q_key_{client_id}", uuid4().hex)
    outcomes = par_q.words().outcomes
    ends = tuple(ParQOutcome)
    ended = st.radio("Where it ended", ends, index=None, format_func=outcomes.__getitem__, key=f"end_{form}")
    outcome = None if ended is None else ParQOutcome(ended)
    done = st.date_input("Filled in on", on(), max_value=on(), format="DD/MM/YYYY", key=f"done_{form}")
    last = par_q.latest_expiry(done)
    until = st.date_input("Counts until", last, format="DD/MM/YYYY", key=f"until_{form}_{done}")
    who = None
    if outcome is ParQOutcome.CLINICIAN_YES:
        who = st.text_input("Which clinician, by name and role", max_chars=120, key=f"who_{form}")
    if not st.button("Save the PAR-Q+", key=f"save_{form}", type="primary", width="stretch"):
        return
    try:
        if outcome is None:
            raise Refused("Choose where the form ended, and save again.")
        said = ParQ(done_on=done, outcome=outcome, expires=until, clinician=who)
        par_q.record_par_q(studio(), client_id, said, key=form, at=now())
    except Refused as sentence:
        refused(sentence)
    else:
        del st.session_state[f"par_q_key_{client_id}"]
        st.rerun()
