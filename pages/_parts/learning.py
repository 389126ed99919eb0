"""The learning section for trainers: topics with their exercises and sources, then the manual's reference list."""

import streamlit as st

from lbp_core.coach.shelf import Source, exercise_name, learning, sources
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.rule_page import source_line


def learning_section() -> None:
    """Every topic, easiest question first, and the references with what each supports."""
    known = sources()
    for key, topic in learning().items():
        with card(f"topic_{key}"):
            st.subheader(topic.title, anchor=False)
            st.markdown(topic.says)
            if topic.exercises:
                with row(gap="xsmall"):
                    for one in topic.exercises:
                        to("exercises", exercise_name(one), icon="fitness_center", exercise=one)
            with st.expander(f"What it rests on ({len(topic.sources)})", key=f"rests_on_{key}"):
                for name in topic.sources:
                    source_line(known[name])
    _references([source for source in known.values() if source.manual])


def _references(listed: list[Source]) -> None:
    with card("references"):
        st.subheader("The manual's reference list", anchor=False)
        st.caption("What each supports, and where it stands today.")
        for source in listed:
            source_line(source)
