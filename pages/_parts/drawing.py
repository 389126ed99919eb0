"""The picture of one rung, in the theme that is on. Which picture it is, data/pictures/ says."""

import streamlit as st

from lbp_core.coach.library.picturing import picture_of
from pages._parts.looking import dark_here, more_here


def drawing(exercise_id: str, rung: int, *, width: int) -> None:
    """The picture of that rung (the easiest is 1), `width` px wide; nothing where there is none yet."""
    found = picture_of(exercise_id, rung, width=width, dark=dark_here(), more=more_here())
    if found is not None:
        st.image(found.svg, alt=found.says, width=width)
