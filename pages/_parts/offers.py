"""What a tap would say, laid ready while the page is drawn: the tap itself is then kept first, and the page drawn once.

What this session never laid ready (the server started anew meanwhile) is found where it is drawn, and kept just the same.
"""

from collections.abc import Callable

import streamlit as st

from lbp_core.coach.floor import training
from lbp_core.coach.floor.on_the_floor import at_work, keep_at_work
from lbp_core.models.floor import AtWork
from lbp_core.models.records import Entry, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.views import SessionView
from pages._parts.here import now, refused, studio

Tap = tuple[tuple[Entry, ...], str]
"""Everything that one tap says, and its once-only key."""


def offer(place: str, says: Callable[[], Tap | None]) -> None:
    """`says` looks at what thumbs did since, and gives the tap, or None."""
    _laid_ready(place).append(says)


def button_tap(place: str, label: str, key: str, says: Callable[[], tuple[Entry, ...]], **look: object) -> Tap | None:
    """A button that stands for a tap; `key` is its once-only key. What was tapped, where nobody had laid it ready."""
    offer(place, lambda: (says(), key) if st.session_state.get(key) else None)
    return (says(), key) if st.button(label, key=key, **look) else None  # type: ignore[arg-type]


def tapped(place: str) -> Tap | None:
    """What was tapped since that place was drawn."""
    ready, st.session_state[f"offers_{place}"] = _laid_ready(place), []
    return next((tap for says in ready if (tap := says()) is not None), None)


def kept(session_id: str, tap: Tap | None) -> SessionRecord | None:
    """The session with the tap in it; None where nothing was tapped, or where it was refused, which is said."""
    if tap is None:
        return None
    try:
        return training.keep(studio(), session_id, tap[0], key=tap[1], at=now())
    except Refused as sentence:
        refused(sentence)
        return None


def kept_at_work(view: SessionView, exercise: str, tap: Tap | None) -> tuple[AtWork, Refused | None]:
    """The exercise with that tap in it, in one write; as it stands where nothing was tapped, or with why it was refused."""
    if tap is None:
        return at_work(studio(), view, exercise), None
    try:
        return keep_at_work(studio(), view, exercise, tap[0], key=tap[1], at=now()), None
    except Refused as sentence:
        return at_work(studio(), view, exercise), sentence


def say_later(session_id: str, sentence: Refused) -> None:
    """Why a tap was not kept, where the page is drawn anew before anybody could read it."""
    st.session_state[f"why_not_{session_id}"] = sentence


def said_later(session_id: str) -> None:
    """Says it, once."""
    if (sentence := st.session_state.pop(f"why_not_{session_id}", None)) is not None:
        refused(sentence)


def _laid_ready(place: str) -> list[Callable[[], Tap | None]]:
    ready: list[Callable[[], Tap | None]] = st.session_state.setdefault(f"offers_{place}", [])
    return ready
