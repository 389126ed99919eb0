"""One rule to its last detail: what it says, how bold it is, its numbers, what it rests on, its file, and a story."""

import streamlit as st

from lbp_core.coach.shelf import Source, sources
from lbp_core.models.views import RuleCard
from pages._parts.links import to
from pages._parts.look import QUIET, WARN, card, row
from pages._parts.words import TAGS, outcome


def rule_page(rule: RuleCard) -> None:
    """Draws it, with the way back to the book."""
    to("evidence", "The whole rule book", icon="arrow_back")
    words, tone, icon = outcome(rule.verdict)
    with card(f"rule_{rule.id.replace('.', '_')}"):
        st.caption(rule.question)
        st.header(rule.policy, anchor=False)
        with row():
            st.badge(words, icon=f":material/{icon}:", color=tone)
            st.badge(TAGS[rule.tag], color=QUIET)
        for limit in rule.limits:
            st.markdown(f":material/straighten: {limit}")
    with card("rule_source"):
        st.subheader("What it rests on", anchor=False)
        source = sources().get(rule.source)
        if source is None:
            st.text(rule.source_title)
        else:
            source_line(source)
    with card("rule_where"):
        st.subheader("Where to find it", anchor=False)
        st.markdown(f"Rule `{rule.id}`  \nFile `{rule.file}`")
        if rule.story:
            st.markdown(f"Story: {rule.story}")


def source_line(source: Source) -> None:
    """Title, year, link as text to copy, what it supports, and what is amiss with it where something is."""
    year = f" ({source.year})" if source.year else ""
    st.markdown(f"**{source.title}**{year}  \n{source.supports}")
    if source.link:
        st.caption(source.link)
    if source.status:
        st.badge(source.status, icon=":material/info:", color=WARN)
