"""Which single page is offered while the client holds the tablet. The pages themselves are listed in pages/_frame.py.

Courtesy, not a lock: whoever knows addresses gets back.
"""

from secrets import token_hex

import streamlit as st

from lbp_core.models.question import Section

HANDED = "handed"
"""In the address once the private questions were handed over, so that a reload does not bring the record back."""


def only_page() -> str | None:
    """The page the client is on by its name, or None where the trainer holds the tablet."""
    if "visit" in st.query_params:
        return "check_in"
    return "screening" if hand_here() else None


def hand_here() -> str:
    """What tells this handing-over from the next, from 'I have handed it over' until 'Done'; empty where there is none."""
    if st.query_params.get("step") != Section.PRIVATE:
        return ""
    if HANDED in st.query_params:
        st.session_state[_place()] = st.query_params[HANDED]
    elif st.session_state.get(_place()):
        st.query_params[HANDED] = st.session_state[_place()]
    return str(st.session_state.get(_place(), ""))


def hand_over() -> None:
    """From the next run on the client holds the tablet. What an earlier handing-over left open is not shown in this one."""
    st.session_state[_place()] = token_hex(8)


def hand_back() -> None:
    """The trainer holds it again."""
    st.session_state.pop(_place(), None)


def _place() -> str:
    return f"handed_{st.query_params.get('client')}_{st.query_params.get('run')}"
