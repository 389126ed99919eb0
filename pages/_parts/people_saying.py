"""Saving something about people: what was refused is said in place, what was done in a word at the corner."""

from collections.abc import Callable

import streamlit as st

from lbp_core.models.people import Role
from lbp_core.models.refusal import Refused
from pages._parts.here import now, once, refused

ROLES = {Role.OWNER: "Owner", Role.TRAINER: "Trainer", Role.ASSISTANT: "Assistant"}
WHAT = {
    Role.OWNER: "A trainer who also looks after the people here. Sees only their own and shared clients, like every trainer.",
    Role.TRAINER: "Sees their own clients and those shared with them.",
    Role.ASSISTANT: "Sees who comes when. Opens no client's record.",
}


def save(does: Callable[[], object], done: str) -> bool:
    """Does it and says so after the page is drawn anew; False, with the sentence on the page, where it was refused."""
    try:
        does()
    except Refused as sentence:
        refused(sentence)
        return False
    st.session_state["people_said"] = done
    return True


def say_done() -> None:
    """The word at the corner for what was saved just before."""
    if done := st.session_state.pop("people_said", None):
        st.toast(done, icon=":material/check:")


def this_time(*parts: object) -> str:
    """A key for this very tap: the same change may be wanted again another day."""
    return once(*parts, now().isoformat())


def address() -> str:
    """Where this browser is, as failed tries are counted by."""
    return st.context.ip_address or "this machine"
