"""Today: what needs doing, most pressing first, each with why and one tap; beneath it the caseload."""

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.gate import alerts
from lbp_core.coach.today import waiting
from pages._parts.alert_queue import alert_queue, being_handled
from pages._parts.caseload_list import caseload_list, found_nobody
from pages._parts.days import long_day
from pages._parts.due_list import due_list, how_many
from pages._parts.here import TRAINER, on, require, studio
from pages._parts.leaf import dress_leaves
from pages._parts.links import to
from pages._parts.look import CALM, card, row
from pages._parts.tour_line import tour_line

require(TRAINER)

today = on()
ringing = alerts.alerts(studio(), on=today)
st.title(long_day(today), anchor=False)
dress_leaves()
alert_queue(ringing)
tour_line("today")
due = waiting.waiting(studio(), on=today, limit=how_many(), beside=ringing)
if due.clients:
    due_list(due)
elif not ringing and caseload.count(studio(), on=today):
    with card("nothing_due", CALM):
        st.header("Nothing is waiting", icon=":material/check_circle:", anchor=False)
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
        live=True,
        bind="query-params",
        label_visibility="collapsed",
        width=340,
    )
everybody = bool(search) or caseload.count(studio(), on=today) <= caseload.A_PAGE
limit = (
    caseload.A_PAGE if everybody else caseload.THE_FIRST
)  # of many the first by name help little: search, or All clients
rows = caseload.caseload(studio(), on=today, search=search or "", limit=limit)
if rows:
    caseload_list(rows, on=today)
    to("clients", "All clients, sorted as you like", icon="group", key="all_clients", first=False)
else:
    found_nobody(search)
