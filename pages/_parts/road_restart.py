"""Back after missed weeks: the sentence why, what becomes lighter, and one tap that makes it the programme."""

import streamlit as st

from lbp_core.coach.plan import restarting
from lbp_core.models.refusal import Refused
from pages._parts.here import now, on, refused, studio
from pages._parts.look import WARN, card
from pages._parts.words import plain


def road_restart(client_id: str) -> None:
    """Draws nothing where no weeks were missed."""
    found = restarting.restart(studio(), client_id, on=on())
    if found is None:
        return
    with card(f"restart_{client_id}", WARN):
        st.markdown(f"**{plain(found.says)}**")
        key = f"restart_{client_id}_{found.last_session}"
        if st.button(
            "Restart after the break", key=key, type="primary", icon=":material/restart_alt:", width="stretch"
        ):
            try:
                restarting.save_restart(studio(), client_id, key=key, at=now())
            except Refused as sentence:
                refused(sentence)
            else:
                st.switch_page("programme.py", query_params={"client": client_id})
        with st.expander("What becomes lighter", icon=":material/trending_down:", key=f"lighter_{client_id}"):
            for line in found.programme.changed:
                st.markdown(f"- {plain(line)}")
