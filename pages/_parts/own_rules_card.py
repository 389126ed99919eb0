"""A client's own stop rules, all of them in one place. They are written and ended on the exercise's card in a session."""

import streamlit as st

from lbp_core.coach.screening.stop_rules import stop_rules, told
from pages._parts.here import studio
from pages._parts.look import card


def own_rules_card(client_id: str) -> None:
    """Exercise, number and what then; nothing where there is none."""
    if not (rules := stop_rules(studio(), client_id)):
        return
    with card(f"own_rules_{client_id}"):
        st.subheader("Own stop rules", icon=":material/front_hand:", anchor=False)
        for line in told(rules):
            st.text(line)
        st.caption("Written and ended on the exercise's card, in a session.")
