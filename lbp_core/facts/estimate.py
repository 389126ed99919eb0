"""Where pain stands now: level, band, slope, and the chance of a bad morning. It is shown; it decides nothing."""

from collections.abc import Sequence
from math import ceil, erf, sqrt
from statistics import median

from lbp_core.facts.level import ROUNDING, WITHIN_WEEK_SD, Level, newest_level
from lbp_core.facts.readings import Week
from lbp_core.models.review import Estimate

WEEKS_LOOKED_AT = 16
SLOPE_WEEKS = 6
LEAST_FOR_SLOPE = 4
STAYS = 0.8
"""The share of a week's distance from usual that is left in the next one (our-simulation)."""


def slope(weeks: Sequence[Week]) -> float | None:
    """Theil-Sen slope in points a week over the last six weeks, newest first; None with fewer than four known."""
    known = [(-back, week.mean) for back, week in enumerate(weeks[:SLOPE_WEEKS]) if week.mean is not None]
    if len(known) < LEAST_FOR_SLOPE:
        return None
    return median((y2 - y1) / (x2 - x1) for i, (x1, y1) in enumerate(known) for x2, y2 in known[i + 1 :])


def estimate_of(weeks: Sequence[Week], *, usual: float | None, above: float) -> Estimate | None:
    """The newest known level (weeks newest first), and the chance (0-1) that a morning is `above` points over `usual`."""
    now = level_now(weeks)
    if now is None:
        return None
    trend = slope(weeks)
    return Estimate(
        level=round(now.mean, 2),
        band=(round(now.band[0], 2), round(now.band[1], 2)),
        trend_per_week=None if trend is None else round(trend, 2) + 0.0,
        chance_bad_morning=None if usual is None else round(chance_bad(now, usual, above), 3),
    )


def level_now(weeks: Sequence[Week]) -> Level | None:
    """The newest known level, weeks newest first; None where no week has a reading."""
    looked_at = weeks[:WEEKS_LOOKED_AT][::-1]
    return newest_level([week.mean for week in looked_at], [week.readings for week in looked_at])


def chance_bad(now: Level, usual: float, above: float, *, more: float = 0.0) -> float:
    """Of the week to come, which lies between this week's level and the usual, and `more` points higher; 0-1.

    Scores are whole numbers.
    """
    half_a_point, level = 0.5, usual + STAYS * (now.mean - usual) + more
    z = (ceil(round(usual + above, 6)) - half_a_point - level) / sqrt(
        WITHIN_WEEK_SD**2 + ROUNDING + (STAYS * now.sd) ** 2
    )
    return 0.5 * (1 - erf(z / sqrt(2)))
