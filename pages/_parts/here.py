"""Where we are: which studio, which instant, which client. Role and page offer are in pages/_frame.py."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from hashlib import sha256

import streamlit as st

from lbp_core.coach import studio as coach
from lbp_core.coach.studio import Studio
from lbp_core.models.refusal import Refused
from pages import _studio

TRAINER = "trainer"
BROKEN = (
    "This page could not be drawn. Everything saved is still there. Open it again; if it happens twice, tell whoever "
    "looks after this studio: the reason is in the server's log."
)


def require(role: str) -> None:
    """The first line of every page: stops where this visitor does not hold that role. Raises nothing; it shows why."""
    if role_here() != role:
        st.error("This page is for the trainer. Hand the tablet back, or sign in.")
        st.stop()


def role_here() -> str:
    """Who holds the tablet. This version knows one trainer, on this machine; sign-in takes this function's place."""
    return TRAINER


def studio() -> Studio:
    """The studio of this server, the same that the phone pages use."""
    return _studio.the_studio()


def now() -> datetime:
    """This instant, in UTC."""
    return _studio.now()


def on() -> date:
    """The studio's calendar day."""
    return coach.today(studio(), now())


def client_here() -> str:
    """The client's id in the URL. Without one the page says how to choose, and stops."""
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
