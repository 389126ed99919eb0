"""Changing a programme: a kind of day's exercises at the left, the chosen one at the right, minutes and save below."""

import streamlit as st

from lbp_core.coach.library.shelf import DAY_KINDS
from lbp_core.models.client import WeightUnit
from lbp_core.models.programme import DayKind
from pages._parts.here import TRAINER, in_words, require
from pages._parts.look import row
from pages._parts.plan_bar import bar, save
from pages._parts.plan_check import check
from pages._parts.plan_instead import instead, to_add
from pages._parts.plan_list import plan_list
from pages._parts.plan_panel import panel
from pages._parts.plan_taps import ADD, CHECK, SWAP, Desk, as_kept, show
from pages._parts.plan_ways import back_to_programme


@st.fragment
def plan_change(client_id: str, unit: WeightUnit) -> None:
    """Draws the programme as storage has it with every tap in it. What goes wrong costs this drawing, never a tap."""
    require(TRAINER)
    with in_words(f"programme of {client_id}"):
        found = as_kept(client_id)
        if found is None:
            return
        kinds = [kind for kind in DayKind if any(day.kind is kind for day in found.programme.days)]
        asked = st.query_params.get("change")
        kind = next((one for one in kinds if one == asked), kinds[0])
        at, doing = st.query_params.get("at"), st.query_params.get("do")
        _draw(Desk(client_id=client_id, found=found, kind=kind, unit=unit, at=at, doing=doing), kinds)


def _draw(desk: Desk, kinds: list[DayKind]) -> None:
    with row(f"kinds_{desk.client_id}", align="distribute"):
        _kinds(desk, kinds)
        back_to_programme(desk.client_id)
    if said := st.session_state.pop(f"plan_refused_{desk.client_id}", None):
        st.error(said, icon=":material/block:")
    left, right = st.columns([1, 1.25], gap="medium")
    shown = f"open_{desk.at}_{desk.doing}_" if desk.chosen or desk.doing else ""
    with left, st.container(key=f"lines_{desk.client_id}", gap="xsmall"):
        plan_list(desk)
    with right, st.container(key=f"desk_{shown}{desk.client_id}"):
        why = _right(desk)
    with row(f"bar_{desk.client_id}", align="distribute"):
        wanted = bar(desk, why)
    if wanted:
        save(desk, why)


def _kinds(desk: Desk, kinds: list[DayKind]) -> None:
    key = desk.key("kind")
    st.segmented_control(
        "Kind of day",
        kinds,
        default=desk.kind,
        required=True,
        format_func=DAY_KINDS.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=lambda: show(kind=str(st.session_state[key])),
    )


def _right(desk: Desk) -> str:
    """The chosen exercise, what may stand in for it, what may be added, or else the changes; the reason, once given."""
    item, doing = desk.chosen, desk.doing or ""
    if doing.startswith(ADD):
        to_add(desk, doing.removeprefix(ADD))
    elif item is None or doing == CHECK:
        return check(desk)
    elif doing == SWAP:
        instead(desk, item)
    else:
        panel(desk, item)
    return ""
