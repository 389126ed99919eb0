"""By how much a week may ask for more: as far as a back is believed to bear it, and as its own answers to steps allow."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.facts.bearing import Bearing
from lbp_core.facts.load_weeks import LoadWeek

A_STEP, SIZE = 1.02, 0.005
STRANGER = (0.3, 3.0)
"""What is believed before any step was taken: steps that were answered, of how many."""


@dataclass(frozen=True, slots=True)
class Room:
    """`most` is the largest factor for next week (1 is no more than now), `chance` that even today's load is too much."""

    most: float
    chance: float | None
    answered: float


def room_of(bearing: Bearing | None, weeks: Sequence[LoadWeek], limits: ReviewLimits) -> Room:
    """The largest step whose chance of lying beyond tolerance stays under the limit. Unknown load: the ordinary step."""
    share = answered(weeks, limits)
    largest = _largest(share, limits)
    if bearing is None:
        return Room(min(largest, 1 + limits.step_up_most.value / 100), None, share)
    factors = [1 + count * SIZE for count in range(round((largest - 1) / SIZE) + 1)]
    chances = bearing.chances_beyond(factors)
    fits = [factor for factor, chance in zip(factors, chances, strict=True) if chance <= limits.beyond_most.value]
    most = round(max(fits, default=1.0), 4)
    enough = most >= 1 + limits.least_room.value / 100
    return Room(most if enough else 1.0, round(float(chances[0]), 4), share)


def answered(weeks: Sequence[LoadWeek], limits: ReviewLimits) -> float:
    """The share (0-1) of steps up that a rise or a flare followed in the same week, drawn to what is usual of strangers."""
    steps = [
        (newer.rise or 0.0) >= limits.rise_answered.value or bool(newer.flare)
        for older, newer in pairwise(weeks)
        if older.load and newer.load and newer.load / older.load > A_STEP
    ]
    return (sum(steps) + STRANGER[0]) / (len(steps) + STRANGER[1])


def _largest(share: float, limits: ReviewLimits) -> float:
    if share < limits.answered_some.value:
        return 1 + limits.week_step_most.value / 100
    if share < limits.answered_often.value:
        return 1 + limits.week_step_some.value / 100
    return 1 + limits.week_step_often.value / 100
