"""What is missing in the papers, in one calm card with the way to them. It stops nothing."""

import streamlit as st

from lbp_core.coach.papers.notices import notices
from lbp_core.models.notice import NoticeKind
from pages._parts.here import on, studio
from pages._parts.links import to
from pages._parts.look import card, row
from pages._parts.words import plain

ICONS = {
    NoticeKind.CONSENT: "handshake",
    NoticeKind.PAR_Q: "assignment",
    NoticeKind.SCOPE: "stethoscope",
    NoticeKind.INSURANCE: "shield",
}


def notices_line(client_id: str) -> None:
    """Nothing at all where nothing is missing."""
    found = notices(studio(), client_id, on=on())
    if not found:
        return
    with card(f"notices_{client_id}"), row(f"notice_{client_id}", align="distribute"):
        with st.container(width="stretch", gap=None, key=f"notices_{client_id}_said"):
            for one in found:
                st.caption(f":material/{ICONS[one.kind]}: {plain(one.says)}")
        with st.container(width="content"):
            to("papers", "Papers", icon="folder_open", key=f"papers_{client_id}", first=False, client=client_id)
