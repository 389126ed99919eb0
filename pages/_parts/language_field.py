"""In which language a client reads, as a field of their details. What is in that language: docs/words.md."""

import streamlit as st

from lbp_core.models.client import ClientDetails
from lbp_core.models.language import NAMES, Language

HINT = "Their phone, the tablet in their hands, what is printed for them and messages. Your own pages stay English."

NOTE = "Spanish was translated by the team. No clinician and no sworn translator has checked it yet."


def pick_language(key: str, known: ClientDetails) -> Language:
    """The client may change it on their own phone; the trainer reads English either way."""
    chosen = st.segmented_control(
        "The client reads", NAMES, default=known.language, required=True, format_func=NAMES.__getitem__,
        key=f"language_{key}", help=HINT,
    )  # fmt: skip
    st.caption(NOTE)
    return chosen
