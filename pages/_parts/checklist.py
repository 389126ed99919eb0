"""The checklist of what is held back: why it waits, what it needs, who confirms each line, how it comes back."""

import streamlit as st

from lbp_core.coach.browsing import checks_before_return, return_words
from lbp_core.coach.shelf import exercise_name, sources
from lbp_core.models.exercise import Exercise
from lbp_core.models.return_to import Criterion
from lbp_core.models.verdict import Tag
from pages._parts.exercise_words import FACTS, threshold
from pages._parts.look import WARN, card
from pages._parts.words import TAGS


def return_checklist(one: Exercise) -> None:
    """Draws it where the exercise is held back, and nothing elsewhere."""
    if one.held_back is None:
        return
    with card(f"waits_{one.id}", WARN):
        st.subheader("Waits until all of this holds", anchor=False)
        st.markdown(one.held_back.because)
        for line in checks_before_return(one):
            st.markdown(f":material/{FACTS[line.fact][1]}: **{line.says}**  \n:gray[{_details(line)}]")
        first, failed = return_words()
        st.markdown(f"{first} {failed}")


def _details(line: Criterion) -> str:
    whose = None
    if line.exercise is not None:
        whose = exercise_name(line.exercise) + (f", step {line.rung}" if line.rung else "")
    rests = TAGS[line.tag]
    source = sources().get(line.source)
    if line.tag is not Tag.OUR_RULE and source is not None:
        rests = f"{rests}: {source.title}"
    return " · ".join(filter(None, (threshold(line), whose, FACTS[line.fact][0], rests)))
