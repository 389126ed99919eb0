"""Who holds this browser, what they may do here, and the studio as they see it. How they signed in: pages/sign_in."""

import streamlit as st

from lbp_core.coach.studio import Studio
from lbp_core.models.people import Role
from lbp_core.models.refusal import Refused
from pages import _door
from pages._door import Visit

OWNER, TRAINER, ASSISTANT, CLIENT = "owner", "trainer", "assistant", "client"
HOLDS = {Role.OWNER: {OWNER, TRAINER}, Role.TRAINER: {TRAINER}, Role.ASSISTANT: {ASSISTANT}}
FOR_ASSISTANTS = ("week", "exercises", "evidence")
"""Who comes when, and the pages without anything of a client. A trainer's own pages say who comes."""

SIGNED_OUT = "Nobody is signed in on this browser any more. Load the page again to sign in."
NOT_YOURS = {
    CLIENT: "This page is for the trainer. Please hand the tablet back.",
    ASSISTANT: "This page is for trainers: it shows health details. Ask a trainer, or sign in as one.",
    TRAINER: "This page is for the owner of the studio.",
}


def badge() -> str:
    """What the guard wrote on this visit's connection; empty where it let in nobody. Tests of pages put theirs in its place."""
    found = st.user.get("lbp")
    return found if isinstance(found, str) else ""


def visit() -> Visit:
    """Who is here now, looked up anew. Where nobody is any more, or nobody can say, it says so and stops."""
    try:
        return looked_up()
    except Refused as sentence:
        st.error(str(sentence), icon=":material/block:")
        st.stop()


def looked_up() -> Visit:
    """The same, raising Refused where nobody can say: the database is away."""
    found = _door.visit(badge())
    if found is None:
        st.error(SIGNED_OUT, icon=":material/lock:")
        st.stop()
    return found


def roles_here() -> set[str]:
    """What the visitor may be here: a client with the tablet in hand is a client and nothing else."""
    here = visit()
    return {CLIENT} if here.client_id is not None else HOLDS[here.signed.person.role]


def require(*roles: str) -> None:
    """The first line of every page: stops where this visitor holds none of these roles. Raises nothing; it shows why."""
    held = roles_here()
    if not held & set(roles):
        st.error(NOT_YOURS[min(held)])
        st.stop()


def studio() -> Studio:
    """The studio as this visitor sees it: their own clients and those shared with them, or the one client in hand."""
    return visit().studio


def may_open(here: Visit, page: str) -> bool:
    """True for the pages that are offered to this visitor: with the tablet in a client's hands the one they were given."""
    if here.client_id is not None:
        return page == here.page
    return page != "week" if here.signed.person.coaches else page in FOR_ASSISTANTS
