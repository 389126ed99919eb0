"""Earlier weekly decisions, newest first: what was recommended, what was taken, and why where they differ."""

import streamlit as st

from lbp_core.models.records import DecisionRecord
from pages._parts.look import CALM, row
from pages._parts.words import VERDICTS, day, plain


def past_decisions(decisions: tuple[DecisionRecord, ...]) -> None:
    """One line each, folded away until asked for."""
    if not decisions:
        return
    with st.expander(f"Earlier decisions ({len(decisions)})", icon=":material/history:"):
        for record in decisions:
            _line(record)


def _line(record: DecisionRecord) -> None:
    words, tone, icon = VERDICTS[record.taken]
    with row(gap="small"):
        st.markdown(f"**{day(record.as_of)}**", width=80)
        st.badge(words, icon=f":material/{icon}:", color=tone)
        if record.taken is not record.recommended.verdict:
            st.badge("Your choice", icon=":material/person:", color=CALM)
        st.markdown(plain(record.why or record.recommended.reasons[0].says), width="stretch")
