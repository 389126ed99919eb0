"""Rule book: every rule with its numbers, source, file and story; every limit and source; learning. `rule` opens one."""

import streamlit as st

from lbp_core.coach import rulebook
from lbp_core.coach.shelf import limits_by_room, sources
from pages._parts.here import TRAINER, require
from pages._parts.learning import learning_section
from pages._parts.links import to
from pages._parts.look import QUIET, card, row
from pages._parts.rule_page import rule_page, source_line
from pages._parts.words import TAGS

require(TRAINER)

if rule := st.query_params.get("rule"):
    rule_page(rulebook.rule_card(rule))
    st.stop()

st.title("Rule book", anchor=False)
st.text("What this coach goes by. When rules disagree, the most cautious wins, and no reason is lost.")
views = ("Rules", "Numbers", "Sources", "Learning")
shown = st.segmented_control(
    "Show",
    views,
    default="Rules",
    required=True,
    key="evidence_view",
    label_visibility="collapsed",
    bind="query-params",
)

if shown == "Rules":
    for room, book in rulebook.all_books().items():
        with st.expander(f"{book.question} ({len(book.all)} rules)", icon=":material/menu_book:", key=f"book_{room}"):
            for one in book.all:
                to("evidence", one.policy, icon="chevron_right", rule=one.id)
elif shown == "Numbers":
    for room, limits in limits_by_room().items():
        with card(f"limits_{room}"):
            st.subheader(room.replace("_", " ").capitalize(), anchor=False)
            for name, limit in limits.items():
                with row(gap="small"):
                    st.markdown(f"**{limit}**", width=150)
                    st.markdown(f"{limit.says}  \n:gray[{name} · {limit.source} · {TAGS[limit.tag]}]", width="stretch")
elif shown == "Learning":
    learning_section()
else:
    for key, source in sources().items():
        with card(f"source_{key}"):
            with row(gap="xsmall"):
                st.badge(source.kind.replace("_", " "), color=QUIET)
                st.caption(key, width="content")
            source_line(source)
