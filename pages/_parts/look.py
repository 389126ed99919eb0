"""The house look: colours named by meaning, cards and rows. Their stylesheet, look.css, comes with the page. No words here."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

CALM, NOTE, WARN, STOP, QUIET = "green", "blue", "orange", "red", "gray"
"""Streamlit's colour names by what they mean here. Red is only ever 'stop and be seen'."""

INK = "#2f8f7c"
"""Lines drawn outside the theme (sparklines): readable on light and dark cards."""

TONES = {CALM: "calm", NOTE: "note", WARN: "warn", STOP: "stop", QUIET: "card"}
LOGO = str(Path(__file__).with_name("logo.svg"))
MARK = str(Path(__file__).with_name("mark.svg"))


@contextmanager
def card(key: str, tone: str = QUIET, *, fill: bool = False) -> Iterator[None]:
    """A card in that tone; `fill` makes it as tall as its neighbours. `key`, once per page, carries the client's id."""
    with st.container(border=True, key=f"{TONES[tone]}_{key}", height="stretch" if fill else "content"):
        yield


@contextmanager
def row(key: str | None = None, *, align: str = "left", gap: str = "small") -> Iterator[None]:
    """Things side by side that wrap where they do not fit."""
    with st.container(horizontal=True, horizontal_alignment=align, vertical_alignment="center", gap=gap, key=key):
        yield
