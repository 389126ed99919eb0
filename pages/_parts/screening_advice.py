"""What to do now, under the answer that needs it: calm words, the number to call, and that the answer is kept by itself."""

from collections.abc import Mapping

import streamlit as st

from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening.cannot_wait import GRACE
from lbp_core.models.records import By
from lbp_core.models.screening import Answer
from pages._parts.look import STOP, card


def advice(answers: Mapping[str, Answer], *, by: By, key: str) -> None:
    """A card where this question's answers need help soon."""
    if (needed := client_forms.help_now(answers)) is None:
        return
    with card(f"advice_{key}", STOP):
        st.markdown(f"**:material/emergency: {needed.headline}**")
        st.text(needed.for_client)
        st.text(client_forms.words().tablet["tell"] if by is By.CLIENT else needed.for_trainer)
        st.caption(client_forms.in_hand().private.kept.format(seconds=int(GRACE.total_seconds())))
