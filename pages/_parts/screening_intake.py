"""Beside the pain: what eases it, how sure the client is of their day, and the rest of the body. All of it may stay open."""

from dataclasses import dataclass

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening.body_notes import EASES, FEELS, REGIONS, body_lines, body_note
from lbp_core.coach.screening.pad import Sheet
from lbp_core.models.body_note import BodyNote
from pages._parts.days import day
from pages._parts.here import studio
from pages._parts.look import card
from pages._parts.pain_strip import pain_strip
from pages._parts.screening_taps import hold, key_of, recall
from pages._parts.words import plain

NOTHING = "nothing"
EASINGS = {**EASES, NOTHING: "Nothing yet"}


@dataclass(frozen=True)
class Intake:
    """What was told; None where nobody asked. `note` is there only where something new was said of the body."""

    confidence: float | None = None
    note: BodyNote | None = None


def intake(sheet: Sheet) -> Intake:
    """Draws the cards. An earlier note is shown beside, and what is not asked again stays as it was."""
    earlier = body_note(studio(), sheet.client_id)
    said = {"eases": _eases(sheet)}
    sure = _confidence(sheet)
    with st.expander("Elsewhere in the body", icon=":material/accessibility_new:", key=f"else_{key_of(sheet, 'body')}"):
        if earlier is not None:
            lines = "; ".join(f"{name}: {how}" for name, how in body_lines(earlier.body))
            st.caption(plain(f"On {day(earlier.on)}: {lines}"))
        with st.grid(2, min_column_width=400, gap="small"):
            said |= {part: _region(part, sheet) for part in REGIONS}
        said["words"] = _words(sheet)
    told = {name: value for name, value in said.items() if value is not None}
    before = BodyNote() if earlier is None else earlier.body
    return Intake(sure, before.model_copy(update=told) if told else None)


def _eases(sheet: Sheet) -> tuple[str, ...] | None:
    key = key_of(sheet, "eases")
    with card(f"tell_{key}"):
        recall(sheet, "eases", f"pick_{key}")
        picked = st.pills(
            "What eases it?", tuple(EASINGS), selection_mode="multi", format_func=EASINGS.__getitem__, key=f"pick_{key}"
        )
        hold(sheet, "eases", picked or None)
    return tuple(one for one in picked if one != NOTHING) if picked else None


def _confidence(sheet: Sheet) -> float | None:
    key, words = key_of(sheet, "confidence"), client_forms.words().scales.confidence
    with card(f"tell_{key}"):
        recall(sheet, "confidence", f"strip_{key}")
        score = pain_strip(words.asks, key=key, ends=(words.low, words.high))
        hold(sheet, "confidence", score)
    return None if score is None else float(score)


def _region(part: str, sheet: Sheet) -> str | None:
    key = f"pick_{key_of(sheet, part)}"
    recall(sheet, part, key)
    feel = st.segmented_control(REGIONS[part], tuple(FEELS), format_func=FEELS.__getitem__, key=key, wrap=True)
    hold(sheet, part, feel)
    return feel


def _words(sheet: Sheet) -> str | None:
    key = f"words_{key_of(sheet, 'body')}"
    recall(sheet, "words", key)
    typed = st.text_input("A note, if you like", max_chars=500, key=key)
    hold(sheet, "words", typed or None)
    return typed.strip() or None
