"""Questions to the client's own phone before a visit: the trainer asks, the link is shown, and whether it was answered."""

import streamlit as st

from lbp_core.coach.phone import ahead as coach
from lbp_core.models.ahead import Ahead
from pages._parts.days import moment
from pages._parts.here import now, once, studio
from pages._parts.look import CALM, NOTE, QUIET, card, row
from pages._parts.send_link import link_made, show_link

WAYS = {False: "Private questions on their phone", True: "All the safety questions on their phone"}
SENT = {False: "The private questions are", True: "All the safety questions are"}


def by_phone(client_id: str) -> None:
    """A card with both ways to send them, and what came of the last one."""
    asked = coach.ahead(studio(), client_id)
    made = f"ahead_link_{client_id}"
    with card(f"phone_{client_id}", QUIET if asked is None else CALM if asked.answered else NOTE):
        st.subheader("On their own phone, before the visit", icon=":material/smartphone:", anchor=False)
        st.text(_state(asked))
        with row():
            for whole, words in WAYS.items():
                if st.button(words, key=f"ahead_{whole}_{client_id}"):
                    st.session_state[made] = _sent(client_id, whole=whole)
                    st.rerun()
        if link := st.session_state.pop(made, None):
            show_link(link)


def _state(asked: Ahead | None) -> str:
    if asked is None:
        return "Their personal link then offers the questions. Their answers reach you, and count, once they send them."
    if asked.answered is None:
        return f"{SENT[asked.whole]} on their link since {moment(asked.asked_at)}. Nothing is sent yet."
    told = asked.answered.told
    read = "" if told is None else f" They read at once: '{told.headline}'."
    return f"The client sent their answers {moment(asked.answered.at)}.{read} The next screening begins with them."


def _sent(client_id: str, *, whole: bool) -> str:
    at = now()
    coach.ask_ahead(studio(), client_id, whole=whole, key=once("ahead", client_id, whole, at), at=at)
    return link_made(client_id, at=at)
