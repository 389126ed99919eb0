"""Today: what needs doing, most pressing first, each with why and one tap; beneath it the caseload."""

import streamlit as st

from lbp_core.coach import alerts, caseload
from pages._parts.alert_queue import alert_queue, being_handled, not_said_above
from pages._parts.caseload_list import caseload_list
from pages._parts.due_list import due_list
from pages._parts.here import TRAINER, on, require, studio
from pages._parts.links import to
from pages._parts.look import CALM, card, row
from pages._parts.words import long_day

SHOWN = 24

require(TRAINER)

today = on()
ringing = alerts.alerts(studio(), on=today)
due = not_said_above(caseload.due(studio(), on=today), ringing)

st.title(long_day(today), anchor=False)
alert_queue(ringing)
if due:
    due_list(due)
elif not ringing:
    with card("nothing_due", CALM):
        st.subheader("Nothing is waiting", icon=":material/check_circle:", anchor=False)
        st.text("No alerts, no sessions, no reviews. Enjoy the quiet.")
being_handled(ringing)

with row(align="distribute"):
    st.header("Clients", anchor=False, width="content")
    search = st.text_input(
        "Find a client",
        key="find",
        type="search",
        placeholder="Find a client",
        icon=":material/search:",
        live="300ms",
        bind="query-params",
        label_visibility="collapsed",
        width=340,
    )
rows = caseload.caseload(studio(), on=today, search=search or "", limit=SHOWN)
if rows:
    caseload_list(rows, on=today)
elif search:
    st.info("Nobody by that name. Try fewer letters.")
else:
    st.info("No clients yet. Add the first one, then screen them.")
    to("clients", "Add a client", icon="person_add", key="first_client", add="yes")
