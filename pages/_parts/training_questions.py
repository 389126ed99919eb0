"""The questions that shape the training: pain, duration, how easily it flares, what brings it on."""

from typing import Any

import streamlit as st

from lbp_core.coach.screening import asking
from lbp_core.coach.screening.pad import Sheet
from lbp_core.models.question import Shape, TrainingQuestion
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Trigger
from pages._parts.look import card
from pages._parts.pain_strip import pain_strip
from pages._parts.screening_taps import hold, key_of, recall

WEEKS = {
    0: "this week",
    1: "1 week",
    2: "2",
    3: "3",
    4: "4",
    6: "6",
    8: "8",
    12: "12",
    26: "half a year",
    52: "a year",
    156: "years",
}
HOURS = {0.5: "under an hour", 2.0: "1 to 3 hours", 8.0: "half a day", 24.0: "a day", 48.0: "2 days", 96.0: "longer"}
YES_NO = {True: "Yes", False: "No"}
CHOICES: dict[Shape, dict[Any, str]] = {Shape.WEEKS: WEEKS, Shape.HOURS: HOURS, Shape.YES_NO: YES_NO}


def training_answers(sheet: Sheet, known: ScreeningRecord | None) -> dict[str, Any]:
    """What was tapped, as fields of a ScreenInput; what was not tapped is None: not known."""
    told: dict[str, Any] = {}
    before = {} if known is None else known.asked.model_dump()
    with st.grid(2, min_column_width=480, gap="small"):
        for one in asking.training():
            outer, _, inner = one.field.partition(".")
            saved = before.get(outer) if not inner else (before.get(outer) or {}).get(inner)
            with card(f"tell_{key_of(sheet, one.id)}", fill=True):
                answer = _ask(one, sheet, saved)
            if inner:
                told.setdefault(outer, {})[inner] = answer
            else:
                told[outer] = answer
    return told


def _ask(one: TrainingQuestion, sheet: Sheet, saved: Any) -> Any:
    key = key_of(sheet, one.id)
    st.markdown(one.asks)
    if one.shape is Shape.SCORE:
        recall(sheet, one.id, f"strip_{key}", None if saved is None else round(saved))
        score = pain_strip(one.asks, key=key, ends=(one.low or "none", one.high or "worst"), label_shown=False)
        hold(sheet, one.id, score)
        return None if score is None else float(score)
    picked = _pick(one, sheet, f"pick_{key}", saved)
    hold(sheet, one.id, picked or None if isinstance(picked, list) else picked)
    return tuple(map(Trigger, picked)) if isinstance(picked, list) else picked


def _pick(one: TrainingQuestion, sheet: Sheet, key: str, saved: Any) -> Any:
    hidden: Any = {"key": key, "label_visibility": "collapsed"}
    if one.shape is Shape.TRIGGERS:
        recall(sheet, one.id, key, list(map(str, saved or ())) or None)
        return st.pills(
            one.asks, tuple(one.choices), selection_mode="multi", format_func=one.choices.__getitem__, **hidden
        )
    choices = CHOICES[one.shape]
    recall(sheet, one.id, key, saved if saved in choices else None)
    return st.segmented_control(one.asks, tuple(choices), format_func=choices.__getitem__, wrap=True, **hidden)
