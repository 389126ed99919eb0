"""What may stand in for a step of an exercise, as links with the reason. Which one is taken is the trainer's word."""

import streamlit as st

from lbp_core.coach.browsing import beside
from lbp_core.models.exercise import Exercise
from pages._parts.links import to
from pages._parts.look import card


def alternatives(one: Exercise) -> None:
    """Tap a step: what stands in for it, each on the step of its own that asks about as much."""
    with card(f"alternatives_{one.id}"):
        st.subheader("Instead of this", anchor=False)
        steps = tuple(range(1, len(one.ladder) + 1))
        number = st.segmented_control(
            "Instead of step", steps, default=steps[0], required=True, key=f"instead_{one.id}"
        )
        for other in beside(one, number):
            with st.container(gap=None):
                to("exercises", other.exercise.name, icon="swap_horiz", exercise=other.exercise.id)
                rung = other.exercise.rung(other.rung)
                st.caption(f"Step {other.rung}: {rung.name}. {other.because}")
