"""What a back is expected to answer to a load, from the belief of what it bears: the mean, and where 8 in 10 would lie."""

from collections.abc import Sequence

import numpy as np

from lbp_core.facts.bearing import TOLERANCE, Bearing, Row, felt, priced
from lbp_core.facts.load_weeks import LoadWeek
from lbp_core.models.what_if import AnsweredWeek, Expected

TAIL = 0.1


def expected_at(bearing: Bearing, factors: Sequence[float]) -> tuple[Expected, ...]:
    """Mornings against usual at so many times the newest week's load, the price of the jump included."""
    return tuple(_at(bearing, factor) for factor in factors)


def answered_weeks(weeks: Sequence[LoadWeek], newest: float) -> tuple[AnsweredWeek, ...]:
    """The trained weeks, oldest first, their loads as shares of the newest load."""
    return tuple(
        AnsweredWeek(share=week.load / newest, rise=week.rise, flare=week.flare)
        for week in weeks
        if week.load is not None
    )


def _at(bearing: Bearing, factor: float) -> Expected:
    rises = felt(bearing.load * priced(factor) / TOLERANCE)
    mean = float(rises @ bearing.chances)
    low, high = (_reached(rises, bearing.chances, share) for share in (TAIL, 1 - TAIL))
    return Expected(share=factor, rise=mean, low=min(low, mean), high=max(high, mean))


def _reached(rises: Row, chances: Row, share: float) -> float:
    """The rise that so large a share of the belief does not pass. Tolerances grow along the grid, so rises fall along it."""
    place = int(np.searchsorted(np.cumsum(chances[::-1]), share))
    return float(rises[::-1][min(place, len(rises) - 1)])
