"""One exercise on the gym floor: what, how much, last time, the set tiles, what was felt. Every tap is saved at once."""

import streamlit as st

from lbp_core.coach import training
from lbp_core.models.records import EntryKind, SessionRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.views import ExerciseCard
from pages._parts.card_head import card_head, eased_line
from pages._parts.easier import PAIN, SETS, easier, look_again
from pages._parts.felt import pain_during, signs_and_form
from pages._parts.here import now, refused, studio
from pages._parts.look import card
from pages._parts.own_rule import rule_line
from pages._parts.sets_row import Tap, sets_row
from pages._parts.stop_signs import advice

CHANGES = frozenset({EntryKind.EASED, EntryKind.EASE_UNDONE, EntryKind.FLARED})


def exercise_card(record: SessionRecord, shown: ExerciseCard) -> bool:
    """Draws the card and saves what was tapped. True where something new is in storage and the card must be drawn again."""
    key = f"{record.id}_{shown.exercise.id}"
    taps = sum(entry.exercise == shown.exercise.id for entry in record.entries)
    changes = sum(entry.kind in CHANGES for entry in record.entries)
    with card(f"exercise_{key}"), st.container(gap="xsmall"):
        card_head(shown)
        written = rule_line(record.client_id, shown, key=key)
        tapped = eased_line(record, shown, key=key, changes=changes)
        if not shown.bothers:
            tapped = advice(shown, key=key, taps=taps) or tapped
        if shown.symptom is None:
            tapped = sets_row(shown, key=key, taps=taps, changes=changes) or tapped
        written = easier(record, shown, key=key, changes=changes, place=SETS) or written
        score = pain_during(shown, key=key, taps=taps)
        if score is not None:
            look_again(key, changes)
        written = easier(record, shown, key=key, changes=changes, place=PAIN) or written
        tapped = signs_and_form(shown, key=key, taps=taps) or score or tapped
    return written or (tapped is not None and _save(record.id, tapped))


def _save(session_id: str, tapped: Tap) -> bool:
    try:
        training.tap(studio(), session_id, tapped[0], key=tapped[1], at=now())
    except Refused as sentence:
        refused(sentence)
        return False
    return True
