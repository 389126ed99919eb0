"""A client's own stop rule on its exercise's card: the line, its end in one tap, and writing one in two."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.screening.stop_rules import keep_stop_rule, what_then
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.views import ExerciseCard
from pages._parts.here import in_words, now, once, studio
from pages._parts.look import row

SCORES = tuple(range(10))


def rule_line(client_id: str, shown: ExerciseCard, *, key: str) -> bool:
    """The rule as it stands, with the tap that ends it. True once it is ended; nothing where there is none."""
    if shown.own_rule is None:
        return False
    with row(f"rule_{key}", align="distribute"):
        st.markdown(f":material/front_hand: {shown.own_rule}", width="content")
        if not st.button(words_here().rule.end, key=f"end_rule_{key}", type="tertiary"):
            return False
    return _kept(client_id, StopRule(exercise=shown.exercise.id, above=None), key)


def write_rule(client_id: str, shown: ExerciseCard, *, key: str) -> bool:
    """A number and what then, in either order: with the second tap it is kept. True once it is in storage."""
    words, sheet = words_here().rule, st.session_state.get(f"sheet_{key}", 0)
    above = st.segmented_control(words.asks, SCORES, key=f"strip_rule_{key}_{sheet}", width="stretch", wrap=True)
    then = st.pills(words.next, what_then(shown.exercise, shown.prescription.rung), key=f"what_then_{key}_{sheet}")
    if above is None or then is None:
        if above is not None or then is not None:
            st.caption(words.half)
        return False
    return _kept(client_id, StopRule(exercise=shown.exercise.id, above=above, then=then), key)


def _kept(client_id: str, rule: StopRule, key: str) -> bool:
    """True once it is in storage. A new, empty sheet lies ready before that: what is on it is never kept twice."""
    st.session_state[f"sheet_{key}"] = st.session_state.get(f"sheet_{key}", 0) + 1
    with in_words(f"own rule {key}"):
        keep_stop_rule(studio(), client_id, rule, key=once("own rule", key, rule, now()), at=now())
        return True
    return False
