"""One exercise on the gym floor: what, how much, last time, the set tiles, what was felt. Every tap is saved at once."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.card_head import card_head, eased_line
from pages._parts.easier import SETS, changes_in, easier, easier_button
from pages._parts.felt import signs_and_form
from pages._parts.look import card, row
from pages._parts.offers import Tap, button_tap
from pages._parts.onward import onward
from pages._parts.own_rule import rule_line
from pages._parts.pain_row import pain_row
from pages._parts.redraw import again
from pages._parts.sets_row import sets_row
from pages._parts.stop_signs import advice
from pages._parts.stops import still_open
from pages._parts.swaps import swap_button, swaps


def exercise_card(view: SessionView, shown: ExerciseCard, *, place: str) -> Tap | None:
    """Draws the card. What was tapped on it, where nobody had laid that ready; what writes by itself draws anew."""
    record = view.record
    key = f"{record.id}_{shown.exercise.id}"
    taps = sum(entry.exercise == shown.exercise.id for entry in record.entries)
    changes = changes_in(record)
    tap: Tap | None = None
    with card(f"exercise_{key}"), st.container(gap="xsmall"):
        card_head(shown, session_id=record.id)
        written = rule_line(record.client_id, shown, key=key)
        tap = eased_line(record, shown, place=place, changes=changes)
        if not shown.bothers:
            tap = advice(shown, key=key, place=place, taps=taps) or tap
        if shown.symptom is None:
            sets_row(view, shown.exercise.id)
        tap = _other_ways(view, shown, place, (taps, changes)) or tap
        written = swaps(record, shown) or written
        written = easier(record, shown, key=key, changes=changes, place=SETS) or written
        pain_row(view, shown)
        with row(f"signs_{key}"):
            tap = signs_and_form(shown, key=key, place=place, taps=taps) or tap
            onward(view, shown)
    if written:
        again()
    return tap


def _other_ways(view: SessionView, shown: ExerciseCard, place: str, counts: tuple[int, int]) -> Tap | None:
    """Easier, something else, or not today: each with its way back."""
    taps, changes = counts
    key = f"{view.record.id}_{shown.exercise.id}"
    says, once = words_here().skip, f"skip_{key}_{taps}"
    undo = Entry(kind=EntryKind.SKIP_UNDONE, exercise=shown.exercise.id)
    skip = Entry(kind=EntryKind.SKIPPED, exercise=shown.exercise.id)
    with row(f"ways_on_{key}", align="distribute"):
        if shown.symptom is None:
            easier_button(shown, key=key, changes=changes)
        if still_open(shown):
            swap_button(view.record, shown)
        if shown.skipped:
            return button_tap(place, says.undo, once, lambda: (undo,), type="primary", icon=":material/undo:")
        return button_tap(place, says.skip, once, lambda: (skip,), type="tertiary", icon=":material/skip_next:")
