"""One of two columns: one person's open session, at its own stop, in a fragment of its own. The whole card is on its page."""

import streamlit as st

from lbp_core.coach.floor import training
from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.floor import Mark
from lbp_core.models.views import SessionView
from pages._parts.column_card import column_card
from pages._parts.column_head import column_head
from pages._parts.days import weekday
from pages._parts.finish import finish
from pages._parts.here import TRAINER, in_words, now, on, require, studio
from pages._parts.led_on import led_on
from pages._parts.links import to
from pages._parts.look import CALM, NOTE, STOP, card
from pages._parts.offers import Tap, kept, said_later, tapped
from pages._parts.pain_before import pain_before
from pages._parts.redraw import again
from pages._parts.stops import BEFORE, FLARE, here, keep_address


@st.fragment
def column(who: Mark, side: str) -> None:
    """Draws it as storage has it; a tap in it is kept, then drawn, and draws nothing of the other column."""
    require(TRAINER)
    column_head(who, side)
    with in_words(f"column of {who.session_id}"):
        _column(who)


def _column(who: Mark) -> None:
    place = f"column_{who.session_id}"
    early = tapped(place)
    said = kept(who.session_id, early)
    view = training.session(studio(), who.session_id)
    if said is not None and early is not None:
        led_on(view, early)
    said_later(who.session_id)
    if _waits(view):
        return
    late = _stop(view, place)
    if late is not None and late != early and kept(who.session_id, late) is not None:
        led_on(training.session(studio(), who.session_id), late)
        again()


def _waits(view: SessionView) -> bool:
    """What is no training: a session that is over, one that a safety answer stopped, and the questions before it.

    The questions, and the words for a client who must stop, are read out or shown: they open where nothing of the other stands.
    """
    session_id, words, whose = view.record.id, words_here().side, {"client": view.client.id, "session": view.record.id}
    if view.finished:
        with card(f"done_{session_id}", CALM):
            st.markdown(f":material/check_circle: **{words.saved}**")
            to("review", "Review the week", icon="balance", key=f"after_{session_id}", client=view.client.id)
        return True
    if view.gate.locked:
        with card(f"gate_{session_id}", STOP):
            st.header(view.gate.headline, icon=":material/front_hand:", anchor=False)
            st.text(view.gate.for_trainer)
            to("session", words.tell, icon="record_voice_over", key=f"gate_{session_id}", **whose)
        return True
    if training.of_another_day(view.record, on=on(), at=now()):
        st.warning(f"This session is from {weekday(view.record.on)}. Finish it, then open today's.")
    if not view.safety_answered:
        with card(f"six_{session_id}", NOTE):
            st.text(words.ask)
            to("session", words.six, icon="health_and_safety", key=f"six_{session_id}", **whose)
        return True
    return False


def _stop(view: SessionView, place: str) -> Tap | None:
    """The stop that is open in this column. A flare is told on the session's own page."""
    at = here(view)
    keep_address(view, at)
    shown = next((one for one in view.cards if one.exercise.id == at), None)
    if shown is not None:
        return column_card(view, shown, place=place)
    if at in (BEFORE, FLARE):
        return pain_before(view, place=place)
    return finish(view, place=place)
