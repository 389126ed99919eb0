"""Every number a rule compares with, once: value, unit, source, date. The rules that use them are in lbp_core/rules."""

from datetime import date
from functools import cache

from pydantic import Field

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Tag


class Limit(Frozen):
    """One number with its unit. `str(limit)` never leaves the unit out."""

    value: float
    unit: str = Field(min_length=1)
    says: str = Field(min_length=1)
    source: str
    tag: Tag
    since: date

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit}"


class ScreeningLimits(Frozen):
    """data/limits.yaml, section screening."""

    adult_age: Limit
    older_age: Limit
    lasting_pain: Limit
    urgent_groups: Limit


class PresentationLimits(Frozen):
    """data/limits.yaml, section presentation."""

    flared_pain: Limit
    improving_pain: Limit
    recent_weeks: Limit
    recent_pain: Limit
    irritable_peak: Limit
    slow_to_settle: Limit
    quick_to_settle: Limit
    settled_weeks: Limit


class ReviewLimits(Frozen):
    """data/limits.yaml, section review."""


class PlanningLimits(Frozen):
    """data/limits.yaml, section planning."""


class Limits(Frozen):
    """data/limits.yaml: an unknown name or a missing one fails at start-up."""

    screening: ScreeningLimits
    presentation: PresentationLimits
    review: ReviewLimits
    planning: PlanningLimits


@cache
def limits() -> Limits:
    """The limits as data/limits.yaml has them. Raises BrokenKnowledge."""
    return read_as(Limits, DATA / "limits.yaml")
