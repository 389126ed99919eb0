"""The foot of a programme being changed, always in sight: minutes, what stands against it, undo, save."""

import streamlit as st

from lbp_core.coach.plan.plan_editing import save_edits
from lbp_core.models.programme import DayKind
from pages._parts.here import now, on, once, studio
from pages._parts.look import row
from pages._parts.plan_taps import CHECK, Desk, keep, show
from pages._parts.plan_ways import open_programme


def bar(desk: Desk, why: str) -> bool:
    """Whether it is to be saved. Where something stands against that, the tap leads to what does."""
    found = desk.found
    most = "" if desk.kind is DayKind.WALK else f" of {found.minutes}"
    stops = sum(one.stop for one in found.concerns)
    warnings = sum(not one.stop for one in found.new_concerns)
    marks = f" :red[:material/block: {stops}]" if stops else ""
    marks += f" :orange[:material/warning: {warnings}]" if warnings else ""
    st.markdown(f"**{desk.day.minutes:g}{most} min**{marks}", width="content")
    with row(f"do_{desk.client_id}", align="right"):
        undo, back = desk.key("undo", found.filed), (desk, None, desk.at)
        words = "Undo" if found.last is None else f"Undo: {found.last}"
        st.button(words, key=undo, icon=":material/undo:", disabled=not found.taps, on_click=keep, args=back)
        return _save_button(desk, stops=bool(stops), wanting=bool(warnings) and not why)


def _save_button(desk: Desk, *, stops: bool, wanting: bool) -> bool:
    label, key = f"Save as version {desk.found.version.number + 1}", desk.key("keep", desk.found.filed)
    if not (stops or wanting):
        return st.button(label, key=key, type="primary", disabled=not desk.found.changes)
    if desk.doing != CHECK:
        st.button(label, key=key, type="primary", on_click=show, args=(None, CHECK))
    else:
        st.button("Not like this" if stops else "Say why first", key=key, disabled=True)
    return False


def save(desk: Desk, why: str) -> None:
    """The next version; back on the programme's own page."""
    found = desk.found
    key = once("plan_save", found.version.id, found.filed)
    save_edits(studio(), desk.client_id, base=found.version.id, why=why, on=on(), key=key, at=now())
    open_programme(desk.client_id)
