"""The numbers behind a week's decision: each reading, the week against its limits, the level, and the steps that were weighed."""

from datetime import date
from enum import StrEnum

from lbp_core.models.base import Frozen
from lbp_core.models.what_if import WhatIf


class Context(StrEnum):
    """When a pain score was told."""

    BEFORE = "before"
    MORNING = "morning"
    CHECK_IN = "check_in"


class ReadingTold(Frozen):
    """One place for a pain score (0-10) in the week. None where a score was due there and nobody told one."""

    on: date
    context: Context
    score: float | None


class WeekNumbers(Frozen):
    """The week under review in numbers, in points of 0-10. None is unknown.

    `rise` is the mean against `reference`, `without_highest` the same without the week's highest reading. A week is held
    where it is up by `held_by`, and steps back where it is up by `back_by`; a morning is bad from `bad_morning_by` above.
    `enough` readings make a mean.
    """

    readings: tuple[ReadingTold, ...]
    enough: int
    mean: float | None
    reference: float | None
    rise: float | None
    without_highest: float | None
    level: float | None
    band: tuple[float, float] | None
    trend_per_week: float | None
    held_by: float
    back_by: float
    bad_morning_by: float
    ahead: WhatIf | None

    @property
    def known(self) -> tuple[ReadingTold, ...]:
        """The readings that were told."""
        return tuple(one for one in self.readings if one.score is not None)
