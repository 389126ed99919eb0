"""A client's decided weeks judged again: as they were decided, by the limits as they stand, and with one of them moved."""

from datetime import date
from enum import StrEnum

from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Tag, Verdict


class Judged(Frozen):
    """One week under one set of limits. `load_factor` is next week's dose / this week's, `says` what settled it."""

    verdict: Verdict
    load_factor: float
    says: str


class Way(StrEnum):
    """What the moved limit makes of a week."""

    SAME = "same"
    SIZE = "size"
    BOLDER = "bolder"
    CAREFUL = "careful"


class ReplayedWeek(Frozen):
    """One decided week, ending on the Sunday `as_of`. `then` was recommended, `taken` is what the trainer took.

    `now` is the same history by the limits as they stand, `moved` with the one limit moved.
    """

    as_of: date
    then: Judged
    taken: Verdict
    now: Judged
    moved: Judged

    @property
    def way(self) -> Way:
        """From `now` to `moved`: the only two that differ by nothing but the limit."""
        if self.moved.verdict is self.now.verdict:
            return Way.SAME if abs(self.moved.load_factor - self.now.load_factor) < LEAST else Way.SIZE
        return Way.BOLDER if self.moved.verdict.caution < self.now.verdict.caution else Way.CAREFUL


LEAST = 0.005
"""Half a percent of the dose: less than that is the same size."""


class Replay(Frozen):
    """The decided weeks, oldest first, and what was moved: from `standing` to `value`, in the limit's own unit."""

    name: str
    standing: float
    value: float
    weeks: tuple[ReplayedWeek, ...]


class Look(Frozen):
    """One limit to look at otherwise: what it is called and says, where it stands, and how far it may be moved.

    Numbers are in its own `unit`; `stands` is the number as it is written in a sentence.
    """

    name: str
    called: str
    says: str
    stands: str
    unit: str
    standing: float
    least: float
    most: float
    step: float
    source: str
    tag: Tag
