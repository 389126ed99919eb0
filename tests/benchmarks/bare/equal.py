"""A page of 25 bare widgets and a chart, about as many as ours have; and a second one to go to."""

import altair as alt
import pandas as pd
import streamlit as st

KINDS = 5


def equal() -> None:
    st.title("As many widgets as ours")
    st.checkbox("tick", key="tick")
    for number in range(24):
        _one(number)
    weeks = pd.DataFrame(
        {"week": list(range(52)) * 2, "pain": [(n * 7) % 11 for n in range(104)], "who": ["a"] * 52 + ["b"] * 52}
    )
    st.altair_chart(alt.Chart(weeks, height=280).mark_line(point=True).encode(x="week:Q", y="pain:Q", color="who:N"))


def _one(number: int) -> None:
    kind, name = number % KINDS, f"widget {number}"
    if kind == 0:
        st.checkbox(name)
    elif kind == 1:
        st.number_input(name, 0, 50, 10)
    elif kind == 2:
        st.button(name)
    elif kind == 3:
        st.selectbox(name, ["left", "right", "both"])
    else:
        st.segmented_control(name, ["easy", "fine", "hard"])


def other() -> None:
    st.header("The other page")
    for number in range(100, 124):
        _one(number)


st.navigation([st.Page(equal, title="One", default=True), st.Page(other, title="Two")], position="top").run()
