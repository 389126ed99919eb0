"""One exercise as the library has it: as a tile among others, and as a page of its own."""

import streamlit as st

from lbp_core.coach.shelf import dose_words, sources
from lbp_core.models.exercise import Exercise
from pages._parts.links import to
from pages._parts.look import CALM, QUIET, STOP, card, row
from pages._parts.words import BLOCKS, STAGES, TAGS


def exercise_tile(one: Exercise) -> None:
    """Name, block, how many rungs; the whole tile opens it."""
    words, icon = BLOCKS[one.block]
    with card(f"case_exercise_{one.id}", fill=True):
        st.page_link("exercises.py", label=f"**{one.name}**", query_params={"exercise": one.id})
        with row(gap="xsmall"):
            st.badge(words, icon=f":material/{icon}:", color=QUIET)
            st.badge(f"{len(one.ladder)} steps", color=QUIET)
        st.caption(one.cues[0])


def exercise_page(one: Exercise) -> None:
    """Everything the library says of it."""
    to("exercises", "All exercises", icon="arrow_back")
    words, icon = BLOCKS[one.block]
    st.title(one.name, anchor=False)
    with row(gap="xsmall"):
        st.badge(words, icon=f":material/{icon}:", color=QUIET)
        for other in one.also:
            st.badge(other, color=QUIET)
    left, right = st.columns([1.3, 1], gap="medium")
    with left, card(f"ladder_{one.id}"):
        st.subheader("Ladder, easiest first", anchor=False)
        for number, rung in enumerate(one.ladder, 1):
            later = f" · from '{STAGES[rung.earliest]}'" if rung.earliest is not one.ladder[0].earliest else ""
            st.markdown(f"**{number}. {rung.name}** · {dose_words(rung.dose)}  \n:gray[{rung.cue or ''}{later}]")
    with right:
        _cues(one)


def _cues(one: Exercise) -> None:
    with card(f"cues_{one.id}"):
        st.subheader("Cues", anchor=False)
        st.markdown("\n".join(f"- {cue}" for cue in one.cues))
        if one.faults:
            st.caption("Watch for: " + "; ".join(one.faults))
    with card(f"fine_{one.id}", CALM):
        st.markdown(f"**Fine**  \n{one.fine}")
    with card(f"not_fine_{one.id}", STOP):
        st.markdown(f"**Stop**  \n{one.stop}")
    with card(f"rests_{one.id}"):
        source = sources().get(one.source)
        st.markdown(f"**Why**  \n{one.why}")
        st.caption(f"{TAGS[one.tag]} · {one.source if source is None else source.title}")
