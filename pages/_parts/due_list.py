"""What waits: for whom, why, and the one tap that does it. Safety is drawn first and across the page."""

import streamlit as st

from lbp_core.models.views import Due, DueKind
from pages._parts.links import to
from pages._parts.look import CALM, NOTE, QUIET, STOP, WARN, card
from pages._parts.words import plain

KINDS = {  # tone, icon
    DueKind.SAFETY: (STOP, "emergency_home"),
    DueKind.SCREENING: (WARN, "fact_check"),
    DueKind.SESSION: (CALM, "play_circle"),
    DueKind.REVIEW: (NOTE, "balance"),
    DueKind.CHECK_IN: (QUIET, "edit_note"),
    DueKind.MORNING: (QUIET, "wb_twilight"),
}
TAPS = {
    "screening": "Screen",
    "programme": "Make the programme",
    "session": "Start the session",
    "review": "Review the week",
    "check_in": "Check in",
    "symptoms": "Ask about the morning",
}
SHOWN = 24


def due_list(due: tuple[Due, ...], *, named: bool = True) -> None:
    """One card per client in the order given; the first thing of all is filled. `named` False on the client's own page."""
    waiting: dict[str, list[Due]] = {}
    for one in due:
        waiting.setdefault(one.client_id, []).append(one)
    cards = list(waiting.values())
    alerts = [each for each in cards if each[0].kind is DueKind.SAFETY]
    for each in alerts:
        _card(each, first=True, named=named)
    others = [each for each in cards if each[0].kind is not DueKind.SAFETY]
    if not others:
        return
    with st.grid("auto", min_column_width=320, gap="small"):
        for place, each in enumerate(others[:SHOWN]):
            _card(each, first=place == 0 and not alerts, named=named)
    if len(others) > SHOWN:
        st.caption(f"And {len(others) - SHOWN} more clients; they move up as these are done.")


def _card(each: list[Due], *, first: bool, named: bool) -> None:
    pressing, *later = each
    tone, icon = KINDS[pressing.kind]
    key = f"{pressing.kind}_{pressing.client_id}"
    with card(f"due_{key}", tone, fill=pressing.kind is not DueKind.SAFETY):
        title = plain(pressing.client_name) if named else "Next"
        st.subheader(title, icon=f":material/{icon}:", anchor=False)
        with st.container(gap="xxsmall", key=f"says_{key}"):
            st.text(pressing.says)
            for one in later:
                st.caption(f"Then: {plain(one.says)}")
        st.space("stretch")
        label = "Look at it now" if pressing.kind is DueKind.SAFETY else TAPS.get(pressing.page, "Open")
        to(pressing.page, label, key=key, first=first, client=pressing.client_id)
