"""A small table to read: the text twin of a drawing, or a list. Sent as one piece of text, so no server needs a data frame."""

from collections.abc import Iterable, Sequence

import streamlit as st

from lbp_core.charts.twin import Twin
from pages._parts.words import plain


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Every cell stands as it was written; nothing in it is read as markdown."""
    lines = [columns, *rows]
    head, *body = (f"| {' | '.join(plain(cell) for cell in cells)} |" for cells in lines)
    st.markdown("\n".join((head, "|---" * len(columns) + "|", *body)))


def twin_table(twin: Twin) -> None:
    """The same as a drawing, in words."""
    table(twin.columns, twin.rows)
