"""The foot of a screening step, always in sight: back, what cannot wait or is still open, and the way on."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening.screening import does_not_fit
from lbp_core.models.question import Section
from lbp_core.models.screening import Answer, ScreenInput
from pages._parts.look import row
from pages._parts.screening_asked import Given
from pages._parts.screening_run import STEPS, go

DONE = {Section.PAIN: "Save and see the result"}


def onward(section: Section, given: Given, told: Mapping[str, Any], client_id: str, *, key: str) -> bool:
    """True once the way on was tapped."""
    with row(f"onward_{key}"):
        if section not in {Section.PRIVATE, STEPS[0]} and st.button(
            "Back", key=f"back_{key}", icon=":material/arrow_back:"
        ):
            go(client_id, STEPS[STEPS.index(section) - 1])
        _in_short(section, given, told)
        own = client_forms.in_hand().private.done
        words = own if section is Section.PRIVATE else DONE.get(section, "Save and go on")
        return st.button(words, key=f"next_{key}", type="primary", width=300, icon=":material/arrow_forward:")


def _in_short(section: Section, given: Given, told: Mapping[str, Any]) -> None:
    needed, words = client_forms.help_now(given.standing), client_forms.in_hand().private
    left = sum(answer is Answer.NOT_ASKED for answer in given.answers.values())
    slip = does_not_fit(ScreenInput.model_validate({"answers": {}, "age": None} | dict(told)))
    if needed is not None:
        st.markdown(f":red[**:material/emergency: {needed.headline}**]", width="stretch")
    elif left or slip:
        st.caption(slip or words.open.format(n=left), width="stretch")
    else:
        said = "What you leave out stays open." if section is Section.PAIN else words.all_answered
        st.caption(said, width="stretch")
