"""The second step of one's own sign-in: the square for the app, the first code back, the recovery codes shown once."""

import streamlit as st

from lbp_core.charts.square_code import square_code
from lbp_core.coach.door import own_keys
from lbp_core.coach.door.own_keys import SecondStepOffer
from lbp_core.models.people import Person
from lbp_core.models.refusal import Refused
from pages._parts.here import now, refused, studio
from pages._parts.people_saying import address, save, this_time

OFFER, CODES = "second_step_offer", "second_step_codes"


def second_step(me: Person) -> None:
    """Whichever of its states it is in."""
    if codes := st.session_state.get(CODES):
        _show_codes(codes)
    elif me.has_second_step:
        _end()
    elif offer := st.session_state.get(OFFER):
        _confirm(offer)
    else:
        st.text(
            "Signing in then asks for six digits from an app on your phone as well. A stolen password opens nothing."
        )
        if st.button("Set it up", key="second_step_begin", width="stretch"):
            st.session_state[OFFER] = own_keys.offer_second_step(studio())
            st.rerun()


def _confirm(offer: SecondStepOffer) -> None:
    st.text("1. Read the square with an authenticator app, or type the letters beneath it.")
    st.image(square_code(offer.address), width=200, alt="Square code for an authenticator app")
    st.code(" ".join(offer.secret[place : place + 4] for place in range(0, len(offer.secret), 4)), language=None)
    with st.form("second_step_code", border=False):
        code = st.text_input("2. The six digits that the app shows now", max_chars=8)
        sent = st.form_submit_button("Switch it on", type="primary", width="stretch")
    if sent:
        try:
            codes = own_keys.begin_second_step(studio(), offer.secret, code, key=this_time("second step"), at=now())
        except Refused as sentence:
            refused(sentence)
            return
        st.session_state[CODES] = codes
        del st.session_state[OFFER]
        st.rerun()


def _show_codes(codes: tuple[str, ...]) -> None:
    st.success("The second step is on.", icon=":material/check_circle:")
    st.text("Write these down and keep them apart from your phone. Each opens your sign-in once, if the phone is lost.")
    st.code("\n".join(codes), language=None)
    if st.button("I have written them down", key="second_step_written", width="stretch"):
        del st.session_state[CODES]
        st.rerun()


def _end() -> None:
    st.text("It is on: signing in asks for a code from your app.")
    with st.form("second_step_end", border=False, clear_on_submit=True, enter_to_submit=False):
        password = st.text_input("Your password", type="password", max_chars=128)
        sent = st.form_submit_button("Switch it off", width="stretch")
    key, at = this_time("end second step"), now()
    if sent and save(
        lambda: own_keys.end_second_step(studio(), password=password, address=address(), key=key, at=at), "It is off."
    ):
        st.rerun()
