"""The end of coaching: what was reached and what is theirs to keep, read together, and printed for the client on a tap."""

import streamlit as st

from lbp_core.coach.printed import discharge
from lbp_core.models.discharge import Discharge
from lbp_core.models.refusal import Refused
from lbp_core.models.views import ClientHeader
from pages._parts.here import TRAINER, now, on, refused, require, studio
from pages._parts.printed_page import pdf_link, picture
from pages._parts.table import table
from pages._parts.words import plain


@st.fragment
def road_end(header: ClientHeader) -> None:
    """Draws nothing until it is opened."""
    require(TRAINER)
    client_id = header.client.id
    label = "The end of coaching: a page to take home"
    with st.expander(label, icon=":material/waving_hand:", key=f"end_{client_id}", on_change="rerun") as end:
        if not end.open:
            return
        try:
            page = discharge.discharge(studio(), client_id, on=on())
        except Refused as sentence:
            refused(sentence)
            return
        _read(page)
        _printed(client_id)


def _read(page: Discharge) -> None:
    words = page.words
    st.markdown("  \n".join(plain(line) for line in page.done))
    left, right = st.columns([1.35, 1], gap="medium")
    with left:
        st.markdown(f"**{words['reached']}**")
        if page.reached:
            table((" ", words["reached_key"]), [(one.movement, one.most) for one in page.reached])
        else:
            st.text(page.none_reached)
    with right:
        st.markdown(f"**{words['activities']}**")
        if page.activities:
            rows = [(one.name, one.then, one.now) for one in page.activities]
            table((" ", words["then"], words["now"]), rows)
        else:
            st.text(page.none_named)
    for names in (("keep", "flare"), ("stop", "back"), ("help",)):
        for place, name in zip(st.columns(len(names), gap="medium"), names, strict=True):
            lines: tuple[str, ...] = getattr(page, name)
            place.markdown("\n".join([f"**{words[name]}**", "", *(f"- {plain(line)}" for line in lines)]))


def _printed(client_id: str) -> None:
    ready = f"discharge_{client_id}"
    if st.button("Print it for them", key=f"print_{ready}", type="primary", icon=":material/print:", width="stretch"):
        try:
            with st.spinner("Setting the page …"):
                st.session_state[ready] = discharge.print_discharge(studio(), client_id, at=now())
        except Refused as sentence:
            refused(sentence)
    if name := st.session_state.get(ready):
        place = f"/documents/{client_id}/discharges/{name}"
        pdf_link(place)
        picture(place, "The page to take home as it is printed")
