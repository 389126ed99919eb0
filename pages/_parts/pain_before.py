"""The pain before a session: one score, kept as it is tapped."""

import streamlit as st

from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import SessionView
from pages._parts.look import card
from pages._parts.offers import Tap, offer
from pages._parts.pain_strip import pain_strip


def pain_before(view: SessionView, *, place: str) -> Tap | None:
    """Draws the strip; what was tapped on it, with its once-only key."""
    session_id, taps = view.record.id, len(view.record.entries)

    def says() -> Tap | None:
        score = st.session_state.get(f"strip_before_{session_id}")
        if score is None or score == view.pain_before:
            return None
        return (Entry(kind=EntryKind.PAIN_BEFORE, score=score),), f"before_{session_id}_{score}_{taps}"

    with card(f"before_{session_id}"):
        pain_strip("Pain now, before we start", key=f"before_{session_id}", saved=view.pain_before)
    offer(place, says)
    return says()
