"""The checklist of an exercise that was held back, for this client: what the records show, what the trainer ticks."""

import streamlit as st

from lbp_core.coach.library.browsing import return_words
from lbp_core.coach.plan.returning import returning, tick
from lbp_core.models.exercise import Exercise
from lbp_core.models.refusal import Refused
from lbp_core.models.return_to import Checked, Tick
from pages._parts.checklist import stands
from pages._parts.here import TRAINER, now, on, once, refused, require, studio
from pages._parts.look import CALM, NOTE, card


def returning_checklist(client_id: str, exercise: Exercise) -> None:
    """Every line; the trainer's own are big toggles, kept at once."""
    lines = returning(studio(), client_id, exercise.id, on=on())
    done = sum(one.holds is True for one in lines)
    with card(f"returning_{client_id}_{exercise.id}", CALM if done == len(lines) else NOTE):
        st.markdown(f"**Held back until its checklist is done: {done} of {len(lines)}**")
        for number, one in enumerate(lines):
            if one.by_hand:
                _toggle(client_id, exercise.id, one, number)
            else:
                st.markdown(stands(one))
        st.caption(" ".join(return_words()))


def _toggle(client_id: str, exercise: str, one: Checked, number: int) -> None:
    key = f"tick_{client_id}_{exercise}_{number}_{one.said}"
    st.toggle(one.line.says, value=one.holds is True, key=key, on_change=_keep, args=(client_id, exercise, one, key))


def _keep(client_id: str, exercise: str, one: Checked, key: str) -> None:
    require(TRAINER)
    said = Tick(exercise=exercise, says=one.line.says, holds=bool(st.session_state[key]))
    try:
        tick(studio(), client_id, said, key=once("tick", exercise, one.line.says, said.holds, one.said), at=now())
    except Refused as sentence:
        refused(sentence)
