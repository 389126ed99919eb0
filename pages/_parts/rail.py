"""The session's rail: what is new on top, then every stop with how far it is, a flare, and the end at the foot."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.views import ExerciseCard, SessionView
from pages._parts.something_new import ask_now
from pages._parts.stops import BEFORE, END, FLARE, still_open
from pages._parts.words import BLOCKS


def rail(view: SessionView, here: str) -> str | None:
    """Draws it. The stop that was tapped, where this session had not drawn the rail before; else `picked` has it."""
    key, drawn = _keys(view.record.id)
    ask_now("Something is new", key=f"new_{view.record.id}", first=False)
    stops = _stops(view, here)
    if drawn in st.session_state:
        st.session_state[key] = here
    else:
        st.session_state[drawn] = here
    chosen = st.segmented_control(
        "Stops",
        list(stops),
        default=None if key in st.session_state else here,
        required=True,
        format_func=stops.__getitem__,
        key=key,
        label_visibility="collapsed",
        width="stretch",
        wrap=True,
    )
    st.session_state[drawn] = here
    return chosen if chosen != here else None


def picked(session_id: str) -> str | None:
    """The stop that was tapped since the rail was drawn."""
    key, drawn = _keys(session_id)
    chosen, last = st.session_state.get(key), st.session_state.get(drawn)
    return None if last is None or chosen in (None, last) else chosen


def _keys(session_id: str) -> tuple[str, str]:
    return f"stops_{session_id}", f"stop_drawn_{session_id}"


def _stops(view: SessionView, here: str) -> dict[str, str]:
    before = "Pain before" if view.pain_before is None else f"Pain before: {view.pain_before:.0f}"
    said = {BEFORE: f":material/{'mood' if view.pain_before is None else 'check_circle'}: {before}"}
    for one in view.cards:
        done, icon = _ticks(one, counted=one.exercise.id != here)
        said[one.exercise.id] = f":material/{icon}: {one.exercise.name}" + (f" :gray[{done}]" if done else "")
    flare, flared = words_here().flare, view.record.flared
    said[FLARE] = f":material/{'check_circle' if flared else 'mode_heat'}: {flare.button}"
    said[FLARE] += f" :gray[{flare.calm}]" if flared else ""
    return said | {END: ":material/flag: Finish"}


def _ticks(one: ExerciseCard, *, counted: bool) -> tuple[str, str]:
    """How far it is, in words and a sign. Stopped is not done, and easier is said. The open card has its own count and pain."""
    done = sum(item.done for item in one.sets)
    count = f"{done} of {len(one.sets)}"
    if one.symptom is not None:
        return "stopped", "report"
    if one.skipped:
        return f"{count}, then skipped" if done else "skipped", "skip_next"
    said = [count] if counted else []
    said += [] if one.pain_during is None or not counted else [f"pain {one.pain_during:.0f}"]
    said += ["swapped" if one.swapped else "easier"] if one.eased else []
    return ", ".join(said), BLOCKS[one.block][1] if still_open(one) else "check_circle"
