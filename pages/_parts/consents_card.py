"""What the client agrees to, each on its own. 'No' is as big and as near as 'Yes', and counts at once."""

import streamlit as st

from lbp_core.coach.papers import consents
from lbp_core.coach.phone import client_forms
from lbp_core.coach.phone.languages import Language, day_in_words, spoken
from lbp_core.models.consent import ConsentState, Standing, Subject
from lbp_core.models.records import By
from pages._parts.handing_over import give_back, hand_here, hand_over_button
from pages._parts.here import now, once, studio
from pages._parts.links import to
from pages._parts.look import CALM, QUIET, WARN, card, row

BADGES = {
    Standing.NOT_ASKED: (QUIET, "help"),
    Standing.GIVEN: (CALM, "check_circle"),
    Standing.OUT_OF_DATE: (WARN, "history"),
    Standing.WITHDRAWN: (WARN, "block"),
}


def consents_card(client_id: str) -> None:
    """All three with their texts: tapped by the client with the tablet in hand, or written down by the trainer for them."""
    by = By.CLIENT if hand_here() else By.TRAINER
    with card(f"consents_{client_id}"):
        st.subheader(client_forms.in_hand().consents["title"], icon=":material/handshake:", anchor=False)
        if by is By.TRAINER:
            hand_over_button("The client reads and taps: hand over", "papers", client_id)
            st.caption("What you tap here yourself is kept as written down by you.")
        for state in consents.consents(studio(), client_id):
            _one(client_id, state, by)
        if spoken() is not Language.EN:
            st.caption(client_forms.in_hand().consents["translated"])
    if by is By.CLIENT:
        give_back(client_id, sent=True)


def _one(client_id: str, state: ConsentState, by: By) -> None:
    words, (tone, icon) = client_forms.in_hand().consents, BADGES[state.standing]
    with st.container(key=f"consent_{state.subject}_{client_id}", gap="xsmall"):
        with row(gap="small"):
            st.markdown(f"**{state.title}**", width="content")
            st.badge(words[state.standing.value], icon=f":material/{icon}:", color=tone)
            if state.since is not None and state.by is not None:
                said = words[f"by_{state.by.value}"]
                st.caption(said.format(day=f"{day_in_words(state.since)} {state.since.year}"), width="content")
        st.text(state.asks)
        if state.standing is Standing.WITHDRAWN:
            st.caption(state.stops)
            if by is By.TRAINER:
                st.caption(f"For you: {state.trainer}")
                if state.subject is Subject.DATA:
                    to("clients", "Take the record out, or erase it", icon="inventory_2", client=client_id)
        _answer(client_id, state, by)


def _answer(client_id: str, state: ConsentState, by: By) -> None:
    """Two buttons of one size; the answer that stands is the filled one. Tapping it again changes nothing."""
    said_no = state.standing is Standing.WITHDRAWN
    stands = {True: state.standing is Standing.GIVEN, False: said_no}
    with row():
        for given in (True, False):
            name = "yes" if given else "no"
            label, look = client_forms.in_hand().consents[name], ("primary" if stands[given] else "secondary")
            key = f"{name.title()}_{state.subject}_{client_id}_{state.answers}"
            if st.button(label, key=key, type=look, width="stretch") and not stands[given]:
                verb = consents.give if given else consents.withdraw
                tapped = once("consent", client_id, state.subject, given, state.answers)
                verb(studio(), client_id, state.subject, by=by, key=tapped, at=now())
                st.rerun()
