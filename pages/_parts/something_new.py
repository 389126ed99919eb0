"""From a running session to the safety questions and back: the session and its open stop go along in the address."""

import streamlit as st

from lbp_core.models.views import SessionView
from pages._parts.here import client_here
from pages._parts.links import to
from pages._parts.look import row

NEW = "new"
"""In the address of the symptoms page: the safety questions are open at once."""


REFER = "refer"
"""The same for the trainer's own judgement."""


def ask_now(label: str, *, key: str, first: bool = True, of: SessionView | None = None) -> None:
    """The way to the safety questions of the client who is here; of that session's, where two are."""
    who = {"client": client_here(), **_session()} if of is None else {"client": of.client.id, "session": of.record.id}
    to("symptoms", label, icon="health_and_safety", key=key, first=first, new="1", **who)


def looks_wrong(client_id: str) -> None:
    """On the record: the way to the safety questions, and to a referral without one."""
    with row(f"worried_{client_id}"):
        to("symptoms", "Something is new", icon="health_and_safety", client=client_id, new="1")
        to("symptoms", "Refer (my own judgement)", icon="front_hand", client=client_id, **{REFER: "1"})


def asked_for() -> bool:
    """True where the visitor came for the safety questions."""
    return NEW in st.query_params


def refer_asked_for() -> bool:
    """True where the visitor came to refer on their own judgement."""
    return REFER in st.query_params


def way_back(*, first: bool) -> None:
    """The way back to the session that was left for the questions; nothing where there was none."""
    if session := _session():
        to(
            "session",
            "Back to the session",
            icon="play_circle",
            key="to_session",
            first=first,
            client=client_here(),
            **session,
        )


def _session() -> dict[str, str]:
    return {name: st.query_params[name] for name in ("session", "at") if name in st.query_params}
