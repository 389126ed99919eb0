"""Whose column it is: letters in the column's own colour and shape, the name large, and on an upright tablet one tab each."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from lbp_core.coach.floor.floor_words import words_here
from lbp_core.coach.floor.side_by_side import mark
from lbp_core.models.floor import Mark
from pages._parts.here import studio
from pages._parts.links import to
from pages._parts.look import row
from pages._parts.stops import SIDES
from pages._parts.words import plain


def marks(session_ids: Sequence[str]) -> list[Mark]:
    """Each told apart from the other. Raises Refused where one of them is not there."""
    return [mark(studio(), one, beside=[other for other in session_ids if other != one]) for one in session_ids]


def column_head(who: Mark, side: str) -> None:
    """The name as large as a column allows, and the way to this session alone."""
    at = st.session_state.get(f"last_stop_{who.session_id}")
    place = {} if at is None else {"at": str(at)}
    with row(f"person_{side}_{who.session_id}", align="distribute"):
        st.markdown(f"`{who.letters}`", width="content")
        st.markdown(f"## {plain(who.name)}", width="stretch", anchors=False)
        label = words_here().side.alone
        to("session", label, icon="fullscreen", client=who.client_id, session=who.session_id, **place)
    if who.apart:
        st.caption(f"{words_here().side.alike} This is {plain(who.name)}, **{who.apart}**.")


def tabs(both: Sequence[Mark]) -> None:
    """On an upright tablet one column stands open; the other's tab has its running rest."""
    with row("tabs_two"):
        for side, who in zip(SIDES, both, strict=True):
            with st.container(key=f"tab_{side}_{_state(side)}", gap=None):
                if st.button(_named(who), key=f"show_{side}_{who.session_id}", width="stretch"):
                    st.query_params["open"] = side
                    st.rerun()
                st.html(f'<span class="floor-beside" data-clock-of="{escape(who.session_id)}"></span>')


def _state(side: str) -> str:
    return "open" if st.query_params.get("open", SIDES[0]) == side else "shut"


def _named(who: Mark) -> str:
    said = f"`{who.letters}` {plain(who.name)}"
    return f"{said} ({who.apart})" if who.apart else said
