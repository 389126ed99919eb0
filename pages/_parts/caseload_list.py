"""The caseload as cards: name, stage, gate, last pain, twelve weeks of pain, last contact. The whole card is one tap."""

from datetime import date

import streamlit as st

from lbp_core.charts.sparkline import sparkline
from lbp_core.models.views import CaseloadRow
from pages._parts.look import INK, QUIET, card, row
from pages._parts.words import STAGES, ago, gate_badge, pain, plain


def caseload_list(rows: tuple[CaseloadRow, ...], *, on: date) -> None:
    """One card per client; the link covers the card, so that a thumb cannot miss."""
    with st.grid("auto", min_column_width=320, gap="small"):
        for one in rows:
            _row(one, on)


def _row(one: CaseloadRow, on: date) -> None:
    words, tone, icon = gate_badge(one.gate)
    with card(f"case_{one.client.id}", fill=True):
        st.page_link("clients.py", label=f"**{plain(one.client.name)}**", query_params={"client": one.client.id})
        with row(gap="xsmall"):
            st.badge(words, icon=f":material/{icon}:", color=tone)
            st.badge(STAGES[one.presentation], color=QUIET)
        st.space("stretch")
        with row(align="distribute"):
            st.markdown(
                f"Pain **{pain(one.last_pain)}**  \n:small[:gray[{ago(one.last_contact, on)}]]", width="content"
            )
            st.image(sparkline(one.pain_weeks, top=10, colour=INK), alt=_twin(one), width=132)


def _twin(one: CaseloadRow) -> str:
    weeks = ", ".join("none" if week is None else f"{week:.0f}" for week in one.pain_weeks)
    return f"Weekly pain over the last {len(one.pain_weeks)} weeks, oldest first: {weeks}"
