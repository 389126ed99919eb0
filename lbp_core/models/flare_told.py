"""A flare as it was told to the trainer: the day it is noted; how long it lasts, the check-ins say."""

from datetime import date

from lbp_core.models.base import Frozen

FLARE = "flare"
"""The kind of paper it is filed as."""


class FlareNoted(Frozen):
    """A flare began, or was on, that day. `version` is the programme written for it; `taken_back`: that was a slip."""

    version: str
    taken_back: bool = False


class FlareAhead(Frozen):
    """What noting a flare today would write. `noted` is the day of one whose calm or lighter days are still on.

    `undo`: it was noted today and nothing has been trained from it, so it can be taken back. `filed` is how many flares and
    takings back are on record: it only grows.
    """

    calm_until: date
    ramp_until: date
    noted: date | None = None
    undo: bool = False
    filed: int = 0
