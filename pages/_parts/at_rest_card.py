"""Whether the studio's file can be read by whoever has it, and what to do about what can."""

import streamlit as st

from lbp_core.coach.keeping.at_rest import at_rest
from pages._parts.here import studio
from pages._parts.look import QUIET, WARN, card
from pages._studio import address


def at_rest_card() -> None:
    """One line where all is well; what to do where it is not."""
    found = at_rest(studio(), address())
    locked = studio().store.encrypted
    with card("at_rest", WARN if found.worries else QUIET):
        st.subheader(
            "Where the records lie", icon=":material/lock:" if locked else ":material/lock_open:", anchor=False
        )
        for line in (found.says, *found.worries):
            st.text(line)
        for line in found.more:
            st.caption(line)
