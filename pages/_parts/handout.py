"""The client's handout: printed on a tap, shown as a picture, opened as a PDF. What stands on it is put together in coach/."""

import streamlit as st

from lbp_core.coach.phone import sharing
from lbp_core.coach.printed import handouts
from lbp_core.models.refusal import Refused
from pages import _studio
from pages._parts.here import now, once, refused, studio
from pages._parts.look import card
from pages._parts.printed_page import pdf_link, picture

WITH_CODE = "With a square code for their phone: it holds a new link, and ends the old one"


def handout(client_id: str, version: int) -> None:
    """Draws the tap and, once it was tapped, the page of that version of the programme."""
    ready = f"handout_{client_id}_{version}"
    with card(f"paper_{client_id}"):
        st.subheader("On paper", icon=":material/print:", anchor=False)
        coded = _studio.PHONE_HOST is not None and st.checkbox(WITH_CODE, key=f"code_{client_id}")
        if st.button("Print the handout", key=f"print_{client_id}_{version}", width="stretch"):
            try:
                with st.spinner("Setting the page …"):
                    st.session_state[ready] = _print(client_id, coded=coded)
            except Refused as sentence:
                refused(sentence)
        if name := st.session_state.get(ready):
            place = f"/documents/{client_id}/handouts/{name}"
            pdf_link(place)
            picture(place, "The handout as it is printed")


def _print(client_id: str, *, coded: bool) -> str:
    """The name under which it lies ready; a fresh link goes into its square code only where that was ticked."""
    at, address = now(), None
    if coded:
        token = sharing.make_link(studio(), client_id, key=once("handout", client_id, at), at=at)
        address = f"{_studio.phone_address()}/c/{token}"
    return handouts.print_handout(studio(), client_id, address=address, at=at)
