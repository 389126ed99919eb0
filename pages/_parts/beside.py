"""The sessions that are open today, in one line: one tap goes to another, and each keeps its place."""

from html import escape

import streamlit as st

from lbp_core.coach.floor.on_the_floor import open_on
from pages._parts.here import on, studio
from pages._parts.links import to
from pages._parts.look import row
from pages._parts.words import plain


def beside(client_id: str, session_id: str) -> None:
    """Every open session with what it waits for and its running rest; alone on the floor, only the way to the record."""
    found = open_on(studio(), on=on())
    with row(f"beside_{client_id}"):
        to("clients", "Record", icon="person", client=client_id)
        to("review", "Review", icon="balance", client=client_id)
        for one in found if len(found) > 1 else ():
            at = st.session_state.get(f"last_stop_{one.session_id}")
            place = {} if at is None else {"at": at}
            here = one.session_id == session_id
            with st.container(key=f"{'here' if here else 'side'}_{one.session_id}", width="content", gap=None):
                label = f"**{plain(one.client_name)}**" + ("" if here else f" · {one.waits_for}")  # one's own moves on
                to("session", label, icon="play_circle", client=one.client_id, session=one.session_id, **place)
                if not here:
                    st.html(f'<span class="floor-beside" data-clock-of="{escape(one.session_id)}"></span>')
