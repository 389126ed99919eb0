"""An open session: at the left every stop with its ticks, at the right the one being done. A tap is kept, then drawn."""

import streamlit as st

from lbp_core.coach.floor import training
from lbp_core.models.views import SessionView
from pages._parts.exercise_card import exercise_card
from pages._parts.finish import finish
from pages._parts.flare_button import flare_button, flare_card
from pages._parts.here import TRAINER, in_words, require, studio
from pages._parts.led_on import led_on
from pages._parts.offers import Tap, kept, said_later, tapped
from pages._parts.pain_before import pain_before
from pages._parts.rail import picked, rail
from pages._parts.redraw import again
from pages._parts.stops import BEFORE, FLARE, go, here, keep_address, next_stop


@st.fragment
def floor(session_id: str) -> None:
    """Draws the session as storage has it. What goes wrong costs this drawing, never a tap that was saved."""
    require(TRAINER)
    with in_words(f"session {session_id}"):
        _floor(session_id)


def _floor(session_id: str) -> None:
    place = f"floor_{session_id}"
    early = tapped(place)
    said = kept(session_id, early)
    view = training.session(studio(), session_id)
    if said is not None and early is not None:
        led_on(view, early)
    if view.finished or view.gate.locked:
        st.rerun()
    if early is None and (chosen := picked(session_id)) is not None:
        go(view, chosen)
    said_later(session_id)
    at = here(view)
    keep_address(view, at)
    side, stage = st.columns([1, 2.7], gap="medium")
    with stage, in_words(f"session {session_id}, {at}"):
        late = _stage(view, at, place)
        if late is not None and late != early and kept(session_id, late) is not None:
            led_on(training.session(studio(), session_id), late)
            again()
    with side, st.container(key=f"rail_{session_id}", gap="xsmall"):
        if (chosen := rail(view, at)) is not None:
            go(view, chosen)
            again()


def _stage(view: SessionView, at: str, place: str) -> Tap | None:
    """The stop that is open."""
    shown = next((one for one in view.cards if one.exercise.id == at), None)
    if shown is not None:
        return exercise_card(view, shown, place=place)
    if at == FLARE:
        if flare_card(view.client.id) is not None:
            go(view, next_stop(view, None))
            st.rerun()
        return None
    if at == BEFORE:
        tap = pain_before(view, place=place)
        flare_button(view.client.id)
        return tap
    return finish(view, place=place)
