"""The studio's log as people read it: who looked, who changed what. It holds nothing about anybody's health."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.coach.door import audit
from lbp_core.models.people import Noted
from pages._parts.days import moment
from pages._parts.here import TRAINER, require, studio
from pages._parts.table import table

VERBS = {
    "client": "the client was added", "change_client": "changed their details", "screening": "saved a screening",
    "clearance": "recorded a clearance", "programme": "saved a programme", "open_session": "opened a session",
    "tap": "wrote in a session", "log": "wrote a session down", "check_in": "sent a check-in", "morning": "sent a morning",
    "decide": "decided on a week", "link": "made a link", "revoke_links": "ended the links", "consent": "noted a consent",
}  # fmt: skip


def studio_log() -> None:
    """The owner's: everything, a page at a time. Who a client is does not stand in it."""
    with st.expander("The studio's log", icon=":material/history:"):
        page = int(st.number_input("Page, the newest first", 1, 10_000, 1, key="log_page"))
        lines = audit.log_of_studio(studio(), page=page - 1)
        _table(lines)
        if not lines:
            st.text("Nothing this far back.")


@st.fragment
def client_log(client_id: str) -> None:
    """Who looked at this record, and who changed something in it."""
    require(TRAINER)
    with st.expander(
        "Who looked at this record", icon=":material/visibility:", key=f"log_{client_id}", on_change="rerun"
    ) as log:
        if log.open:
            _table(audit.log_of_client(studio(), client_id))


def _table(lines: Sequence[Noted]) -> None:
    who = audit.actors(studio())
    rows = [
        (
            moment(one.at.astimezone(studio().zone)),
            who.get(one.actor, "Nobody signed in" if one.actor == "nobody" else "The client"),
            _words(one),
        )
        for one in lines
    ]
    table(("When", "Who", "What"), rows)


def _words(one: Noted) -> str:
    if one.action == "wrote":
        return VERBS.get(one.about, f"wrote: {one.about.replace('_', ' ')}")
    return f"{one.action} {one.about}".strip()
