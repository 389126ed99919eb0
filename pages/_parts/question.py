"""One safety question on big controls. Nothing is preselected: not asked is not 'no'."""

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.models.screening import Answer


def question(words: str, *, key: str, hint: str | None = None) -> Answer | None:
    """The answer tapped, or None where nobody answered."""
    st.markdown(words)
    if hint:
        st.caption(hint)
    st.space("stretch")
    return answer_tap(words, key=key)


def answer_tap(words: str, *, key: str) -> Answer | None:
    """The four answers alone, for a place that has the question's words beside them."""
    said = client_forms.in_hand().answers
    return st.segmented_control(
        words,
        tuple(said),
        format_func=said.__getitem__,
        key=f"question_{key}",
        label_visibility="collapsed",
        width="stretch",
        wrap=True,
    )
