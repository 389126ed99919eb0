"""The stops of an open session: where we are, as the address says, and which one comes next."""

import streamlit as st

from lbp_core.coach.floor.easing import in_place_of
from lbp_core.models.views import ExerciseCard, SessionView

BEFORE, END, FLARE = "before", "end", "flare"
SIDES = ("left", "right")
"""Side by side, the address names both sessions, each with a stop of its own."""


def here(view: SessionView) -> str:
    """The stop in the address, the same after a reload and on a second tablet; the next one due where it names none.

    Where something else took an exercise's place, its stop is there.
    """
    at = in_place_of(view.record, st.query_params.get(_names(view.record.id)[1], ""))
    if at in (BEFORE, END, FLARE, *(one.exercise.id for one in view.cards)):
        return at
    return BEFORE if view.pain_before is None else next_stop(view, None)


def keep_address(view: SessionView, at: str) -> None:
    """Writes the stop that is shown; but an old stop, come back to by the browser's Back, keeps its own address.

    Were it written over, Back would lead nowhere else any more.
    """
    last, asked = f"last_stop_{view.record.id}", st.query_params.get(_names(view.record.id)[1], "")
    came_back = (
        at != asked and at == in_place_of(view.record, asked) and st.session_state.get(last) not in (None, asked)
    )
    if not came_back:
        go(view, at)
        st.session_state[last] = at


def go(view: SessionView, at: str) -> None:
    """Writes session and stop into the address."""
    for name, value in zip(_names(view.record.id), (view.record.id, at), strict=True):
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def _names(session_id: str) -> tuple[str, str]:
    """What the address calls that session and its stop."""
    found = next((side for side in SIDES if st.query_params.get(side) == session_id), None)
    return ("session", "at") if found is None else (found, f"{found}_at")


def still_open(one: ExerciseCard) -> bool:
    """Whether a set of it waits to be done."""
    return not one.skipped and one.symptom is None and not all(item.done for item in one.sets)


def next_stop(view: SessionView, at: str | None) -> str:
    """The next exercise with open sets after that one, from the first where there is none, or the end."""
    ids = [one.exercise.id for one in view.cards]
    later = view.cards[ids.index(at) + 1 :] if at in ids else view.cards
    return next((one.exercise.id for one in later if still_open(one)), END)
