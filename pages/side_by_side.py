"""Side by side: two open sessions, each in a column of its own. What is tapped in one never touches the other."""

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.models.refusal import Refused
from pages._parts.clock import floor_script
from pages._parts.column import column
from pages._parts.column_head import marks, tabs
from pages._parts.here import TRAINER, refused, require
from pages._parts.links import to
from pages._parts.stops import SIDES

require(TRAINER)

asked = [st.query_params.get(side, "") for side in SIDES]
try:
    if "" in asked or len(set(asked)) < len(SIDES):
        raise Refused(words_here().side.same)
    both = marks(asked)
except Refused as sentence:
    refused(sentence)
    to("today", "Today", icon="today", key="from_two")
    st.stop()

floor_script(" ".join(asked))
tabs(both)
with st.container(horizontal=True, gap="small", key="pair_two"):
    for side, mark in zip(SIDES, both, strict=True):
        open_now = st.query_params.get("open", SIDES[0]) == side
        with st.container(key=f"{side}_column_{'open' if open_now else 'shut'}", gap="xsmall", width="stretch"):
            column(mark, side)
