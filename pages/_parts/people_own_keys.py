"""What everybody changes for themselves: their password, their PIN, signing out everywhere. The second step has its own part."""

import streamlit as st

from lbp_core.coach.door import own_keys, signing_in
from lbp_core.models.people import Person
from pages._parts.here import now, studio
from pages._parts.look import card
from pages._parts.people_saying import address, save, this_time
from pages._parts.people_second_step import second_step
from pages._parts.visitor import visit


def own_keys_card(me: Person) -> None:
    """PIN first: the tablet asks for it all day."""
    with card("own_keys"):
        st.header("Your sign-in", icon=":material/key:", anchor=False)
        if not me.has_pin:
            st.text("Set a PIN, so that a locked tablet opens with a few taps instead of your password.")
        with st.expander(
            "Change your PIN" if me.has_pin else "Set a PIN", icon=":material/dialpad:", expanded=not me.has_pin
        ):
            _pin()
        if not studio().demo:
            with st.expander("Change your password", icon=":material/password:"):
                _password()
            with st.expander("Second step", icon=":material/phonelink_lock:"):
                second_step(me)
        if st.button("Sign out everywhere", icon=":material/logout:", width="stretch", help="Also here"):
            signing_in.sign_out_everywhere(studio(), me.id, at=now())
            st.rerun()


def _pin() -> None:
    with st.form("own_pin", border=False, clear_on_submit=True, enter_to_submit=False):
        pin = st.text_input("PIN, 4 to 8 digits", type="password", max_chars=8)
        password = "" if studio().demo else st.text_input("Your password", type="password", max_chars=128)
        sent = st.form_submit_button("Save the PIN", type="primary", width="stretch")
    key, at = this_time("pin"), now()
    if sent and save(
        lambda: own_keys.set_pin(studio(), pin, password=password, address=address(), key=key, at=at),
        "Your PIN is set.",
    ):
        st.rerun()


def _password() -> None:
    with st.form("own_password", border=False, clear_on_submit=True, enter_to_submit=False):
        old = st.text_input("Your password now", type="password", max_chars=128)
        new = st.text_input("The new one, at least 12 characters", type="password", max_chars=128)
        again = st.text_input("The new one again", type="password", max_chars=128)
        sent = st.form_submit_button("Change it; every other browser signs in again", type="primary", width="stretch")
    if sent and new != again:
        st.error(
            "The two new passwords are not the same. Type both again; nothing was changed.", icon=":material/block:"
        )
    elif sent:
        proof, stay = {"old": old, "new": new, "address": address()}, visit().signed.id
        key, at = this_time("password"), now()
        if save(lambda: own_keys.change_password(studio(), **proof, stay=stay, key=key, at=at), "Changed."):
            st.rerun()
