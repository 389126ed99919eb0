"""A client's screening page between two runs: where it stands, what was sent ahead, the way into the next, what was before."""

from functools import partial
from typing import Literal

import streamlit as st

from lbp_core.coach.gate import gate
from lbp_core.coach.phone import ahead
from lbp_core.coach.screening import asking
from lbp_core.coach.screening.run_so_far import run_so_far
from lbp_core.coach.screening.screening_told import ScreeningTold, assessed_on_record, screenings_told
from pages._parts.cleared import clearances_on_record
from pages._parts.client_header import client_header
from pages._parts.days import moment
from pages._parts.here import now, studio
from pages._parts.look import CALM, NOTE, QUIET, STOP, card
from pages._parts.screening_assessed import assessed_list
from pages._parts.screening_by_phone import by_phone
from pages._parts.screening_history import screening_history
from pages._parts.screening_result import screening_result
from pages._parts.screening_run import STEPS, TITLES, first_open, go, run_of_today, run_since
from pages._parts.words import DISPOSITIONS


def overview(client_id: str) -> None:
    """Draws it. The way into the first screening stands at the top, a result before everything else."""
    header = client_header(client_id, "screening")
    screened = gate.screenings(studio(), client_id)
    stop = DISPOSITIONS[header.gate.disposition][1] == STOP
    told = screenings_told(screened)
    if screened:
        parts = [partial(_go_on, client_id, told), partial(screening_result, header.gate, client_id, told)]
        for draw in reversed(parts) if stop else parts:
            draw()
    clearances_on_record(client_id)
    old = assessed_on_record(screened)
    assessed_list(old, {name: asking.named(name) for name in old}, client_id)
    _start(client_id, again=bool(screened), pressing=not stop)
    by_phone(client_id)
    screening_history(told, client_id)


def _go_on(client_id: str, told: tuple[ScreeningTold, ...]) -> None:
    """A screening of today that was broken off goes on where it stopped."""
    full = run_of_today(told)
    if full is None or full.whole:
        return
    began = run_so_far(studio(), client_id, since=full.began)
    section = first_open(began)
    with card(f"go_on_{client_id}", NOTE):
        st.header("This screening is not finished", icon=":material/pending:", anchor=False)
        st.text(f"Saved up to {moment(full.record.at)}. Next: {TITLES[section].lower()}.")
        if st.button("Go on where it stopped", key=f"resume_{client_id}", type="primary", width="stretch"):
            go(client_id, section, run=run_since(full.began))


def _start(client_id: str, *, again: bool, pressing: bool) -> None:
    """The way into a new screening; never the loudest thing beside a stop."""
    with card(f"start_{client_id}", CALM if pressing else QUIET):
        st.header("Screen again" if again else "Screen first", icon=":material/fact_check:", anchor=False)
        st.text("Five short steps, about three minutes. The client answers the private ones alone.")
        kind: Literal["primary", "secondary"] = "primary" if pressing else "secondary"
        if st.button("Start the screening", key=f"start_screening_{client_id}", type=kind, width="stretch"):
            at = now()
            begins = ahead.run_begins(studio(), client_id, at=at)
            sent = run_so_far(studio(), client_id, since=begins) if begins < at else None
            go(client_id, STEPS[0] if sent is None else first_open(sent), run=run_since(begins))
