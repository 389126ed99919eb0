"""What can be done with the chosen exercise besides its step and dose: order, lock, out, swap. One tap each."""

import streamlit as st

from lbp_core.models.edits import EditKind
from lbp_core.models.programme import Prescription
from pages._parts.plan_taps import SWAP, Desk, change_of, keep, show


def doing_taps(desk: Desk, item: Prescription) -> None:
    """The taps in one row, and what a lock means."""
    block = next(part.exercises for part in desk.day.blocks if item in part.exercises)
    place, locked = block.index(item), item.exercise in desk.found.programme.locked
    lock = (EditKind.UNLOCK, "Unlock", "lock_open") if locked else (EditKind.LOCK, "Lock", "lock")
    with st.container(horizontal=True, gap="xsmall", key=desk.key("doing")):
        _tap(desk, item, EditKind.MOVE, "Earlier", "keyboard_arrow_up", off=place == 0, by=-1)
        _tap(desk, item, EditKind.MOVE, "Later", "keyboard_arrow_down", off=place == len(block) - 1, by=1)
        _tap(desk, item, *lock)
        _tap(desk, item, EditKind.OUT, "Take out", "delete")
        args = (item.exercise, SWAP)
        st.button("Swap", key=desk.key("swap", item.exercise), icon=":material/swap_horiz:", on_click=show, args=args)
    stays = "Locked: it stays in when the programme is drafted anew." if locked else "Lock keeps it in a new draft."
    st.caption(stays)


def _tap(
    desk: Desk, item: Prescription, kind: EditKind, word: str, icon: str, *, off: bool = False, **what: int
) -> None:
    st.button(
        word,
        key=desk.key("tap", word, item.exercise),
        icon=f":material/{icon}:",
        disabled=off,
        on_click=keep,
        args=(desk, change_of(desk, kind, item, **what), None if kind is EditKind.OUT else item.exercise),
    )
