"""Which single page is offered while the client holds the tablet. The pages themselves are listed in pages/_frame.py.

Courtesy, not a lock: whoever knows addresses gets back.
"""

import streamlit as st

from lbp_core.models.question import Section

HANDED = "handed"
"""In the address once the private questions were handed over, so that a reload does not bring the record back."""


def only_page() -> str | None:
    """The page the client is on by its name, or None where the trainer holds the tablet."""
    if "visit" in st.query_params:
        return "check_in"
    return "screening" if _answering_alone() else None


def _answering_alone() -> bool:
    """True from 'I have handed it over' until 'Done': the next step's address says neither."""
    if st.query_params.get("step") != Section.PRIVATE:
        return False
    run = f"handed_{st.query_params.get('client')}_{st.query_params.get('run')}"
    if HANDED in st.query_params:
        st.session_state[run] = True
    elif st.session_state.get(run) is True:
        st.query_params[HANDED] = "1"
    return st.session_state.get(run) is True
