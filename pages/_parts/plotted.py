"""A finished drawing on the page, in the look that is on. What it draws: lbp_core/charts."""

import streamlit as st

from lbp_core.charts.composing import with_its_rows
from lbp_core.coach.weekly.drawing import Drawing
from pages._parts.looking import in_this_look

FITS = {"autosize": {"type": "fit-x", "contains": "padding"}}


def plotted(drawing: Drawing, *, key: str) -> None:
    """As wide as its place. Its rows go along inside it. `key`, once per page, carries the client's id."""
    spec = with_its_rows(in_this_look(drawing.spec) | FITS)
    st.vega_lite_chart(spec, width="stretch", theme=None, key=key, alt=drawing.twin.sentence)
