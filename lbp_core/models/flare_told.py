"""A flare as it was told to the trainer: the day it is noted; how long it lasts, the check-ins say."""

from lbp_core.models.base import Frozen

FLARE = "flare"
"""The kind of paper it is filed as."""


class FlareNoted(Frozen):
    """A flare began, or was on, that day. `version` is the programme written for it."""

    version: str
