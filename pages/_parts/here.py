"""Where we are: which studio, which instant, which client. Who is here is in visitor.py, the page offer in pages/_frame.py."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from hashlib import sha256

import streamlit as st

from lbp_core.coach import studio as coach
from lbp_core.models.refusal import Refused
from pages import _studio
from pages._parts.visitor import ASSISTANT, CLIENT, TRAINER, require, studio, visit

__all__ = [
    "ASSISTANT", "CLIENT", "TRAINER", "client_here", "in_words", "now", "on", "once", "refused", "require", "studio"
]  # fmt: skip

BROKEN = (
    "This page could not be drawn. Everything saved is still there. Open it again; if it happens twice, tell whoever "
    "looks after this studio: the reason is in the server's log."
)


def now() -> datetime:
    """This instant, in UTC."""
    return _studio.now()


def on() -> date:
    """The studio's calendar day."""
    return coach.today(studio(), now())


def client_here() -> str:
    """The client in whose hands the tablet is, else the id in the URL. Without one the page says how to choose, and stops."""
    if (theirs := visit().client_id) is not None:
        return theirs
    found = st.query_params.get("client", "")
    if not found:
        st.info("Choose a client first.", icon=":material/person_search:")
        st.page_link("clients.py", label="All clients", icon=":material/group:")
        st.stop()
    return found


def once(*parts: object) -> str:
    """One key for one intended tap: the same parts give the same key, and storage writes it down once."""
    return sha256("|".join(map(str, parts)).encode()).hexdigest()


def refused(sentence: Refused) -> None:
    """Says why something was not done. Nothing was written, and what was typed stays."""
    st.error(str(sentence), icon=":material/block:")


@contextmanager
def in_words(place: str) -> Iterator[None]:
    """What goes wrong in here becomes a sentence: a refusal its own, anything else ours, with the reason in the log."""
    try:
        yield
    except Refused as sentence:
        refused(sentence)
    except Exception:
        logging.getLogger(__name__).exception("%s could not be drawn", place)
        st.error(BROKEN, icon=":material/error:")
