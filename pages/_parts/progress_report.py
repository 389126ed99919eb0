"""The progress report: one page for the client and whom they show it to, printed on a tap."""

import streamlit as st

from lbp_core.coach.printed import progress
from lbp_core.models.refusal import Refused
from pages._parts.here import now, refused, studio
from pages._parts.look import card
from pages._parts.printed_page import pdf_link, picture


def progress_report(client_id: str) -> None:
    """The tap, then the page to look at and its PDF."""
    ready = f"progress_{client_id}"
    with card(ready):
        st.subheader("A page to show", icon=":material/description:", anchor=False)
        st.text("Weeks, scores and how far they got, on one page: for the client, and for whom they show it to.")
        if st.button("Print the progress report", key=f"print_{ready}", icon=":material/print:", width="stretch"):
            try:
                with st.spinner("Setting the page …"):
                    st.session_state[ready] = progress.print_progress(studio(), client_id, at=now())
            except Refused as sentence:
                refused(sentence)
        if name := st.session_state.get(ready):
            place = f"/documents/{client_id}/progress/{name}"
            pdf_link(place)
            picture(place, "The progress report as it is printed")
