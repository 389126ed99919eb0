"""The short code that opens a client's plan and progress on their phone, told by one tap. What it opens is in pages/phone/."""

import streamlit as st

from lbp_core.coach.phone import own_plan
from lbp_core.coach.phone.plan_codes import plan_code
from pages import _studio
from pages._parts.here import studio


def tell_code(client_id: str) -> str | None:
    """The button and, once it was pressed, the code to say out loud; it is told this once."""
    words, told = own_plan.words().trainer, f"told_code_{client_id}"
    if st.button(words["make"], key=f"make_code_{client_id}", icon=":material/key:", width="stretch"):
        at = _studio.now()
        st.session_state[told] = plan_code(studio(), client_id, key=f"code {at.isoformat()}", at=at)
    code: str | None = st.session_state.pop(told, None)
    if code is not None:
        st.markdown(f"## {code}")
        st.text(words["says"])
    return code
