"""How far each movement pattern has come through the weeks, and the most of it that had settled by a next morning."""

from datetime import date
from enum import StrEnum

from lbp_core.models.base import Frozen
from lbp_core.models.exercise import Pattern


class Settling(StrEnum):
    """How the back answered by the next morning. Nobody told is its own answer, never a calm one."""

    SETTLED = "settled"
    NOT_SETTLED = "not_settled"
    NOT_TOLD = "not_told"


class Most(Frozen):
    """The most of a pattern on one day: which exercise, its step (1 the easiest), the load in kilograms (None without one).

    `ladder` is how many steps that exercise has.
    """

    exercise: str
    rung: int
    ladder: int
    load_kg: float | None
    on: date

    @property
    def rank(self) -> tuple[float, float]:
        """A load counts before a step without one; between two loads the heavier, between two steps the further."""
        return self.load_kg or 0.0, self.rung / self.ladder


class PatternWeek(Frozen):
    """One ISO week in which the pattern was done: the most of it, how that settled, and the most settled by then."""

    monday: date
    done: Most
    settling: Settling
    tolerance: Most | None


class PatternLine(Frozen):
    """One movement pattern through the weeks, oldest first. `told` of its `days` have a known next morning."""

    pattern: Pattern
    weeks: tuple[PatternWeek, ...]
    days: int
    told: int

    @property
    def tolerance(self) -> Most | None:
        """The most that had settled by a next morning; None where nothing is known to have."""
        return self.weeks[-1].tolerance
