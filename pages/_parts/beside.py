"""The sessions that are open today, in one line: one tap goes to another or puts both side by side, and each keeps its place."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.floor.on_the_floor import open_on
from lbp_core.models.floor import OnTheFloor
from pages._parts.here import on, studio
from pages._parts.links import to
from pages._parts.look import row
from pages._parts.words import plain


def beside(client_id: str, session_id: str) -> None:
    """Every open session with what it waits for and its running rest; alone on the floor, only the way to the record.

    While the safety questions are asked the client may be looking: nobody else's name stands here then.
    """
    found = open_on(studio(), on=on())
    mine = next((one for one in found if one.session_id == session_id), None)
    others = [one for one in found if one is not mine]
    looked_at = mine is not None and mine.waits_for == words_here().side.six
    with row(f"beside_{client_id}"):
        to("clients", "Record", icon="person", client=client_id)
        to("review", "Review", icon="balance", client=client_id)
        if mine is not None and not looked_at:
            _side_by_side(mine, others, found)
        for one in found if others else ():
            _one(one, here=one is mine, named=one is mine or not looked_at)


def _side_by_side(mine: OnTheFloor, others: Sequence[OnTheFloor], found: Sequence[OnTheFloor]) -> None:
    """Whose session began first stands at the left, from whichever of the two one comes."""
    words = words_here().side
    for one in others:
        left, right = sorted((mine, one), key=found.index)
        label = words.open if len(others) == 1 else words.open_with.format(name=plain(one.client_name))
        to("side_by_side", label, icon="splitscreen", left=left.session_id, right=right.session_id)


def _one(one: OnTheFloor, *, here: bool, named: bool) -> None:
    at = st.session_state.get(f"last_stop_{one.session_id}")
    place = {} if at is None else {"at": at}
    with st.container(key=f"{'here' if here else 'side'}_{one.session_id}", width="content", gap=None):
        label = f"**{plain(one.client_name)}**" + ("" if here else f" · {one.waits_for}")  # one's own moves on
        label = label if named else words_here().side.other
        to("session", label, icon="play_circle", client=one.client_id, session=one.session_id, **place)
        if not here:
            st.html(f'<span class="floor-beside" data-clock-of="{escape(one.session_id)}"></span>')
