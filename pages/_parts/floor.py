"""An open session: at the left every stop with its ticks, at the right the one being done. One redraw per tap, this part only."""

import streamlit as st

from lbp_core.coach import training
from lbp_core.models.refusal import Refused
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.exercise_card import exercise_card
from pages._parts.finish import finish
from pages._parts.flare_button import flare_button, flare_card
from pages._parts.here import TRAINER, in_words, refused, require, studio
from pages._parts.pain_before import pain_before
from pages._parts.rail import rail
from pages._parts.redraw import again
from pages._parts.stops import BEFORE, FLARE, go, here, keep_address, next_stop, still_open


@st.fragment
def floor(session_id: str) -> None:
    """Draws the session as storage has it. What goes wrong costs this drawing, never a tap that was saved."""
    require(TRAINER)
    with in_words(f"session {session_id}"):
        _floor(session_id)


def _floor(session_id: str) -> None:
    view = training.session(studio(), session_id)
    at = here(view)
    keep_address(view, at)
    side, stage = st.columns([1, 2.7], gap="medium")
    with stage, in_words(f"session {session_id}, {at}"):
        _stage(view, at)  # first: a tap that was saved draws everything anew, and the rail only once
    with side, st.container(key=f"rail_{session_id}", gap="xsmall"):
        rail(view, at)


def _stage(view: SessionView, at: str) -> None:
    """The stop that is open; what it saved is read back before it is shown as saved."""
    shown = next((one for one in view.cards if one.exercise.id == at), None)
    try:
        saved = exercise_card(view.record, shown) if shown is not None else _apart(view, at)
    except Refused as sentence:
        refused(sentence)
        return
    if shown is not None:
        _onward(view, shown)
    if saved and shown is None:
        st.rerun()
    if saved:
        again()


def _apart(view: SessionView, at: str) -> bool:
    """The stops that are no exercise. True where the page must be drawn again."""
    if at == FLARE:
        answered = flare_card(view.client.id) is not None
    elif at == BEFORE:
        answered = pain_before(view)
        flare_button(view.client.id)
    else:
        return finish(view)
    if answered:
        go(view, next_stop(view, None))
    return answered


def _onward(view: SessionView, shown: ExerciseCard) -> None:
    """The way to the next exercise: quiet while sets are open, the big button once they are done."""
    at = next_stop(view, shown.exercise.id)
    name = next((one.exercise.name for one in view.cards if one.exercise.id == at), "Finish")
    look = "secondary" if still_open(shown) else "primary"
    key = f"next_{view.record.id}_{shown.exercise.id}"
    if st.button(f"Next: {name}", key=key, type=look, width="stretch", icon=":material/arrow_forward:"):
        go(view, at)
        again()
