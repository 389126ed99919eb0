"""Giving the tablet into a client's hands for one form of theirs, and taking it back. The lock itself: lbp_core/access."""

import streamlit as st

from lbp_core.coach.phone import client_forms
from pages import _door
from pages._parts.links import out, place_of
from pages._parts.look import WARN, card
from pages._parts.visitor import visit

ALONE, BACK = "alone", "back"
"""In the address: while a client holds the tablet, and when it has come back from them."""

SAID = (
    "The tablet then shows this client's form only, for ten minutes at most. Your PIN takes it back; nothing else does."
)
NO_PIN = "You have no PIN yet, and only a PIN takes the tablet back quickly. Set one first; it takes half a minute."


def hand_here() -> str:
    """What tells this handing-over from the next; empty while the trainer holds the tablet."""
    return visit().hand


def hand_over_button(label: str, page: str, client_id: str, *, first: bool = True, **says: str) -> None:
    """The one tap that hands the tablet over for that page, quiet where it is not the `first` thing. No PIN: the way to one."""
    here = visit()
    if not here.signed.person.has_pin:
        with card(f"no_pin_{client_id}", WARN):
            st.text(NO_PIN)
            out("Set your PIN", place_of("own-pin", to=place_of(page, client=client_id, **says)))
        return
    st.caption(SAID)
    look = "primary" if first else "secondary"
    if st.button(label, key=f"hand_over_{page}_{client_id}", type=look, width="stretch"):
        _door.hand_over(here, client_id, place_of(page, client=client_id, **says, alone="1"))
        st.rerun()


def give_back(key: str, *, sent: bool) -> None:
    """The way back to the trainer: the tablet locks, and the PIN opens their page."""
    if st.button(
        client_forms.in_hand().back,
        key=f"back_{key}",
        type="primary" if sent else "secondary",
        icon=":material/lock_open:",
    ):
        _door.lock(visit())
        st.rerun()


def just_back() -> bool:
    """True where the trainer has just taken the tablet back for this page."""
    return BACK in st.query_params and not hand_here()
