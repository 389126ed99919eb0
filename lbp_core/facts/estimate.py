"""Where pain stands now: level, band, slope, and the chance of a bad morning. It is shown; it decides nothing."""

from collections.abc import Sequence
from math import erf, sqrt
from statistics import median

from lbp_core.facts.level import ROUNDING, WITHIN_WEEK_SD, levels
from lbp_core.facts.readings import Week
from lbp_core.models.review import Estimate

WEEKS_LOOKED_AT = 16
SLOPE_WEEKS = 6
LEAST_FOR_SLOPE = 4


def slope(weeks: Sequence[Week]) -> float | None:
    """Theil-Sen slope in points a week over the last six weeks, newest first; None with fewer than four known."""
    known = [(-back, week.mean) for back, week in enumerate(weeks[:SLOPE_WEEKS]) if week.mean is not None]
    if len(known) < LEAST_FOR_SLOPE:
        return None
    return median((y2 - y1) / (x2 - x1) for i, (x1, y1) in enumerate(known) for x2, y2 in known[i + 1 :])


def estimate_of(weeks: Sequence[Week], *, bad_from: float | None) -> Estimate | None:
    """The newest known level (weeks newest first), and the chance (0-1) that one morning reaches `bad_from` points."""
    looked_at = list(weeks[:WEEKS_LOOKED_AT])[::-1]
    found = levels([week.mean for week in looked_at], [week.readings for week in looked_at])
    now = next((level for level in reversed(found) if level is not None), None)
    if now is None:
        return None
    trend = slope(weeks)
    return Estimate(
        level=round(now.mean, 2),
        band=(round(now.band[0], 2), round(now.band[1], 2)),
        trend_per_week=None if trend is None else round(trend, 2) + 0.0,
        chance_bad_morning=None if bad_from is None else round(_chance(now.mean, now.sd, bad_from), 3),
    )


def _chance(level: float, spread: float, bad_from: float) -> float:
    half_a_point = 0.5
    z = (bad_from - half_a_point - level) / sqrt(WITHIN_WEEK_SD**2 + ROUNDING + spread**2)
    return 0.5 * (1 - erf(z / sqrt(2)))
