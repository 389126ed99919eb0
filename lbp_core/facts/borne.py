"""The loads that were borne: what a back was asked for in weeks without a rise and without a flare. No opinions here."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.facts.load_weeks import LoadWeek


@dataclass(frozen=True, slots=True)
class Borne:
    """`gain_percent`: the highest load borne above the first. `weeks_flat`: how long ago it last rose by a little.

    `weeks_failed`: since then, weeks near that load that were not borne or left little in reserve. `rising_percent`: the
    most borne in the last month above the least load of the weeks before it. None where fewer than two were borne.
    """

    gain_percent: float | None
    weeks_flat: int | None
    weeks_failed: int = 0
    rising_percent: float | None = None


def borne_of(weeks: Sequence[LoadWeek], limits: ReviewLimits) -> Borne:
    """Weeks oldest first. A load rose where it lies a little above the one at which it rose before.

    A week near the highest load that was not calm is a try that failed, and so is a calm one with few reps left.
    """
    calm = [(number, week.load) for number, week in enumerate(weeks) if week.load is not None and _calm(week, limits)]
    if len(calm) < 2:
        return Borne(None, None)
    since, mark = calm[0]
    for number, load in calm:
        if load >= mark * (1 + limits.flat_rise.value / 100):
            since, mark = number, load
    best, near = max(load for _, load in calm), mark * limits.flat_near.value / 100
    tries = [week for week in weeks[since + 1 :] if week.load is not None and week.load >= near]
    return Borne(
        gain_percent=100 * (best / calm[0][1] - 1),
        weeks_flat=len(weeks) - 1 - since,
        weeks_failed=sum(not _calm(week, limits) or _little_left(week, limits) for week in tries),
        rising_percent=_rising(weeks, limits),
    )


def _rising(weeks: Sequence[LoadWeek], limits: ReviewLimits) -> float | None:
    """None where nothing was borne lately: then nothing is said to rise."""
    looked, now = weeks[-int(limits.rising_weeks.value) :], int(limits.rising_now.value)
    rises, least = [], inf
    for number, week in enumerate(looked):
        if week.load is not None:
            least = min(least, week.load)
            if number >= len(looked) - now and _calm(week, limits):
                rises.append(100 * (week.load / least - 1))
    return max(rises, default=None)


def _calm(week: LoadWeek, limits: ReviewLimits) -> bool:
    return not week.flare and (week.rise is None or week.rise < limits.calm_rise.value)


def _little_left(week: LoadWeek, limits: ReviewLimits) -> bool:
    return week.reserve is not None and week.reserve < limits.reserve.value
