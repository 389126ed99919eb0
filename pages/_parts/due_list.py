"""What waits: for whom, why, and the one tap that does it. Safety is drawn first and across the page."""

import streamlit as st

from lbp_core.models.glance import Waiting
from lbp_core.models.views import Due, DueKind
from pages._parts.links import to
from pages._parts.look import CALM, NOTE, QUIET, STOP, WARN, card, row
from pages._parts.words import plain

KINDS = {  # tone, icon
    DueKind.SAFETY: (STOP, "emergency_home"),
    DueKind.SCREENING: (WARN, "fact_check"),
    DueKind.SESSION: (CALM, "play_circle"),
    DueKind.REVIEW: (NOTE, "balance"),
    DueKind.CHECK_IN: (QUIET, "edit_note"),
    DueKind.MORNING: (QUIET, "wb_twilight"),
    DueKind.PAPERS: (QUIET, "folder_open"),
}
TAPS = {
    "screening": "Screen",
    "programme": "Make the programme",
    "session": "Open the session",
    "review": "Review the week",
    "check_in": "Check in",
    "symptoms": "Ask about the morning",
    "papers": "Open the papers",
}
FIRST, MORE = 9, 24
"""Cards in sight on Today, and how many one tap adds; what waits longest is not hidden by what waits most."""


def how_many() -> int:
    """So many cards were asked for."""
    return FIRST + MORE * st.session_state.get("due_more", 0)


def due_list(due: Waiting) -> None:
    """One card per client, most pressing first: safety across the page, the others side by side; then the way to more."""
    safety = [each for each in due.clients if each[0].kind is DueKind.SAFETY]
    with st.container(gap="xsmall", key="due_alerts"):
        for each in safety:
            _alert(each[0])
    with st.grid("auto", min_column_width=320, gap="xsmall"):
        for pressing, *later in due.clients[len(safety) :]:
            _card(pressing, later)
    if left := due.count - len(due.clients):
        asked = st.session_state.get("due_more", 0)
        if st.button(f"And {left:,} more", key=f"due_more_{asked}", icon=":material/expand_more:", width="stretch"):
            st.session_state["due_more"] = asked + 1
            st.rerun()


def _alert(pressing: Due) -> None:
    """One line and its red button: nothing else about this client matters before it."""
    key = f"{pressing.kind}_{pressing.client_id}"
    with card(f"due_{key}", STOP), row(f"alert_{key}"):
        st.header(plain(pressing.client_name), icon=":material/emergency_home:", anchor=False, width="content")
        st.text(pressing.says, width="stretch")
        with st.container(width=200, key=f"act_{key}"):
            to(pressing.page, "Look at it now", key=key, client=pressing.client_id)


def _card(pressing: Due, later: list[Due]) -> None:
    """Name and tap in one line, why beneath it; the whole card is the link."""
    tone, icon = KINDS[pressing.kind]
    with card(f"task_{pressing.kind}_{pressing.client_id}", tone, fill=True), st.container(gap=None):
        name, tap = plain(pressing.client_name), TAPS.get(pressing.page, "Open")
        label, client = f"**{name}** :green[{tap} ›]", {"client": pressing.client_id}
        st.page_link(
            f"{pressing.page}.py", label=label, icon=f":material/{icon}:", query_params=client, width="stretch"
        )
        then = [plain(one.says) for one in later] if len(later) == 1 else [f"And {len(later)} more."] if later else []
        st.caption(" ".join([plain(pressing.says), *then]))
