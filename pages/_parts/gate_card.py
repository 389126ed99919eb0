"""What stands in the way of training, in the client's and the trainer's words, and the way on."""

import streamlit as st

from lbp_core.coach.today import due
from lbp_core.models.gate import Gate
from pages._parts.days import long_day
from pages._parts.links import to
from pages._parts.look import card
from pages._parts.words import DISPOSITIONS

WAYS = {
    "screening": ("screening", "Open the screening", "fact_check"),
    "papers": ("papers", "Open the papers", "folder_open"),
}


def gate_card(gate: Gate, client_id: str, *, way_on: bool = True) -> None:
    """Full-size: the headline, what to say to the client, what the trainer does next."""
    _, tone, icon = DISPOSITIONS[gate.disposition]
    with card(f"gate_{client_id}", tone):
        st.header(gate.headline, icon=f":material/{icon}:", anchor=False)
        if gate.locked and gate.since is not None:
            st.caption(f"Open since {long_day(gate.since)}")
        st.markdown("**Say this, or show it**")
        with st.container(key="spoken_words"):
            st.text(gate.for_client)
        st.markdown("**What you do**")
        st.text(gate.for_trainer)
        if way_on:
            page, label, mark = WAYS[due.way_on(gate)]
            to(page, label, icon=mark, key=f"gate_{client_id}", client=client_id)
