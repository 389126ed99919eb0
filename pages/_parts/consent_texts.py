"""The texts that clients agree to, with their versions, to read. Changing one is done in data/words/consents.yaml."""

import streamlit as st

from lbp_core.coach.papers.consents import texts


def consent_texts() -> None:
    """All of them, folded away."""
    with st.expander("What clients agree to", icon=":material/handshake:", key="consent_texts"):
        for text in texts().values():
            st.markdown(f"**{text.title}** · version {text.version}")
            st.text(text.asks)
