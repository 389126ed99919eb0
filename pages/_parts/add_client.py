"""The form that adds a client. Its fields are in client_fields."""

from uuid import uuid4

import streamlit as st

from lbp_core.models.client import ClientDetails
from pages._parts.client_fields import client_fields, details_from


def add_client() -> tuple[ClientDetails, str] | None:
    """The details and the form's own key once 'Add' was tapped, else None. Raises Refused on a value that cannot be kept."""
    key = st.session_state.setdefault("add_client_key", uuid4().hex)
    with st.form(f"add_{key}", border=False, enter_to_submit=False):
        st.caption("A name is enough to begin. The rest makes the first programme fit, and can be added later.")
        fields = client_fields(key)
        if not st.form_submit_button("Add client", type="primary", width="stretch", icon=":material/person_add:"):
            return None
    return details_from(fields), key
