"""The exercises of one kind of day as big buttons, block by block with its minutes. What is done with one is in plan_panel."""

import streamlit as st

from lbp_core.coach.library.shelf import dose_words, exercise_name
from lbp_core.models.exercise import Block
from lbp_core.models.programme import Prescription
from pages._parts.leaf import drawn_at
from pages._parts.look import row
from pages._parts.looking import theme_here
from pages._parts.plan_taps import ADD, Desk, show
from pages._parts.words import BLOCKS


def plan_list(desk: Desk) -> None:
    """Every block, those that are empty too: something can be added to them."""
    there = {block.block: block for block in desk.day.blocks}
    for block, (name, icon) in BLOCKS.items():
        found = there.get(block)
        minutes = "" if found is None else f" :gray[{found.minutes:g} min]"
        with row(f"part_{desk.client_id}_{block}", align="distribute"):
            st.markdown(f"#### :material/{icon}: {name}{minutes}", width="content", anchors=False)
            _add(desk, block)
        for item in () if found is None else found.exercises:
            _line(desk, item)


def _add(desk: Desk, block: Block) -> None:
    key, doing = desk.key("add", block), (None, f"{ADD}{block}")
    st.button("Add", key=key, icon=":material/add:", type="tertiary", on_click=show, args=doing)


def _line(desk: Desk, item: Prescription) -> None:
    theme = theme_here()
    label = (
        f"![]({drawn_at(item.exercise, item.rung, theme)}) **{exercise_name(item.exercise)}**{_marks(desk, item)}  \n"
        f"{dose_words(item.dose, desk.unit)}"
    )
    here = item.exercise == desk.at
    st.button(
        label,
        key=desk.key("pick_here" if here else "pick", item.exercise),
        type="secondary" if here else "tertiary",
        width="stretch",
        wrap=True,
        on_click=show,
        args=(item.exercise,),
    )


def _marks(desk: Desk, item: Prescription) -> str:
    """A lock, and the worst that speaks against it: a shape as well as a colour."""
    against = [one for one in desk.found.concerns if (one.day, one.exercise) == (desk.kind, item.exercise)]
    lock = " :material/lock:" if item.exercise in desk.found.programme.locked else ""
    if any(one.stop for one in against):
        return f"{lock} :red[:material/block:]"
    return f"{lock} :orange[:material/warning:]" if against else lock
