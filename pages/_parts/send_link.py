"""The client's personal link, made here and shown for some minutes. What it opens is in pages/phone/."""

from datetime import datetime, timedelta

import streamlit as st

from lbp_core.charts.square_code import square_code
from lbp_core.coach.phone import sharing
from lbp_core.coach.today import reminders as coach
from pages import _studio
from pages._parts.here import studio
from pages._parts.look import card, row
from pages._parts.plan_code import tell_code
from pages._parts.reminders import reminders

SHOWN = timedelta(minutes=10)


def send_link(client_id: str) -> None:
    """Draws the button and, once it was pressed, the link. A new link ends the one before it."""
    made = f"made_link_{client_id}"
    with card(f"link_{client_id}"):
        st.subheader("On their own phone", icon=":material/smartphone:", anchor=False)
        st.text("A personal link for the check-in and the morning after. Making a new one ends the old one.")
        if st.button("Make a link", key=f"make_link_{client_id}", width="stretch"):
            st.session_state[made] = link_made(client_id, at=_studio.now()), _studio.now()
        if link := _still_shown(made):
            show_link(link)
        code = tell_code(client_id)
        end_link(client_id)
    reminders(client_id, link, code)


def _still_shown(made: str) -> str | None:
    """The link while it is new: making a code or choosing a message must not take it away."""
    link, at = st.session_state.get(made, (None, None))
    if at is not None and _studio.now() - at >= SHOWN:
        st.session_state.pop(made)
        return None
    return link


def end_link(client_id: str) -> None:
    """For a phone that was lost or a link that went to somebody else; says so from what was done."""
    words, ended = coach.words().panel, f"ended_link_{client_id}"
    if st.button(words.end_link, key=f"end_link_{client_id}", type="tertiary", icon=":material/link_off:"):
        at = _studio.now()
        sharing.revoke_links(studio(), client_id, key=f"end {at.isoformat()}", at=at)
        st.session_state.pop(f"made_link_{client_id}", None)
        st.session_state[ended] = True
    if st.session_state.pop(ended, False):
        st.success(words.link_ended, icon=":material/check_circle:")


def link_made(client_id: str, *, at: datetime) -> str:
    """A new link, which ends the one before it: the whole address."""
    token = sharing.make_link(studio(), client_id, key=f"link_{at.isoformat()}", at=at)
    origin = "/".join((st.context.url or "http://localhost:8501").split("/")[:3])
    return f"{_studio.phone_address(origin)}/c/{token}"


def show_link(link: str) -> None:
    """The square for the camera beside the words to copy."""
    with row(gap="medium"):
        st.image(square_code(link), width=220, alt="Square code that opens this client's personal link")
        with st.container(width="stretch"):
            st.markdown("**Scan it with the phone's camera, or copy it**")
            st.code(link, language=None, wrap_lines=True)
            st.text(
                "It is shown once, for some minutes. Send it only to this client: it opens their pages for whoever holds it."
            )
    if _studio.PHONE_HOST is None:
        st.text(
            "For now it opens on this machine only, in another window. How phones reach the studio: docs/operating.md."
        )
