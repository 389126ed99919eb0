"""The foot of a programme being changed, always in sight: minutes, what stands against it, undo, save."""

import streamlit as st

from lbp_core.coach.plan_editing import save_edits
from lbp_core.models.programme import DayKind
from pages._parts.here import now, on, once, studio
from pages._parts.look import row
from pages._parts.plan_taps import CHECK, Desk, keep, show


def bar(desk: Desk) -> str | None:
    """An empty reason where it is to be saved as it is; where a reason is wanted, the tap leads to what wants it."""
    found = desk.found
    most = "" if desk.kind is DayKind.WALK else f" of {found.minutes}"
    stops = sum(one.stop for one in found.concerns)
    warnings = sum(not one.stop for one in found.new_concerns)
    marks = f" :red[:material/block: {stops}]" if stops else ""
    marks += f" :orange[:material/warning: {warnings}]" if warnings else ""
    st.markdown(f"**{desk.day.minutes:g}{most} min**{marks}", width="content")
    undo = desk.key("undo", found.filed)
    with row(f"do_{desk.client_id}", align="right"):
        st.button(
            "Undo", key=undo, icon=":material/undo:", disabled=not found.taps, on_click=keep, args=(desk, None, desk.at)
        )
        label, key = f"Save as version {found.version.number + 1}", desk.key("keep", found.filed)
        if stops or warnings:
            st.button(label, key=key, type="primary", on_click=show, args=(None, CHECK))
            return None
        return "" if st.button(label, key=key, type="primary", disabled=not found.changes) else None


def save(desk: Desk, why: str) -> None:
    """The next version; back on the programme's own page."""
    found = desk.found
    key = once("plan_save", found.version.id, found.filed)
    save_edits(studio(), desk.client_id, base=found.version.id, why=why, on=on(), key=key, at=now())
    st.query_params.from_dict({"client": desk.client_id})
    st.rerun()
