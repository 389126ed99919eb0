"""What was brought back and failed twice in a row: the sentence why it goes back a step, until when, and the tap that does it."""

import streamlit as st

from lbp_core.coach.plan.brought_back import save_setbacks, setbacks_here
from lbp_core.models.refusal import Refused
from pages._parts.here import now, on, once, refused, studio
from pages._parts.look import NOTE, WARN, card
from pages._parts.words import plain


def plan_setback(client_id: str, version: int) -> None:
    """Draws nothing for most clients. One tap takes all of them back."""
    found = setbacks_here(studio(), client_id, on=on())
    if not found:
        return
    to_take = [one for one in found if one.to_take]
    with card(f"setback_{client_id}", WARN if to_take else NOTE):
        for one in found:
            st.markdown(f"**{plain(one.says)}**" if one.to_take else plain(one.says))
        key = f"setback_{client_id}_{version}"
        tapped = to_take and st.button(
            "Take it back a step" if len(to_take) == 1 else "Take them back a step",
            key=key,
            type="primary",
            icon=":material/arrow_downward:",
            width="stretch",
        )
    if tapped:
        try:
            save_setbacks(studio(), client_id, key=once("setback", key), at=now())
        except Refused as sentence:
            refused(sentence)
        else:
            st.rerun()
