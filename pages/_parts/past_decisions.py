"""Earlier weekly decisions, newest first: what was recommended, what was taken, and why where they differ."""

import streamlit as st

from lbp_core.models.records import DecisionRecord
from pages._parts.days import day
from pages._parts.here import TRAINER, require
from pages._parts.look import CALM, row
from pages._parts.words import VERDICTS, plain

A_PAGE = 26
"""Half a year of lines at a time: five years of them at once are a thousand pieces to send."""


@st.fragment
def past_decisions(decisions: tuple[DecisionRecord, ...], *, key: str) -> None:
    """One line each, folded away until asked for. `key` carries the client's id."""
    require(TRAINER)
    if not decisions:
        return
    label = f"Earlier decisions ({len(decisions)})"
    with st.expander(label, icon=":material/history:", key=f"past_{key}", on_change="rerun") as opened:
        if opened.open:
            _lines(decisions, key)


@st.fragment
def _lines(decisions: tuple[DecisionRecord, ...], key: str) -> None:
    require(TRAINER)
    pages = -(-len(decisions) // A_PAGE)
    page = st.pagination(pages, key=f"past_page_{key}") if pages > 1 else 1
    for record in decisions[A_PAGE * (page - 1) : A_PAGE * page]:
        _line(record)


def _line(record: DecisionRecord) -> None:
    words, tone, icon = VERDICTS[record.taken]
    with row(gap="small"):
        st.markdown(f"**{day(record.as_of)}**", width=80)
        st.badge(words, icon=f":material/{icon}:", color=tone)
        if record.taken is not record.recommended.verdict:
            st.badge("Your choice", icon=":material/person:", color=CALM)
        st.markdown(plain(record.why or record.recommended.reasons[0].says), width="stretch")
