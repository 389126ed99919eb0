"""An open session: at the left every stop with its ticks, at the right the one being done. One redraw per tap, this part only."""

import streamlit as st

from lbp_core.coach import training
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.exercise_card import exercise_card
from pages._parts.finish import finish
from pages._parts.here import TRAINER, again, in_words, now, refused, require, studio
from pages._parts.look import card
from pages._parts.pain_strip import pain_strip
from pages._parts.something_new import ask_now
from pages._parts.words import BLOCKS

BEFORE, END = "before", "end"


@st.fragment
def floor(session_id: str) -> None:
    """Draws the session as storage has it. What goes wrong costs this drawing, never a tap that was saved."""
    require(TRAINER)
    with in_words(f"session {session_id}"):
        _floor(session_id)


def _floor(session_id: str) -> None:
    view = training.session(studio(), session_id)
    at = _here(view)
    _go(view, at)
    rail, stage = st.columns([1, 2.7], gap="medium")
    with rail, st.container(key=f"rail_{session_id}", gap="xsmall"):
        _rail(view, at)
    with stage, in_words(f"session {session_id}, {at}"):
        _stage(view, at)


def _here(view: SessionView) -> str:
    """The stop in the address, the same after a reload and on a second tablet; the next one due where it names none."""
    at = st.query_params.get("at")
    if at in (BEFORE, END, *(one.exercise.id for one in view.cards)):
        return at
    return BEFORE if view.pain_before is None else _next(view, None)


def _go(view: SessionView, at: str) -> None:
    """Writes session and stop into the address."""
    for name, value in (("session", view.record.id), ("at", at)):
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def _rail(view: SessionView, here: str) -> None:
    ask_now("Something is new", key=f"new_{view.record.id}", first=False)
    before = "Pain before" if view.pain_before is None else f"Pain before: {view.pain_before:.0f}"
    _stop(view, BEFORE, before, here, icon="mood" if view.pain_before is None else "check_circle")
    for one in view.cards:
        done, icon = _ticks(one)
        _stop(view, one.exercise.id, f"{one.exercise.name} :gray[{done}]", here, icon=icon)
    _stop(view, END, "Finish", here, icon="flag")


def _ticks(one: ExerciseCard) -> tuple[str, str]:
    """How far it is, in a word and a sign. Stopped is not done."""
    if one.symptom is not None:
        return "stopped", "report"
    if one.skipped:
        return "skipped", "skip_next"
    icon = BLOCKS[one.block][1] if _open(one) else "check_circle"
    return f"{sum(item.done for item in one.sets)}/{len(one.sets)}", icon


def _stop(view: SessionView, at: str, label: str, here: str, *, icon: str) -> None:
    look = "secondary" if here == at else "tertiary"
    if st.button(label, key=f"at_place_{view.record.id}_{at}", icon=f":material/{icon}:", type=look, width="stretch"):
        _go(view, at)
        again()


def _stage(view: SessionView, at: str) -> None:
    """The stop that is open; what it saved is read back before it is shown as saved."""
    shown = next((one for one in view.cards if one.exercise.id == at), None)
    try:
        if at == BEFORE:
            saved = _pain_before(view)
            _go(view, _next(view, None) if saved else at)
        else:
            saved = finish(view) if shown is None else exercise_card(view.record, shown)
    except Refused as sentence:
        refused(sentence)
        return
    if shown is not None:
        _onward(view, shown)
    if saved and shown is None:
        st.rerun()
    if saved:
        again()


def _pain_before(view: SessionView) -> bool:
    session_id = view.record.id
    with card(f"before_{session_id}"):
        score = pain_strip("Pain now, before we start", key=f"before_{session_id}", saved=view.pain_before)
    if score is None or score == view.pain_before:
        return False
    key = f"before_{session_id}_{score}_{len(view.record.entries)}"
    training.tap(studio(), session_id, Entry(kind=EntryKind.PAIN_BEFORE, score=float(score)), key=key, at=now())
    return True


def _onward(view: SessionView, shown: ExerciseCard) -> None:
    """The way to the next exercise: quiet while sets are open, the big button once they are done."""
    at = _next(view, shown.exercise.id)
    name = next((one.exercise.name for one in view.cards if one.exercise.id == at), "Finish")
    look = "secondary" if _open(shown) else "primary"
    key = f"next_{view.record.id}_{shown.exercise.id}"
    if st.button(f"Next: {name}", key=key, type=look, width="stretch", icon=":material/arrow_forward:"):
        _go(view, at)
        again()


def _open(one: ExerciseCard) -> bool:
    return not one.skipped and one.symptom is None and not all(item.done for item in one.sets)


def _next(view: SessionView, at: str | None) -> str:
    """The next exercise with open sets after that one, from the first where there is none, or the end."""
    ids = [one.exercise.id for one in view.cards]
    later = view.cards if at is None else view.cards[ids.index(at) + 1 :]
    return next((one.exercise.id for one in later if _open(one)), END)
