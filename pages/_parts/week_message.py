"""A message to the client about the decided week, drafted to copy. It is the trainer's to change and to send."""

import streamlit as st

from lbp_core.coach.phone.languages import Language, speaking
from lbp_core.coach.weekly.week_message import subject, told_by_phone, week_message
from lbp_core.models.views import ReviewView
from pages._parts.calling import call, send
from pages._parts.here import studio
from pages._parts.in_english import in_english
from pages._parts.words import plain


def message_to_client(view: ReviewView) -> None:
    """Closed until it is wanted; what is urgent is told by phone, and it says so."""
    first = plain(view.client.name.split()[0])
    with st.expander(f"A message to {first}", icon=":material/chat:", key=f"week_message_{view.client.id}"):
        english, details = week_message(studio(), view), view.client.details
        with speaking(details.language):
            text, about = week_message(studio(), view), subject()
        if text is None or english is None:
            st.text(told_by_phone())
            if details.phone:
                call(details.phone, key=f"week_call_{view.client.id}", first=True)
            return
        st.caption("A draft to copy and to change. It holds no score, so it can be read by whoever picks the phone up.")
        st.code(text, language=None, wrap_lines=True)
        if details.language is not Language.EN:
            in_english(english, details.language)
        send(text, about, phone=details.phone, email=details.email)
