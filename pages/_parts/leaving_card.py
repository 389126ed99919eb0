"""A whole record leaving: the kit to take away, how long it is kept, and erasing it for good. For the client's own trainer."""

from datetime import timedelta

import streamlit as st

from lbp_core.coach.door import caring
from lbp_core.coach.leaving import keeping_until
from lbp_core.models.client import Client
from pages._parts.days import day
from pages._parts.erase_card import erase_card
from pages._parts.here import now, on, studio
from pages._parts.history_card import history_card
from pages._parts.look import card
from pages._parts.people_saying import save, this_time

LONGEST = timedelta(days=365 * 50)


def leaving_card(client: Client) -> None:
    """Nothing here for whom the record is only shared with."""
    if not caring.is_own(studio(), client.id):
        return
    with card(f"leaving_{client.id}"):
        st.subheader("Take out, keep, erase", icon=":material/inventory_2:", anchor=False)
        st.text(
            "Everything about this client in one zip: tables, the programme and letters as pages, and files other systems read."
        )
        st.link_button(
            "Take the whole record out",
            f"/documents/{client.id}/leaving/kit.zip",
            icon=":material/download:",
            width="stretch",
        )
        st.caption(
            "It is made now, which takes some seconds, and noted in the log. Keep it as you would a letter from a doctor."
        )
        history_card(client)
        _kept(client)
        erase_card(client)


def _kept(client: Client) -> None:
    until, own = keeping_until.kept_until(studio(), client.id, on=on())
    says = (
        "How long it is kept: no day is set"
        if until is None
        else f"Kept until {day(until)} {until.year}{'' if own else ', by the rule of the studio'}"
    )
    with st.expander(says, icon=":material/event_available:"):
        chosen = st.date_input(
            "Keep this record until", until, on(), on() + LONGEST, f"keep_{client.id}", format="DD/MM/YYYY"
        )
        if st.button("Save the day", key=f"keep_save_{client.id}", width="stretch"):
            key, at = this_time("keep until", client.id, chosen), now()
            if save(lambda: keeping_until.keep_until(studio(), client.id, chosen, key=key, at=at), "Saved."):
                st.rerun()
