"""Today's list: what to do, for whom, why, and the one tap that does it. Safety first, drawn biggest."""

import streamlit as st

from lbp_core.models.views import Due, DueKind
from pages._parts.links import to
from pages._parts.look import CALM, NOTE, QUIET, STOP, WARN, card
from pages._parts.words import plain

KINDS = {  # tone, icon, what the tap says
    DueKind.SAFETY: (STOP, "emergency_home", "Look at it now"),
    DueKind.SCREENING: (WARN, "fact_check", "Screen"),
    DueKind.SESSION: (CALM, "play_circle", "Start session"),
    DueKind.REVIEW: (NOTE, "balance", "Review the week"),
    DueKind.CHECK_IN: (QUIET, "edit_note", "Check in"),
    DueKind.MORNING: (QUIET, "wb_twilight", "Ask about the morning"),
}


def due_list(due: tuple[Due, ...]) -> None:
    """Safety alerts across the page, everything else as cards side by side, in the order given."""
    for one in due:
        if one.kind is DueKind.SAFETY:
            _due(one)
    with st.grid("auto", min_column_width=330, gap="medium"):
        for one in due:
            if one.kind is not DueKind.SAFETY:
                _due(one)


def _due(one: Due) -> None:
    tone, icon, label = KINDS[one.kind]
    key = f"{one.kind}_{one.client_id}"
    with card(f"due_{key}", tone):
        st.subheader(plain(one.client_name), icon=f":material/{icon}:", anchor=False)
        st.text(one.says)
        to(one.page, label, key=key, client=one.client_id)
