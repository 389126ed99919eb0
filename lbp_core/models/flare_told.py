"""A flare as it was told to the trainer: the day it is noted; how long it lasts, the check-ins say."""

from datetime import date

from lbp_core.models.base import Frozen

FLARE = "flare"
"""The kind of paper it is filed as."""


class FlareNoted(Frozen):
    """A flare began, or was on, that day. `version` is the programme written for it."""

    version: str


class FlareAhead(Frozen):
    """What noting a flare today would write. `noted` is the day of one whose calm or lighter days are still on."""

    calm_until: date
    ramp_until: date
    noted: date | None = None
