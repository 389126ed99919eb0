"""Beside the page titles: who is signed in, the lock and the way out; and the mark of a demo studio."""

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.coach.saving import saving_trouble
from pages import _door
from pages._door import Visit
from pages._parts.links import out
from pages._parts.look import WARN
from pages._parts.words import plain

SAID = "said_not_saving"
"""In the browser's session: whether this drawing of the page has said it already."""


def top_line(here: Visit) -> None:
    """Drawn by the frame on every page; in a client's hands only the mark of a demo is left of it."""
    if here.studio.demo:
        with st.container(horizontal=True, horizontal_alignment="right", key="demo_mark"):
            st.badge(client_forms.words().demo, icon=":material/science:", color=WARN)
    if here.client_id is None:
        with st.container(horizontal=True, vertical_alignment="center", key="who_is_in"):
            st.caption(plain(here.signed.person.name), width="content")
            if st.button("Lock", key="lock", icon=":material/lock:", type="tertiary", help="Your PIN opens it again"):
                _door.lock(here)
                st.rerun()
            out("Sign out", "/sign-out", quiet=True)
        st.session_state[SAID] = False
        not_saving(here)


def not_saving(here: Visit) -> None:
    """On every page while nothing can be saved: reading goes on, and nobody believes that a tap was kept. Once a drawing."""
    said = saving_trouble(here.studio)
    if said is not None and not st.session_state.get(SAID):
        st.session_state[SAID] = True
        st.warning(said, icon=":material/save:")
