"""'Refer, my own judgement': the trainer saw something that no answer says. One sentence, how soon, and training is paused."""

import streamlit as st

from lbp_core.coach.gate import pausing
from lbp_core.models.refusal import Refused
from pages._parts.here import now, on, once, refused, studio
from pages._parts.words import DISPOSITIONS


def own_judgement(client_id: str, *, at_once: bool) -> None:
    """Behind one tap; `at_once` opens it. Saved, training is paused and the page is drawn again."""
    with (
        st.expander("Refer (my own judgement)", at_once, icon=":material/front_hand:", key=f"refer_{client_id}"),
        st.form(f"own_judgement_{client_id}_{on()}", border=False),
    ):
        st.text("For something you saw that no answer says. It pauses training at once, until a clearance is recorded.")
        soon = st.segmented_control(
            "How soon should somebody look?", pausing.SOON, format_func=lambda one: DISPOSITIONS[one][0], wrap=True
        )
        seen = st.text_input("What you saw, in one sentence: the clinician reads it", max_chars=pausing.LONGEST)
        if not st.form_submit_button("Pause and refer", type="primary", width="stretch"):
            return
        try:
            if soon is None:
                raise Refused("Tap how soon somebody should look, then save.")
            tap = once("refer", client_id, on(), soon, seen.strip())
            pausing.refer(studio(), client_id, seen, soon=soon, key=tap, at=now())
        except Refused as sentence:
            refused(sentence)
        else:
            st.rerun()
