"""What has been changed and what stands against it: stops in red, new warnings in orange with a reason asked for."""

import streamlit as st

from lbp_core.models.edits import Concern
from pages._parts.look import STOP, WARN, card
from pages._parts.plan_taps import Desk

REASONS = (
    "The client asked for it",
    "Tried today and it felt fine",
    "The kit is here from now on",
    "Agreed with their clinician",
)
STOPPED = "**This cannot be saved like this.** Change it, or take the last tap back."


def check(desk: Desk) -> str:
    """Draws it. The reason, where one is wanted and was given."""
    found = desk.found
    with card(desk.key("changes")):
        st.markdown("**Changes so far**" if found.changes else "**Nothing changed yet**")
        st.text("\n".join(found.changes) or "Tap an exercise to step, dose, move, lock, swap or take it out.")
        before = [one for one in found.concerns if not one.stop and one not in found.new_concerns]
        if before:
            with st.expander(f"Already so in version {found.version.number} ({len(before)})", key=desk.key("before")):
                st.text("\n".join(one.says for one in before))
    stops, new = (stops_of(found.concerns), tuple(one for one in found.new_concerns if not one.stop))
    against(desk.key("stops"), stops, new)
    return "" if stops or not new else reason(desk.key("why"))


def stops_of(concerns: tuple[Concern, ...]) -> tuple[Concern, ...]:
    """Those that nothing overrules."""
    return tuple(one for one in concerns if one.stop)


def against(key: str, stops: tuple[Concern, ...], warnings: tuple[Concern, ...]) -> None:
    """Stops with what to do, then warnings; nothing where there is neither."""
    if stops:
        with card(f"stops_{key}", STOP):
            st.markdown(STOPPED)
            st.text("\n".join(one.says for one in stops))
    if warnings:
        with card(f"warnings_{key}", WARN):
            st.markdown("**This goes against the plan's own rules**")
            st.text("\n".join(f"• {one.says}" for one in warnings))


def reason(key: str) -> str:
    """One sentence on why it is right all the same: tapped, or written."""
    tapped = st.pills("Why is it right for this client?", REASONS, key=f"reason_{key}")
    said = st.text_input("Or in your own words", key=f"own_{key}", max_chars=200)
    return (said or tapped or "").strip()
