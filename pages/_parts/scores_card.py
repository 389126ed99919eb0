"""Scores over time: the chart, and what each change means. Writing down a new one: score_form.py."""

import streamlit as st

from lbp_core.coach.screening import measures
from lbp_core.coach.weekly.drawing import scores_drawn
from lbp_core.models.measure import MeasureRow
from pages._parts.drawn import in_words
from pages._parts.here import on, studio
from pages._parts.look import card
from pages._parts.plotted import plotted
from pages._parts.score_form import score_form
from pages._parts.words import plain


def scores_card(client_id: str) -> None:
    """What is known so far, drawn and told; without any score it says where they come from."""
    rows = measures.measures(studio(), client_id, on=on())
    with card(f"scores_{client_id}"):
        st.subheader("How it is going", icon=":material/monitoring:", anchor=False)
        if rows:
            _drawn(rows, client_id)
        else:
            st.text("No score yet. The weekly check-in brings pain, confidence and the client's own activities.")
        with st.expander(
            "Write down a score, or body mass and waist", icon=":material/edit:", key=f"score_form_{client_id}"
        ):
            score_form(client_id)


def _drawn(rows: tuple[MeasureRow, ...], client_id: str) -> None:
    if (drawing := scores_drawn(rows, dark=st.context.theme.type == "dark")) is not None:
        st.markdown(f"**{plain(drawing.finding)}**")
        plotted(drawing, key=f"scores_{client_id}")
    with st.container(gap="xxsmall", key=f"scores_say_{client_id}"):
        for row in rows:
            st.text(f"{row.name}: {row.says}")
    if drawing is not None:
        in_words(drawing, key=f"scores_twin_{client_id}", label="How to read it, and every score in words")
