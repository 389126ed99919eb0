"""Rule book: every rule, number and source with what hangs on it, and learning. `rule`, `limit` or `source` opens one."""

import streamlit as st

from pages._parts.evidence_lists import VIEWS
from pages._parts.evidence_one import opened
from pages._parts.here import ASSISTANT, TRAINER, require
from pages._parts.leaf import dress_leaves
from pages._parts.printed_page import pdf_link

require(TRAINER, ASSISTANT)
dress_leaves()

if opened():
    st.stop()

st.title("Rule book", anchor=False)
st.caption("What this coach goes by. When rules disagree, the most cautious wins, and no reason is lost.")
pdf_link("/documents/studio/quick-card", "Quick card: one page to print")


@st.fragment
def views() -> None:
    """The four views; a tap draws only these again."""
    require(TRAINER, ASSISTANT)
    shown = st.segmented_control(
        "Show",
        tuple(VIEWS),
        default=next(iter(VIEWS)),
        required=True,
        key="evidence_view",
        label_visibility="collapsed",
        bind="query-params",
    )
    VIEWS[shown]()


views()
