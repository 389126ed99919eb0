"""What was just kept and what it means, and every symptom told so far."""

import streamlit as st

from lbp_core.coach.client import symptoms
from lbp_core.models.history import FlareLength
from lbp_core.models.symptom_told import SymptomKept
from pages._parts.days import day
from pages._parts.flare_button import flare_button
from pages._parts.here import studio
from pages._parts.links import to
from pages._parts.look import CALM, card
from pages._parts.words import plain


def just_kept(client_id: str, kept: SymptomKept, today: str, *, may_train: bool) -> None:
    """One sentence for each thing that follows, and the taps that go with them."""
    with card(f"answers_saved_{today}", CALM):
        st.markdown(f":material/check_circle: **{symptoms.words().trainer.kept}**")
        for sentence in kept.means:
            st.markdown(f"- {plain(sentence)}")
        flare = None if kept.symptom is None else kept.symptom.flare
        if flare in {FlareLength.UNDER_A_DAY, FlareLength.DAYS}:
            to(
                "screening",
                "Go through the screening",
                icon="fact_check",
                key="after_flare",
                first=False,
                client=client_id,
            )
            if may_train:
                flare_button(client_id)


def symptoms_so_far(client_id: str) -> None:
    """Newest first, folded away; nothing where none was told."""
    if not (found := symptoms.symptoms(studio(), client_id)):
        return
    with st.expander(f"Symptoms told so far ({len(found)})", icon=":material/history:", key=f"symptoms_{client_id}"):
        for one in found:
            note = f"  \n“{plain(one.note)}”" if one.note else ""
            st.markdown(f":gray[{day(one.on)}]  \n{plain(one.says)}{note}")
