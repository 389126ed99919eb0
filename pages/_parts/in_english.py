"""What a client is sent in their own language, said to the trainer in English beside it."""

import streamlit as st

from lbp_core.coach.phone.languages import NAMES, Language

BESIDE = "It goes out in {language}. In English it says:"


def in_english(text: str, language: Language) -> None:
    """The English of a text that is sent in that language. It is read here and sent to nobody."""
    st.caption(BESIDE.format(language=NAMES[language]))
    st.text(text)
