"""The session's rail: every stop with how far it is, what is new on top, a flare, and the end at the foot."""

import streamlit as st

from lbp_core.coach.floor_words import words_here
from lbp_core.models.records import EntryKind
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.redraw import again
from pages._parts.something_new import ask_now
from pages._parts.stops import BEFORE, END, FLARE, go, still_open
from pages._parts.words import BLOCKS


def rail(view: SessionView, here: str) -> None:
    """Draws it; a tap goes there."""
    ask_now("Something is new", key=f"new_{view.record.id}", first=False)
    before = "Pain before" if view.pain_before is None else f"Pain before: {view.pain_before:.0f}"
    _stop(view, BEFORE, before, here, icon="mood" if view.pain_before is None else "check_circle")
    for one in view.cards:
        done, icon = _ticks(one)
        _stop(view, one.exercise.id, f"{one.exercise.name} :gray[{done}]", here, icon=icon)
    flare = words_here().flare
    if view.record.latest(EntryKind.FLARED) is None:
        _stop(view, FLARE, flare.button, here, icon="mode_heat")
    else:
        _stop(view, FLARE, f"{flare.button} :gray[{flare.calm}]", here, icon="check_circle")
    _stop(view, END, "Finish", here, icon="flag")


def _ticks(one: ExerciseCard) -> tuple[str, str]:
    """How far it is, in words and a sign. Stopped is not done, and easier is said."""
    done = sum(item.done for item in one.sets)
    count = f"{done} of {len(one.sets)}"
    if one.symptom is not None:
        return "stopped", "report"
    if one.skipped:
        return f"{count}, then skipped" if done else "skipped", "skip_next"
    icon = BLOCKS[one.block][1] if still_open(one) else "check_circle"
    return f"{count}, easier" if one.eased else count, icon


def _stop(view: SessionView, at: str, label: str, here: str, *, icon: str) -> None:
    look = "secondary" if here == at else "tertiary"
    if st.button(label, key=f"at_place_{view.record.id}_{at}", icon=f":material/{icon}:", type=look, width="stretch"):
        go(view, at)
        again()
