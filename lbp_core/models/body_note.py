"""The rest of the body beside the lower back, and what eases the pain, as the client says. No judgement is made of it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen


class Feel(StrEnum):
    """How a part of the body is. Not asked is None in the note, never 'none'."""

    NONE = "none"
    STIFF = "stiff"
    SORE = "sore"
    OLD_INJURY = "old_injury"


class Ease(StrEnum):
    """What makes the back feel easier."""

    BENDING_FORWARD = "bending_forward"
    ARCHING = "arching"
    WALKING = "walking"
    STANDING = "standing"
    SITTING = "sitting"
    LYING = "lying"
    CHANGING_POSITION = "changing_position"


class BodyNote(Frozen):
    """One whole-body note at intake. `eases` is None where nobody asked, empty where nothing eases it."""

    neck: Feel | None = None
    upper_back: Feel | None = None
    hips: Feel | None = None
    knees: Feel | None = None
    other: Feel | None = None
    words: Annotated[str, Field(max_length=500)] | None = None
    eases: Annotated[tuple[Ease, ...], Field(max_length=len(Ease))] | None = None
