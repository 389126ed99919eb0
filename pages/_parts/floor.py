"""An open session: at the left every exercise with its ticks, at the right the one being done, and the end of it."""

import streamlit as st

from lbp_core.coach import training
from lbp_core.models.refusal import Refused
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.exercise_card import exercise_card
from pages._parts.finish import finish
from pages._parts.here import again, refused, studio
from pages._parts.words import BLOCKS

END = "end"


@st.fragment
def floor(session_id: str) -> None:
    """Draws the session as storage has it; a tap redraws this part only."""
    view = training.session(studio(), session_id)
    place = f"place_{session_id}"
    st.session_state.setdefault(place, next((one.exercise.id for one in view.cards if _open(one)), END))
    rail, stage = st.columns([1, 2.6], gap="medium")
    with rail, st.container(key=f"rail_{session_id}", gap="xsmall"):
        for one in view.cards:
            _stop(one.exercise.id, _label(one), place, icon=BLOCKS[one.block][1] if _open(one) else "check_circle")
        _stop(END, "Finish", place, icon="flag")
    with stage:
        _stage(view, st.session_state[place], place)


def _stage(view: SessionView, at: str, place: str) -> None:
    shown = next((one for one in view.cards if one.exercise.id == at), None)
    try:
        saved = finish(view) if shown is None else exercise_card(view.record, shown)
    except Refused as sentence:
        refused(sentence)
        return
    if saved and (shown is None or shown.symptom is None):
        _read_back(view)
    if shown is not None and not _open(shown):
        following = _next(view, at)
        label = "Finish" if following == END else f"Next: {_name(view, following)}"
        if st.button(label, key=f"next_{view.record.id}_{at}", type="primary", width="stretch", icon=":material/arrow_forward:"):
            st.session_state[place] = following
            again()
    if saved:
        again()


def _read_back(view: SessionView) -> None:
    """A finished or newly locked session is another page: the whole of it is drawn again."""
    after = training.session(studio(), view.record.id)
    if after.finished or after.gate.locked:
        st.rerun()


def _stop(at: str, label: str, place: str, *, icon: str) -> None:
    here = st.session_state[place] == at
    if st.button(
        label, key=f"rail_{place}_{at}", icon=f":material/{icon}:", type="secondary" if here else "tertiary", width="stretch", wrap=True
    ):
        st.session_state[place] = at
        again()


def _open(one: ExerciseCard) -> bool:
    return not one.skipped and one.symptom is None and not all(item.done for item in one.sets)


def _label(one: ExerciseCard) -> str:
    done = sum(item.done for item in one.sets)
    return f"{one.exercise.name}  \n:small[{'skipped' if one.skipped else f'{done} of {len(one.sets)}'}]"


def _next(view: SessionView, at: str) -> str:
    ids = [one.exercise.id for one in view.cards]
    later = [one.exercise.id for one in view.cards[ids.index(at) + 1 :] if _open(one)]
    return later[0] if later else END


def _name(view: SessionView, at: str) -> str:
    return next(one.exercise.name for one in view.cards if one.exercise.id == at)
