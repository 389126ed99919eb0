"""What if: choose next week's step and see what this back's own weeks say of it. It decides nothing."""

import streamlit as st

from lbp_core.charts.response import bad_words, chance_words, mornings_words, named
from lbp_core.coach.weekly.what_if import response_drawn, what_if
from lbp_core.models.views import ReviewView
from lbp_core.models.what_if import StepAhead, WhatIf
from pages._parts.drawn import drawn
from pages._parts.here import TRAINER, require, studio


@st.fragment
def what_if_part(view: ReviewView) -> None:
    """Closed until it is asked for."""
    require(TRAINER)
    key = view.client.id
    label = "What if: a step, and how this back has answered so far"
    with st.expander(label, icon=":material/experiment:", key=f"what_if_{key}", on_change="rerun") as opened:
        if opened.open:
            _weighed(what_if(studio(), key, as_of=view.as_of), key)


@st.fragment
def _weighed(found: WhatIf | None, key: str) -> None:
    """Its own fragment: another step asks nothing of the records."""
    require(TRAINER)
    if found is None:
        st.text("No session is on record yet, so there is nothing to work it out from.")
        return
    title = st.container()
    _step(found, key)
    drawn(response_drawn(found, dark=st.context.theme.type == "dark"), title=title, key=f"response_{key}")


def _step(found: WhatIf, key: str) -> None:
    by_name = {named(step): step for step in found.steps}
    chosen = st.pills("Next week", tuple(by_name), default="the same", required=True, key=f"ponder_{key}")
    st.text(_says(by_name[chosen], found.limit))


def _says(step: StepAhead, limit: float) -> str:
    """One sentence for the trainer's eyes; a client is never told a chance."""
    name = named(step)
    rests = "within" if step.fits else "over"
    return (
        f"{name[:1].upper()}{name[1:]}: {chance_words(step.chance)} that it asks for more than this back bears now, {rests} "
        f"the limit of {chance_words(limit)}; a bad morning: {bad_words(step)}. "
        f"Mornings {mornings_words(step.rise)} would be no surprise."
    )
