"""What this program is: guide, quick card, what changed, the licence, and whom to tell about a weakness."""

import os

import streamlit as st

from lbp_core.coach.docs import about
from lbp_core.coach.door import people
from lbp_core.models.people import Role
from pages._parts.here import studio
from pages._parts.links import to
from pages._parts.look import card
from pages._parts.printed_page import pdf_link
from pages._parts.words import plain

CONTACT = "LBP_SECURITY_CONTACT"
SHOWN = 3
"""So many parts of the changelog; the file has all of them."""


def about_card() -> None:
    """The ways first, then the small print, each behind one tap."""
    with card("about"):
        st.header("About", icon=":material/info:", anchor=False)
        st.caption(plain(about.version()))
        to("guide", "Trainer's guide", icon="menu_book", key="guide", first=False)
        pdf_link("/documents/studio/quick-card", "Quick card: one page to print")
        with st.expander("What changed", icon=":material/update:", key="about_changed", on_change="rerun") as changed:
            if changed.open:
                for one in about.changes()[:SHOWN]:
                    st.markdown(f"#### {one.title}\n\n{one.says}", anchors=False)
        with st.expander("Licence", icon=":material/copyright:", key="about_licence", on_change="rerun") as licence:
            if licence.open:
                st.markdown(about.page("licence"), anchors=False)
        with st.expander("Security contact", icon=":material/shield:", key="about_security", on_change="rerun") as told:
            if told.open:
                st.markdown(f"**{plain(_contact())}**", anchors=False)
                st.markdown(about.page("security").partition("This project has no address")[0], anchors=False)


def _contact() -> str:
    named = about.contact(os.environ.get(CONTACT))
    owners = [one.name for one in people.people(studio()) if one.active and one.role is Role.OWNER]
    return named or f"No address is set up here. Tell {' or '.join(owners)}, who looks after this studio."
