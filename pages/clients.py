"""Clients: the whole list and the form that adds one; with ?client=… that client's record and the next thing to do."""

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.models.glance import Show
from lbp_core.models.refusal import Refused
from pages._parts.add_client import add_client
from pages._parts.caseload_choice import A_PAGE, SHOWN, caseload_choice, pages_of
from pages._parts.caseload_list import caseload_list
from pages._parts.erase_card import erased_receipt
from pages._parts.here import TRAINER, now, on, refused, require, studio
from pages._parts.leaf import dress_leaves
from pages._parts.record import record
from pages._parts.tour_line import tour_line

require(TRAINER)


@st.fragment
def everybody() -> None:
    """Search, order, chips and the list: a tap on them draws nothing else."""
    require(TRAINER)
    chosen = caseload_choice()
    asked = {"on": on(), "show": chosen.show, "search": chosen.search}
    rows = caseload.caseload(studio(), sort=chosen.sort, limit=A_PAGE, offset=(chosen.page - 1) * A_PAGE, **asked)
    if rows:
        caseload_list(rows, on=on())
        pages_of(caseload.count(studio(), **asked))
    elif chosen.show is not Show.EVERYONE:
        st.info(f"Nobody under '{SHOWN[chosen.show]}'{' by that name' if chosen.search else ''}. Tap 'Everyone'.")
    else:
        st.info(
            "Nobody by that name. Try fewer letters." if chosen.search else "No clients yet. Add the first one above."
        )


@st.fragment
def somebody_new() -> None:
    """The form that adds a client, folded away until it is asked for."""
    require(TRAINER)
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


if client_id := st.query_params.get("client"):
    # a link from the list leaves the address as it was, and the next tap would lose it
    st.query_params["client"] = client_id
    record(client_id)
    st.stop()

st.title("Clients", anchor=False)
dress_leaves()
erased_receipt()
tour_line("clients")
if "add" in st.query_params:  # the way here was 'Add a client': the form is open, once
    st.session_state["add_client_open"] = True
    del st.query_params["add"]
somebody_new()
everybody()
