"""The letter to a clinician: made on a tap, shown as a picture, opened as a PDF to print. What it says: coach/."""

import streamlit as st

from lbp_core.coach.letters import letters
from lbp_core.coach.papers.consents import may_share
from lbp_core.models.gate import Gate
from lbp_core.models.letter import LetterKind, LetterRecord
from lbp_core.models.refusal import Refused
from lbp_core.models.verdict import Disposition
from lbp_core.models.views import ReviewView
from pages._parts.days import moment
from pages._parts.here import now, on, once, refused, studio
from pages._parts.look import card
from pages._parts.printed_page import pdf_link, picture

FIRST_THINGS_FIRST = "First the call: 999, or A&E now. The note goes along; nobody waits for it."
BY_HAND = "One page to hand to the client, with a slip for the answer. Nothing is sent from here."
NOT_AGREED = "No consent to tell their GP is on record: it is theirs to take along, or to leave."
LOST = "The page cannot print {signs}. Write the name by hand, or in Latin letters under Change details."


def letter_for(gate: Gate, client_id: str) -> None:
    """Beside a screening's result, or an alert."""
    _letter(client_id, gate, gate.disposition)


def letter_after(view: ReviewView) -> None:
    """Beside a weekly decision."""
    _letter(view.client.id, view.gate, letters.ends_of(view))


def _letter(client_id: str, gate: Gate, ends: Disposition) -> None:
    """The tap and the letters made so far; nothing where nothing asks for one and none was made."""
    made, offered = letters.letters(studio(), client_id), letters.offered(gate, ends)
    if not offered and not made:
        return
    emergency = ends is Disposition.STOP_EMERGENCY
    with card(f"letter_{client_id}"):
        title = "A note to take along" if emergency else "A letter to the clinician"
        st.subheader(title, icon=":material/mail:", anchor=False)
        st.text(FIRST_THINGS_FIRST if emergency else BY_HAND)
        if not may_share(studio(), client_id):
            st.text(NOT_AGREED)
        if offered and _make(client_id, again=len(made), emergency=emergency):
            st.rerun()
        for place, one in enumerate(made):
            _made(one, newest=place == 0)


def _make(client_id: str, *, again: int, emergency: bool) -> bool:
    """True once a letter was made on this tap. One more is a letter of its own; the older ones stay."""
    what = "note" if emergency else "letter"
    label = f"Make a new {what}" if again else f"Make the {what}"
    kind = "secondary" if again else "primary"
    if not st.button(
        label, key=f"make_letter_{client_id}_{again}", type=kind, icon=":material/print:", width="stretch"
    ):
        return False
    try:
        with st.spinner("Setting the page …"):
            letters.make_letter(studio(), client_id, key=once("letter", client_id, on(), again), at=now())
    except Refused as sentence:
        refused(sentence)
        return False
    return True


def _made(one: LetterRecord, *, newest: bool) -> None:
    """The newest with its picture and the way to print it; an older one as a line."""
    place = f"/documents/{one.client_id}/letters/{one.id}"
    said = f"{'Note' if one.letter.kind is LetterKind.NOTE else 'Letter'} {one.letter.reference}, {moment(one.at)}"
    if not newest:
        st.link_button(said, f"{place}.pdf", icon=":material/description:", type="tertiary")
        return
    pdf_link(place, f"Open the PDF to print · {said}")
    if lost := letters.not_printed(one.letter.client_name):
        st.warning(LOST.format(signs=lost))
    picture(place, f"{said}, as it is printed")
