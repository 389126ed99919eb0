"""Notes on the rest of the body, read back. They are written in the screening."""

import streamlit as st

from lbp_core.coach.screening.body_notes import body_lines, body_note
from pages._parts.days import day
from pages._parts.here import studio
from pages._parts.links import to
from pages._parts.look import card


def body_card(client_id: str) -> None:
    """How neck, hips and knees are, and what eases the pain; or the way to ask."""
    note = body_note(studio(), client_id)
    with card(f"body_{client_id}"):
        st.subheader("The whole body", icon=":material/accessibility_new:", anchor=False)
        if note is None:
            st.text("Not asked yet. The screening asks for it.")
            to("screening", "Go to the screening", icon="fact_check", client=client_id)
            return
        with st.container(gap="xxsmall", key=f"body_lines_{client_id}"):
            for part, said in body_lines(note.body):
                st.text(f"{part}: {said}")
        st.caption(f"Noted {day(note.on)} {note.on.year}")
