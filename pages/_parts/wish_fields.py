"""What a plan needs to know, as fields: one number of a few, and the equipment there is. The forms around them are not here."""

import streamlit as st

from lbp_core.coach.library.shelf import equipment
from lbp_core.models.programme import Wishes

FLOOR = {True: "Yes", False: "No"}


def pick_number(label: str, choices: tuple[int, ...], known: int, key: str) -> int:
    """One of these numbers by a tap; what is known is offered too where it is none of them."""
    offered = choices if known in choices else tuple(sorted((*choices, known)))
    return st.segmented_control(label, offered, default=known, required=True, key=key)


def pick_equipment(known: Wishes, key: str) -> tuple[str, ...]:
    """The ids of what is there, in the list's order; what the list no longer has is dropped."""
    kit = equipment()
    return tuple(
        st.pills(
            "Equipment",
            tuple(kit),
            selection_mode="multi",
            default=[item for item in known.equipment if item in kit],
            format_func=kit.__getitem__,
            key=key,
        )
    )


def pick_floor(known: Wishes, key: str) -> bool:
    """Whether the client can get down to the floor and up again; where not, nothing is drafted that is done there."""
    label = "Can get down to the floor and up again"
    said = st.segmented_control(
        label, FLOOR, default=known.floor, required=True, format_func=FLOOR.__getitem__, key=key
    )
    return bool(said)
