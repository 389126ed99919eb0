"""How far pain has climbed over the last weeks, and whether more load goes with it. What that asks for is in lbp_core/rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from lbp_core.facts.load_weeks import LoadWeek
from lbp_core.facts.readings import Week

CLIMBING, BEFORE = slice(1, 3), slice(3, 6)
"""Weeks back: the two before the one under review, and the three before those."""
SAME_LOAD = 1.03
"""A load no more than this times what was done before explains nothing."""


@dataclass(frozen=True, slots=True)
class Climb:
    """Points of 0-10 above the three weeks before the climb: now, and the lower of the two weeks between.

    `falling`: points that now lies below the higher of those two. `loaded`: more load than before goes with it.
    """

    now: float
    between: float
    falling: float
    loaded: bool


def climb_of(weeks: Sequence[Week], felt: Sequence[LoadWeek], *, now: float | None, least: int) -> Climb | None:
    """`weeks` newest first, `felt` oldest first; `now` is this week's mean. None where too little is known."""
    means = [week.mean_of(least=least) for week in weeks]
    between = [mean for mean in means[CLIMBING] if mean is not None]
    before = [mean for mean in means[BEFORE] if mean is not None]
    if now is None or not between or not before:
        return None
    base, loads = fmean(before), [week.load for week in felt if week.load is not None]
    lately, earlier = loads[-CLIMBING.stop :], loads[: -CLIMBING.stop]
    return Climb(
        now=round(now - base, 6),
        between=round(min(between) - base, 6),
        falling=round(max(between) - now, 6),
        loaded=not earlier or max(lately) > SAME_LOAD * max(earlier),
    )
