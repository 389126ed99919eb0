"""The tiles that record a set: as planned is one tap, a difference is two. Nothing else is drawn again after a set."""

import streamlit as st

from lbp_core.models.floor import AtWork
from lbp_core.models.records import SessionRecord
from lbp_core.models.views import SessionView
from pages._parts.clock import rest_running
from pages._parts.easier import changes_in
from pages._parts.here import TRAINER, in_words, refused, require
from pages._parts.offers import kept_at_work, say_later, tapped
from pages._parts.redraw import again
from pages._parts.set_tiles import set_tiles


@st.fragment
def tiles_row(view: SessionView, exercise: str) -> None:
    """The sets as storage has them. A tap is kept first, then shown; the same tap from anywhere else is the same tap."""
    require(TRAINER)
    with in_words(f"tiles of {exercise} in session {view.record.id}"):
        _tiles(view, exercise)


def numbers_key(record: SessionRecord, exercise: str) -> str:
    """What the steppers of that exercise are called: with every easing and flare something else is asked for."""
    key, changes = f"{record.id}_{exercise}", changes_in(record)
    return f"{key}_{changes}" if changes else key


def _tiles(view: SessionView, exercise: str) -> None:
    place = f"tiles_{view.record.id}_{exercise}"
    early = tapped(place)
    work, why_not = kept_at_work(view, exercise, early)
    if work.card is None or work.card.symptom or work.record.finished or _asks_otherwise(view, work):
        if why_not is not None:
            say_later(view.record.id, why_not)
        st.rerun()  # another tablet stopped it, made it easier, or closed the session
    if why_not is not None:
        refused(why_not)
    numbers = numbers_key(work.record, exercise)
    late = set_tiles(work.card, work.record, place, numbers=numbers)
    rest_running(work, hold_key=f"hold_{numbers}")
    if late is not None and late != early:
        kept_at_work(view, exercise, late)
        again()


def _asks_otherwise(view: SessionView, work: AtWork) -> bool:
    return changes_in(work.record) != changes_in(view.record)
