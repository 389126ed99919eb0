"""Drawing once more after a tap was saved."""

import streamlit as st


def again() -> None:
    """Draws once more from what storage now holds: only this card where a card was tapped, else the page."""
    try:
        st.rerun(scope="fragment")
    except st.errors.StreamlitAPIException:
        st.rerun()
