"""Where, what kind, since when, how strong, a flare: all taps, nothing chosen before a person chooses it."""

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from lbp_core.coach.client import symptoms
from lbp_core.models.history import FlareLength
from pages._parts.here import on
from pages._parts.pain_strip import pain_strip

DAYS = tuple(range(1, 15))


@dataclass(frozen=True)
class Said:
    """What was tapped so far. None and nothing are 'not said'."""

    areas: tuple[str, ...]
    kinds: tuple[str, ...]
    since: date | None
    score: float | None
    flare: FlareLength | None
    flare_days: int | None


def symptom_fields(key: str) -> Said:
    """Draws them and returns what stands in them. `key` names the client, the day and the sheet."""
    words = symptoms.words()
    areas = _several(words.trainer.where, {name: one.says for name, one in words.areas.items()}, f"areas_{key}")
    kinds = _several(words.trainer.kind, {name: one.says for name, one in words.kinds.items()}, f"kinds_{key}")
    score = pain_strip(words.trainer.score, key=f"symptom_{key}")
    since = _since(key)
    lengths = {length: getattr(words.flare, length.value) for length in FlareLength}
    flare = st.segmented_control(
        words.trainer.flare,
        lengths,
        format_func=lengths.__getitem__,
        key=f"flare_told_{key}",
        width="stretch",
        wrap=True,
    )
    lasted = None
    if flare is FlareLength.DAYS:
        lasted = st.pills(words.trainer.flare_days, DAYS, key=f"flare_days_{key}")
    return Said(areas, kinds, since, None if score is None else float(score), flare, lasted)


def _several(label: str, offered: dict[str, str], key: str) -> tuple[str, ...]:
    return tuple(st.pills(label, offered, selection_mode="multi", format_func=offered.__getitem__, key=key))


def _since(key: str) -> date | None:
    words = symptoms.words()
    offered = {name: getattr(words.since, name) for name in (*symptoms.SINCE, "day")}
    chosen = st.pills(words.trainer.since, offered, format_func=offered.__getitem__, key=f"since_{key}")
    if chosen is None:
        return None
    if chosen != "day":
        return on() - timedelta(days=symptoms.SINCE[chosen])
    return st.date_input(
        words.since.day,
        None,
        min_value=on() - symptoms.LONGEST_BACK,
        max_value=on(),
        format="DD/MM/YYYY",
        key=f"since_day_{key}",
        label_visibility="collapsed",
    )
