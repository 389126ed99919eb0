"""How the private questions get to the client alone: the tablet handed over, or the phone; or they are answered already."""

import streamlit as st

from lbp_core.coach.client import caseload
from lbp_core.coach.phone import client_forms
from lbp_core.coach.screening import asking
from lbp_core.models.question import Section
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Occasion
from lbp_core.models.verdict import Disposition
from pages._parts.days import moment
from pages._parts.handing_over import give_back, hand_here, hand_over_button, just_back
from pages._parts.here import studio
from pages._parts.look import CALM, NOTE, card
from pages._parts.safety_list import help_at_once
from pages._parts.screening_by_phone import by_phone
from pages._parts.screening_run import TITLES, go

DONE = "done"
"""In the address once the client has sent their answers and holds the tablet still."""


def handed_over(client_id: str, known: ScreeningRecord | None) -> bool:
    """True while the client holds the tablet. Before that it shows the ways to ask them."""
    if hand_here():
        return True
    asked = [one.id for one in asking.to_ask(Occasion.FULL, {}, Section.PRIVATE)]
    if known is not None and just_back() and any(name in known.asked.answers for name in asked):
        # what the client left out stays open and is told at the end: they are not sent back to it
        go(client_id, None if known.result.disposition is Disposition.STOP_EMERGENCY else Section.LEGS)
    answered = known is not None and all(name in known.asked.answers for name in asked)
    if known is not None and answered:
        _answered(client_id, known)
    with card(f"hand_over_{client_id}", NOTE):
        title = "Ask them once more" if answered else "The client answers these alone"
        st.header(title, icon=":material/front_hand:", anchor=False)
        st.text("Hand the tablet over and look away. Earlier answers are not shown, and you get it back at the end.")
        run = st.query_params["run"]
        step = Section.PRIVATE.value
        hand_over_button("I have handed it over", "screening", client_id, first=not answered, run=run, step=step)
        if just_back() and st.button("Go on without them", key=f"without_{client_id}", width="stretch"):
            go(client_id, Section.LEGS)
    by_phone(client_id)
    return False


def thanks(client_id: str, known: ScreeningRecord | None) -> None:
    """What the client sees once their answers are saved: what to do now where one needs it, and to give the tablet back."""
    if known is not None:
        help_at_once(known.asked.answers, key=f"done_{client_id}")
    first, words = caseload.client(studio(), client_id).name.split()[0], client_forms.in_hand().private
    with card(f"done_{client_id}", CALM):
        st.header(words.saved, icon=":material/check_circle:", anchor=False)
        st.text(words.give_back.format(name=first))
    give_back(client_id, sent=True)


def _answered(client_id: str, known: ScreeningRecord) -> None:
    with card(f"alone_{client_id}", CALM):
        st.header("Answered by the client alone", icon=":material/check_circle:", anchor=False)
        st.text(f"Saved {moment(known.at)}. They are asked again only if you hand the tablet over once more.")
        if st.button(
            f"Go on: {TITLES[Section.LEGS].lower()}", key=f"alone_on_{client_id}", type="primary", width="stretch"
        ):
            go(client_id, Section.LEGS)
