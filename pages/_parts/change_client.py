"""The form that changes a client's details. A form that is out of date saves nothing and keeps what was typed."""

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.models.client import Client
from lbp_core.models.refusal import Refused
from pages._parts.client_fields import client_fields, details_from
from pages._parts.here import now, once, refused, studio
from pages._parts.look import WARN, card


def change_client(client: Client) -> bool:
    """Draws the form as it was opened; True once the change was saved."""
    shown: Client = st.session_state.setdefault(f"details_shown_{client.id}", client)
    with card(f"details_{client.id}"):
        st.header("Details", icon=":material/badge:", anchor=False)
        with st.form(f"change_{client.id}_{shown.version}", border=False, enter_to_submit=False):
            fields = client_fields(f"{client.id}_{shown.version}", shown.details)
            sent = st.form_submit_button("Save the details", type="primary", width="stretch", icon=":material/check:")
    if sent:
        try:
            _write(shown, fields)
        except Refused as sentence:
            refused(sentence)
        else:
            del st.session_state[f"details_shown_{client.id}"]
            return True
    if client.version != shown.version:
        _out_of_date(client)
    return False


def _write(shown: Client, fields: dict[str, object]) -> None:
    details = details_from(fields, shown.details)
    key = once("details", shown.id, shown.version, details)
    caseload.change_client(studio(), shown.id, details, version=shown.version, key=key, at=now())


def _out_of_date(client: Client) -> None:
    """Someone else was quicker: what was typed stays in sight until the trainer asks for what is saved."""
    with card(f"stale_{client.id}", WARN):
        st.text("These details were changed on another screen meanwhile. What you typed is still here to compare.")
        if st.button("Show what is saved now", key=f"fresh_{client.id}_{client.version}"):
            del st.session_state[f"details_shown_{client.id}"]
            st.rerun()
