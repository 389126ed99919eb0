"""The end of a session: effort, minutes, a note if there is one. Minutes run by themselves and can be put right."""

import streamlit as st

from lbp_core.coach import training
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import SessionView
from pages._parts.here import now, studio
from pages._parts.look import card
from pages._parts.pain_strip import pain_strip


def finish(view: SessionView) -> bool:
    """Draws the end; True once the session was closed. Raises Refused where an entry is not taken."""
    session_id, taps = view.record.id, len(view.record.entries)
    with card(f"finish_{session_id}"):
        st.markdown("### How was it?")
        effort = pain_strip(
            "Effort of the whole session",
            key=f"effort_{session_id}",
            saved=view.effort,
            ends=("no effort", "as hard as it gets"),
        )
        running = view.minutes_so_far if view.minutes is None else view.minutes
        minutes = st.number_input("Minutes", 0, 600, running, 1, key=f"minutes_{session_id}", width=200)
        note = st.text_input("Note, if there is one", view.note or "", 1_000, key=f"remark_{session_id}")
        if not st.button(
            "Finish the session" if effort is not None else "Tap the effort first",
            key=f"finish_{session_id}_{taps}",
            type="primary",
            width="stretch",
            icon=":material/flag:",
            disabled=effort is None,
        ):
            return False
    said = [Entry(kind=EntryKind.EFFORT, score=effort), Entry(kind=EntryKind.MINUTES, minutes=minutes)]
    said += [Entry(kind=EntryKind.NOTE, text=note.strip())] if note.strip() else []
    for entry in (*said, Entry(kind=EntryKind.FINISHED)):
        training.tap(studio(), session_id, entry, key=f"end_{entry.kind}_{session_id}_{taps}", at=now())
    return True
