"""One tap to speak to a client: the phone's own call, message and mail. Nothing typed is in these links but percent-encoded."""

import re
from urllib.parse import quote

import streamlit as st

from lbp_core.coach.today import reminders
from pages._parts.leaf import dress_leaves, leaf


def call(phone: str, *, key: str, first: bool) -> None:
    """The call itself; where it stands first it is the thing to do. `key` names the place it stands in."""
    _send("", [("call", "Call", f"tel:{digits(phone)}", first)])


def send(text: str, subject: str, *, phone: str | None, email: str | None) -> None:
    """The ways a ready message can leave: share sheet or copy, e-mail, text message."""
    ways = reminders.words().ways
    body = quote(text.replace("\n", "\r\n"), safe="")
    mail = f"mailto:{quote(email or '', safe='@')}?subject={quote(subject, safe='')}&body={body}"
    sms = f"sms:{digits(phone or '')}?&body={quote(text, safe='')}"
    _send(quote(text, safe=""), [("mail", ways.mail, mail, False), ("sms", ways.sms, sms, False)])


def files(links: list[tuple[str, str]]) -> None:
    """Files to load, by label and address."""
    _send("", [("calendar_add_on", label, address, False) for label, address in links])


def digits(phone: str) -> str:
    """'+447700900123' of '+44 (7700) 900-123'."""
    return ("+" if phone.startswith("+") else "") + re.sub(r"\D", "", phone)


def _send(share: str, links: list[tuple[str, str, str, bool]]) -> None:
    with st.container(width="content"):
        dress_leaves()
        leaf("send", share=share, links=links, ways=reminders.words().ways)
