"""What may come in, in place of an exercise or beside it: each with why, what would change and what is against it."""

from collections.abc import Sequence

import streamlit as st

from lbp_core.coach.library.shelf import exercise, exercise_name
from lbp_core.coach.plan.instead import instead_of
from lbp_core.coach.plan.instead import to_add as addable
from lbp_core.models.edits import Edit, EditKind, Instead
from lbp_core.models.exercise import Block
from lbp_core.models.programme import Prescription
from pages._parts.drawing import drawing
from pages._parts.here import on, studio
from pages._parts.look import card
from pages._parts.plan_taps import Desk, change_of, keep, show
from pages._parts.words import BLOCKS, plain

FIRST = 6
"""So many are shown before 'Show all'."""


def instead(desk: Desk, item: Prescription) -> None:
    """The others for the same job, best first."""
    _back(desk, item.exercise, f"Back to {exercise_name(item.exercise)}")
    st.markdown(f"### In place of {exercise_name(item.exercise)}", anchors=False)
    found = instead_of(studio(), desk.client_id, desk.found.programme, desk.kind, item.exercise, on=on())
    if not found:
        st.info("The library has nothing else for the same job. Take it out, or add another to the block.")
    swap = [change_of(desk, EditKind.SWAP, item, to=one.exercise, rung=one.rung) for one in found]
    _offered(desk, found, swap, word="Use")


def to_add(desk: Desk, where: str) -> None:
    """What the library has for that block, best first."""
    block = Block(where)
    _back(desk, None, "Back")
    st.markdown(f"### Add to: {BLOCKS[block][0]}", anchors=False)
    found = addable(studio(), desk.client_id, desk.found.programme, desk.kind, block, on=on())
    add = [Edit(kind=EditKind.ADD, day=desk.kind, exercise=one.exercise, rung=one.rung, block=block) for one in found]
    _offered(desk, found, add, word="Add")


def _back(desk: Desk, at: str | None, words: str) -> None:
    key = desk.key("back_to", at)
    st.button(words, key=key, icon=":material/arrow_back:", type="tertiary", on_click=show, args=(at,))


def _offered(desk: Desk, found: Sequence[Instead], changes: Sequence[Edit], *, word: str) -> None:
    pairs = list(zip(found, changes, strict=True))
    whole = f"all_offered_{desk.client_id}_{desk.doing}_{desk.at}"
    for one, change in pairs if st.session_state.get(whole) else pairs[:FIRST]:
        _offer(desk, one, change, word=word)
    if len(pairs) > FIRST and not st.session_state.get(whole):
        st.button(
            f"Show all {len(pairs)}",
            key=f"more_{whole}",
            icon=":material/expand_more:",
            width="stretch",
            on_click=st.session_state.__setitem__,
            args=(whole, True),
        )


def _offer(desk: Desk, one: Instead, change: Edit, *, word: str) -> None:
    known = exercise(one.exercise)
    step = "" if known is None else known.rung(one.rung).name
    with (
        card(desk.key("offer", one.exercise)),
        st.container(horizontal=True, wrap=False, gap="small", key=desk.key("line", one.exercise)),
    ):
        drawing(one.exercise, one.rung, width=72)
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(one.name)}** · {plain(step)}")
            st.caption("  \n".join(_told(one)))
        args = (desk, change, one.exercise)
        st.button(word, key=desk.key("use", one.exercise), on_click=keep, args=args, type="primary")


def _told(one: Instead) -> tuple[str, ...]:
    """Why and what would change, and each thing that speaks against it: one text, drawn at once."""
    marks = {True: ":red[:material/block:]", False: ":orange[:material/warning:]"}
    against = (f"{marks[concern.stop]} {plain(concern.says)}" for concern in one.concerns)
    return plain(" · ".join((one.because.rstrip("."), *one.changes))), *against
