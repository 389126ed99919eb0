"""One safety question on big controls. Nothing is preselected: not asked is not 'no'."""

import streamlit as st

from lbp_core.models.screening import Answer

WORDS = {
    Answer.YES: "Yes",
    Answer.NO: "No",
    Answer.UNSURE: "Unsure",
    Answer.DECLINED: "Prefer not to say",
}


def question(words: str, *, key: str, saved: Answer | None = None, hint: str | None = None) -> Answer | None:
    """The answer tapped, or None where nobody answered. `saved` is this person's own earlier tap, read back."""
    st.markdown(words)
    if hint:
        st.caption(hint)
    st.space("stretch")
    return st.segmented_control(
        words,
        tuple(WORDS),
        format_func=WORDS.__getitem__,
        default=saved if saved in WORDS else None,
        key=f"question_{key}",
        label_visibility="collapsed",
        width="stretch",
        wrap=True,
    )
