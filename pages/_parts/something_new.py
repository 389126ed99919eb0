"""From a running session to the safety questions and back: the session and its open stop go along in the address."""

import streamlit as st

from pages._parts.here import client_here
from pages._parts.links import to

NEW = "new"
"""In the address of the symptoms page: the safety questions are open at once."""


def ask_now(label: str, *, key: str, first: bool = True) -> None:
    """The way to the safety questions of the client who is here."""
    to("symptoms", label, icon="health_and_safety", key=key, first=first, client=client_here(), new="1", **_session())


def asked_for() -> bool:
    """True where the visitor came for the safety questions."""
    return NEW in st.query_params


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
