"""Clients: the whole list and the form that adds one; with ?client=… that client's record and the next thing to do."""

import streamlit as st

from lbp_core.coach import caseload
from lbp_core.models.refusal import Refused
from pages._parts.add_client import add_client
from pages._parts.caseload_list import caseload_list
from pages._parts.here import TRAINER, now, on, refused, require, studio
from pages._parts.record import record

SHOWN = 24

require(TRAINER)

if client_id := st.query_params.get("client"):
    record(client_id)
    st.stop()

st.title("Clients", anchor=False)
search = st.text_input(
    "Find a client",
    key="find",
    type="search",
    placeholder="Name",
    icon=":material/search:",
    live="300ms",
    bind="query-params",
)
if "add" in st.query_params:  # the way here was 'Add a client': the form is open, once
    st.session_state["add_client_open"] = True
    del st.query_params["add"]
with st.expander("Add a client", icon=":material/person_add:", key="add_client_open", on_change="rerun") as adding:
    if adding.open:
        try:
            if asked := add_client():
                details, key = asked
                added = caseload.add_client(studio(), details, key=key, at=now())
                del st.session_state["add_client_key"]
                st.switch_page("screening.py", query_params={"client": added.id})
        except Refused as sentence:
            refused(sentence)

page = st.session_state.get("clients_page", 1)
rows = caseload.caseload(studio(), on=on(), search=search or "", limit=SHOWN, offset=(page - 1) * SHOWN)
if rows:
    caseload_list(rows, on=on())
else:
    st.info("Nobody by that name. Try fewer letters." if search else "No clients yet. Add the first one above.")
if len(rows) == SHOWN or page > 1:
    st.pagination(page + (len(rows) == SHOWN), key="clients_page")
