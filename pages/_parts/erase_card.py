"""Erasing one client for good: asked twice, and a receipt that names nobody."""

import streamlit as st

from lbp_core.coach.leaving import erasing
from lbp_core.models.client import Client
from lbp_core.models.refusal import Refused
from pages._parts.here import now, refused, studio
from pages._parts.words import plain

RECEIPT = "erased_receipt"


def erase_card(client: Client) -> None:
    """The box to open, the name to type; then the list of clients with the receipt."""
    with st.expander("Erase the whole record", icon=":material/delete_forever:"):
        st.text("Everything about this client is removed for good. Only a kit you took out before brings it back.")
        typed = st.text_input(
            f"Type {plain(client.name)} to erase the record", key=f"erase_{client.id}", autocomplete="off"
        )
        if st.button("Erase for good", key=f"erase_go_{client.id}", width="stretch"):
            try:
                with st.spinner("Erasing …"):
                    receipt = erasing.erase(studio(), client.id, typed=typed, at=now())
            except Refused as sentence:
                refused(sentence)
                return
            st.session_state[RECEIPT] = erasing.receipt_told(receipt)
            st.switch_page("clients.py")


def erased_receipt() -> None:
    """What was just erased, shown once over the list of clients: the page below may be anywhere."""
    if told := st.session_state.pop(RECEIPT, None):
        _receipt(told)


@st.dialog("The record is erased", icon=":material/check:")
def _receipt(told: str) -> None:
    st.text("Copy this receipt if you want to keep it: it names nobody.")
    st.code(told, language=None, wrap_lines=True)
