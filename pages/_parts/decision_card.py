"""The weekly decision: its headline, the sentence that settled it, what training does meanwhile. Why: decision_why.py."""

import streamlit as st

from lbp_core.models.review import Meanwhile
from lbp_core.models.views import ReviewView
from pages._parts.days import weekday
from pages._parts.look import card
from pages._parts.words import VERDICTS

MEANWHILE = {
    Meanwhile.PROGRESS: "Meanwhile training may step up.",
    Meanwhile.HOLD: "Meanwhile training stays at this level.",
    Meanwhile.REGRESS: "Meanwhile training steps back.",
    Meanwhile.NONE: "No training until a clearance is recorded.",
}


def decision_card(view: ReviewView) -> None:
    """Headline, why in one sentence each, and what training does meanwhile."""
    words, tone, icon = VERDICTS[view.result.verdict]
    ending = f"so far, up to {weekday(view.as_of)}" if view.so_far else f"week ending {weekday(view.as_of)}"
    readings = "1 pain reading" if view.result.readings == 1 else f"{view.result.readings} pain readings"
    with card(f"decision_{view.client.id}", tone):
        with st.container(gap="xxsmall", key=f"says_{view.client.id}_{view.as_of}"):
            st.header(words, icon=f":material/{icon}:", anchor=False)
            st.caption(f"{ending[0].upper()}{ending[1:]} · from {readings}")
        for reason in view.result.deciding:
            st.text(reason.says)
        if view.result.meanwhile.value != view.result.verdict.value:
            st.markdown(f"**{MEANWHILE[view.result.meanwhile]}**")
