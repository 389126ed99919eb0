"""The end of a session: effort, minutes, a note if there is one. Minutes run by themselves and can be put right."""

import streamlit as st

from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import SessionView
from pages._parts.look import card
from pages._parts.offers import Tap, button_tap
from pages._parts.pain_strip import pain_strip
from pages._parts.stops import still_open
from pages._parts.words import plain

LEFT = ":material/pending: Not done:"


def finish(view: SessionView, *, place: str) -> Tap | None:
    """Draws the end; everything it says is kept at once, with the closing of the session as its last word."""
    session_id, taps = view.record.id, len(view.record.entries)
    with card(f"finish_{session_id}"):
        st.markdown("### How was it?", anchors=False)
        if left := [one.exercise.name for one in view.cards if still_open(one)]:
            st.caption(
                f"{LEFT} {plain(', '.join(left))}. Tap one on the list to do it; left like this it counts as not done."
            )
        ends = ("no effort", "as hard as it gets")
        effort = pain_strip("Effort of the whole session", key=f"effort_{session_id}", saved=view.effort, ends=ends)
        running = view.minutes_so_far if view.minutes is None else view.minutes
        st.number_input("Minutes", 0, 600, running, 1, key=f"minutes_{session_id}", width=200)
        st.text_input("Note, if there is one", view.note or "", 1_000, key=f"remark_{session_id}")
        return button_tap(
            place,
            "Finish the session" if effort is not None else "Tap the effort first",
            f"finish_{session_id}_{taps}",
            lambda: _said(view, running),
            type="primary",
            width="stretch",
            icon=":material/flag:",
            disabled=effort is None,
        )


def _said(view: SessionView, running: int) -> tuple[Entry, ...]:
    """Effort, minutes and the note as they stand under the thumb."""
    state, session_id = st.session_state, view.record.id
    note = str(state.get(f"remark_{session_id}", view.note or "")).strip()
    said = [
        Entry(kind=EntryKind.EFFORT, score=state.get(f"strip_effort_{session_id}", view.effort)),
        Entry(kind=EntryKind.MINUTES, minutes=state.get(f"minutes_{session_id}", running)),
    ]
    said += [Entry(kind=EntryKind.NOTE, text=note)] if note else []
    return (*said, Entry(kind=EntryKind.FINISHED))
