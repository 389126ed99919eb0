"""The stepper that moves one limit of a replay, and what that limit says. What comes of it: replay.py."""

import streamlit as st

from lbp_core.coach.library.shelf import sources
from lbp_core.models.replay import Look
from pages._parts.words import TAGS


def stepper(look: Look, client_id: str) -> float:
    """It stands at the limit itself until a thumb moves it."""
    return st.number_input(
        f"Move it to, {look.unit}",
        look.least,
        look.most,
        look.standing,
        look.step,
        "%g",
        key=f"move_{client_id}_{look.name}",
        width=200,
    )


def about(look: Look) -> None:
    """What the limit says, where it stands, and what it rests on."""
    source = sources().get(look.source)
    rests = "" if source is None else f" · {source.title}"
    st.caption(f"{look.says} It stands at {look.stands}. {TAGS[look.tag]}{rests}")
