"""A page that stays true by itself: what a client tells shows on it within a second, and a database that was away is no end."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from lbp_core.models.refusal import Refused
from pages._door import Visit, open_pages
from pages._parts.visitor import looked_up

LOOKS_AGAIN = 2.0
ABOUT_EVERYBODY = ("today", "clients", "side_by_side")
"""Pages that show several clients and name none of them in their address."""


def whoever_is_here() -> Visit:
    """Who is here. Where nobody can say, because the database is away, the page says so and looks again by itself."""
    try:
        return looked_up()
    except Refused as sentence:
        st.error(str(sentence), icon=":material/block:")
        _look_again()
        st.stop()


@st.fragment(run_every=LOOKS_AGAIN)
def _look_again() -> None:
    """Draws nothing. Run by itself, it has the whole page drawn anew."""
    if by_itself():
        st.rerun()


def by_itself() -> bool:
    """True where only a part of the page is being drawn."""
    running = get_script_run_ctx()
    return running is not None and bool(running.fragment_ids_this_run)


def stays_true(here: Visit, page: str) -> None:
    """Before anything is read for the page. In a client's hands, and where nobody is shown, nothing is listened for."""
    running, client = get_script_run_ctx(), st.query_params.get("client")
    if running is None:
        return
    if here.client_id is not None or (client is None and page not in ABOUT_EVERYBODY):
        open_pages.forget(running.session_id)
    else:
        _listens(running.session_id, None if page in ABOUT_EVERYBODY else frozenset({client or ""}))


@st.fragment
def _listens(session: str, about: frozenset[str] | None) -> None:
    """Draws nothing. Run by itself, it has the whole page drawn anew where there is something new."""
    was_due = open_pages.drawing(session, ThreadState.get().fragment_id or "", about)
    if was_due and by_itself():
        st.rerun()
