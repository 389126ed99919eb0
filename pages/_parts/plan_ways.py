"""Ways about a programme: train it, change it, begin a new one, come back. What is open of the page stands in its address."""

import streamlit as st

from lbp_core.models.programme import DayKind, Programme
from pages._parts.links import to
from pages._parts.look import row


def plan_ways(client_id: str, programme: Programme) -> None:
    """The first thing to do is the filled one."""
    there = {day.kind for day in programme.days}
    kind = next((one.value for one in DayKind if one in there), "")
    with row(f"ways_{client_id}"):
        to("session", "Go to the session", icon="play_circle", key=f"train_{client_id}", client=client_id)
        _turn("Change this programme", client_id, icon="tune", width="stretch", change=kind)
        _turn("New programme", client_id, icon="edit_calendar", width="stretch", draft="wishes")


def back_to_programme(client_id: str) -> None:
    """To the programme as it was saved last."""
    _turn("Back to the programme", client_id, icon="arrow_back", width="content")


def open_programme(client_id: str, **params: str) -> None:
    """Writes the address and draws the whole page anew: a link to the page that is open would change nothing."""
    st.query_params.from_dict({"client": client_id, **params})
    st.rerun()


def _turn(label: str, client_id: str, *, icon: str, width: str, **params: str) -> None:
    key = f"turn_{'_'.join(params) or 'back'}_{client_id}"
    if st.button(label, key=key, icon=f":material/{icon}:", width=width):
        open_programme(client_id, **params)
