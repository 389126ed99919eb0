"""Strips beside each other under one finding, with how to read them and the same in words behind a tap."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.coach.weekly.drawing import Drawing
from pages._parts.plotted import plotted
from pages._parts.table import twin_table

ROOM = 480
"""Pixels that one column of strips needs."""


def strips(found: Sequence[Drawing], key: str, *, empty: str) -> None:
    """The drawings side by side where there is room; `empty` is said where there is none. `key` carries the client's id."""
    if not found:
        st.text(empty)
        return
    st.subheader(found[0].finding, anchor=False)
    with st.grid("auto", min_column_width=ROOM, gap="medium"):
        for place, drawing in enumerate(found):
            plotted(drawing, key=f"strips_{key}_{place}")
    if st.toggle("How to read it, and the same in words", key=f"words_{key}"):
        st.caption(found[0].reading)
        twin_table(found[0].twin)
