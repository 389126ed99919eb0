"""The line at the top of every client page: who, which stage, may they train, last pain, the plan, limits cleared with."""

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.door import audit
from lbp_core.models.views import ClientHeader
from pages._parts.amounts import pain
from pages._parts.cleared import limits_line
from pages._parts.days import day
from pages._parts.here import now, on, studio
from pages._parts.links import record_tabs
from pages._parts.look import QUIET, row
from pages._parts.tour_line import tour_line
from pages._parts.words import STAGES, gate_badge, plain


def client_header(client_id: str, here: str, *, tabs: bool = True) -> ClientHeader:
    """Draws the header with the client's pages beneath it where `tabs` says so, and hands back what it read."""
    header = caseload.header(studio(), client_id, on=on())
    audit.opened(studio(), client_id, at=now())
    words, tone, icon = gate_badge(header.gate)
    with st.container(key=f"who_{client_id}", gap="xsmall"):
        with row(f"name_{client_id}"):
            st.markdown(f"## {plain(header.client.name)}", width="content", anchors=False)
            st.badge(words, icon=f":material/{icon}:", color=tone)
            st.badge(STAGES[header.gate.presentation], color=QUIET)
            st.caption(" · ".join(_facts(header)), width="content")
        limits_line(header.gate, header.client.details.weight_unit)
        if tabs:
            record_tabs(client_id, here)
    if tabs:
        tour_line(here, client_id)
    return header


def _facts(header: ClientHeader) -> list[str]:
    last = pain(header.last_pain)
    seen = f" on {day(header.last_pain_on)}" if header.last_pain_on else ""
    return [plain(fact) for fact in (header.age_band, f"Last pain {last}{seen}", header.plan) if fact]
