"""How the private questions get to the client alone: the tablet handed over, or the phone; or they are answered already."""

import streamlit as st

from lbp_core.coach import asking
from lbp_core.models.question import Section
from lbp_core.models.records import ScreeningRecord
from lbp_core.models.screening import Occasion
from pages._parts.handing_over import hand_here, hand_over
from pages._parts.look import CALM, NOTE, card
from pages._parts.screening_by_phone import by_phone
from pages._parts.screening_run import TITLES, go
from pages._parts.words import moment


def handed_over(client_id: str, known: ScreeningRecord | None) -> bool:
    """True while the client holds the tablet. Before that it shows the ways to ask them."""
    if hand_here():
        return True
    if known is not None and all(
        one.id in known.asked.answers for one in asking.to_ask(Occasion.FULL, {}, Section.PRIVATE)
    ):
        _answered(client_id, known)
    with card(f"hand_over_{client_id}", NOTE):
        st.header("The client answers these alone", icon=":material/front_hand:", anchor=False)
        st.text("Hand the tablet over and look away. Earlier answers are not shown, and you get it back at the end.")
        if st.button("I have handed it over", key=f"handed_over_{client_id}", type="primary", width="stretch"):
            hand_over()
            st.rerun()
    by_phone(client_id)
    return False


def _answered(client_id: str, known: ScreeningRecord) -> None:
    with card(f"alone_{client_id}", CALM):
        st.header("Answered by the client alone", icon=":material/check_circle:", anchor=False)
        st.text(f"Saved {moment(known.at)}. They are asked again only if you hand the tablet over once more.")
        if st.button(
            f"Go on: {TITLES[Section.LEGS].lower()}", key=f"alone_on_{client_id}", type="primary", width="stretch"
        ):
            go(client_id, Section.LEGS)
