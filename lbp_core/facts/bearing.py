"""How much a back bears, as a belief built from how it answered to each week's load. No opinions and no limits here.

A grid of tolerances, each with its chance, moved week by week: up where it was trained, down where it flared, and by what
the mornings, the pain in the session and the reps left say of load / tolerance. How fast this person's tolerance grows,
and what their reps in reserve tell of it, is not known; several answers are kept and weighed by how well each foretold
the weeks. The newest week's pain moves the tolerances but never those weights: so a worse week is never a bolder belief.
The shape is our own and was tried on virtual clients (our-simulation); it is no measure of any real back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from lbp_core.facts.load_weeks import LoadWeek

Row = np.ndarray[Any, np.dtype[np.float64]]

STEP = 0.05
"""Tolerances lie this far apart, on a scale of logarithms: about 5 %."""
TOLERANCE: Row = np.exp(np.arange(-0.6, 2.2, STEP))
"""As multiples of the first week's load."""
BEFORE = (0.35, 0.35)
"""What is believed of a stranger: the logarithm of the tolerance, and its SD."""
GROWTH = ((0.1, 0.3), (0.28, 0.4), (0.48, 0.3))
"""The share that moves up one place in a trained week, each with its weight before anything is known."""
SHRINKS = 0.6
"""The share that moves down one place in a week with a flare."""
RESERVES = ((1.0, 0.15), (2.5, 0.3), (4.0, 0.15), (None, 0.4))
"""Reps left at the tolerance itself, with weights; None is a person whose reps left say nothing of the back."""
RESERVE_SLOPE, RESERVE_SD, RESERVE_MOST = 8.0, 1.0, 6.0
SILENT_RESERVE = (3.0, 1.8)
WEIGHTS: Row = np.array([[grows * tells for _, tells in RESERVES] for _, grows in GROWTH])
PRIOR: Row = WEIGHTS[:, :, None] * np.exp(-0.5 * ((np.log(TOLERANCE) - BEFORE[0]) / BEFORE[1]) ** 2)
GROWS: Row = np.array([[[share]] for share, _ in GROWTH])
FELT_FROM, FELT_SLOPE, FELT_MOST = 0.97, 10.0, 3.0
"""Load / tolerance from which mornings rise, points a whole tolerance more would bring, and the most of them."""
MORNING_SD, DURING_SD, DURING_SHARE = 1.1, 1.2, 0.6
LEAST_RISE = -0.5
"""A morning below usual says no more than this."""
FLARE_LEAST, FLARE_SLOPE, FLARE_MOST = 0.03, 5.0, 0.7
"""The chance that a week has a flare: within tolerance, how it grows beyond it, and at most."""
SURELY = 0.1
"""So far beyond the tolerance a load surely is beyond it."""
EASY_STEP, PRICE = 0.05, 1.5
"""Steps beyond this are felt as more than they are: each part more counts so many times again."""


@dataclass(frozen=True)
class Bearing:
    """The newest week's load and the chances of each tolerance, both as multiples of the first load."""

    load: float
    chances: Row

    def chances_beyond(self, factors: Sequence[float]) -> Row:
        """The chance (0-1), for each factor, that so many times the newest load lies beyond what is borne.

        The price of the jump is included.
        """
        asked = np.array([[self.load * priced(factor)] for factor in factors])
        found: Row = beyond(asked / TOLERANCE) @ self.chances
        return found


def priced(factor: float) -> float:
    """A step as a back feels it."""
    return factor * (1 + PRICE * max(0.0, factor - 1 - EASY_STEP))


def beyond(share: Row) -> Row:
    """From 0 (within) to 1 (surely beyond), of load / tolerance."""
    return np.minimum(1.0, np.maximum(0.0, (share - FELT_FROM) / SURELY))


def felt(share: Row) -> Row:
    """Points that a morning rises, of load / tolerance."""
    return np.minimum(FELT_MOST, np.maximum(0.0, FELT_SLOPE * (share - FELT_FROM)))


def bearing_of(weeks: Sequence[LoadWeek]) -> Bearing | None:
    """The belief after those weeks, oldest first; None where none of them was trained."""
    newest = next((week.load for week in reversed(weeks) if week.load is not None), None)
    if newest is None:
        return None
    shares = np.array([[week.load or 0.0] for week in weeks]) / TOLERANCE
    pains, reserves = _of_pain(weeks, shares)[:, None, None], _of_reserve(weeks, shares)[:, None]
    likely = pains * reserves
    believed = PRIOR
    for number, week in enumerate(weeks[:-1]):
        believed = _moved(believed, week)
        if week.load is not None:
            believed = believed * likely[number]
    believed = _moved(believed, weeks[-1])
    if weeks[-1].load is None:
        return Bearing(newest, _chances(believed, believed))
    believed = believed * reserves[-1]
    return Bearing(newest, _chances(believed, believed * pains[-1]))


def _chances(weighed: Row, believed: Row) -> Row:
    """Every answer's chances of each tolerance, mixed by how likely the answers are before the newest week's pain."""
    weight = weighed.sum(axis=2)
    each = believed / believed.sum(axis=2, keepdims=True)
    return np.asarray(np.tensordot(weight / weight.sum(), each, axes=2))


def _moved(chances: Row, week: LoadWeek) -> Row:
    """A week's growth of tolerance, or its loss in a flare; nothing where nothing was trained."""
    if week.flare:
        moved = (1 - SHRINKS) * chances
        moved[:, :, :-1] += SHRINKS * chances[:, :, 1:]
        return moved
    if week.load is None:
        return chances
    grown = GROWS * chances
    moved = chances - grown
    moved[:, :, 1:] += grown[:, :, :-1]
    return moved


def _of_reserve(weeks: Sequence[LoadWeek], shares: Row) -> Row:
    """How likely each week's reps left are: by week, by what reps left say of this person, by tolerance; 1 of what is unknown."""
    told = np.array([[np.nan if week.reserve is None else min(week.reserve, RESERVE_MOST)] for week in weeks])
    spare = RESERVE_SLOPE * (1 - shares)
    rows = [
        _normal(told, *SILENT_RESERVE) + 0 * spare
        if left is None
        else _normal(told, np.minimum(RESERVE_MOST, np.maximum(0.0, left + spare)), RESERVE_SD)
        for left, _ in RESERVES
    ]
    return _or_one(np.stack(rows, axis=1))


def _of_pain(weeks: Sequence[LoadWeek], shares: Row) -> Row:
    """How likely each week's mornings, pain in the session and flare are, by week and tolerance; 1 of what is unknown."""
    rise = felt(shares)
    mornings = np.array([[np.nan if week.rise is None else max(week.rise, LEAST_RISE)] for week in weeks])
    during = np.array(
        [[np.nan if week.during is None else min(max(week.during, LEAST_RISE), FELT_MOST)] for week in weeks]
    )
    flared = np.minimum(FLARE_MOST, np.maximum(FLARE_LEAST, FLARE_LEAST + FLARE_SLOPE * (shares - 1)))
    told = np.array([[np.nan if week.flare is None else float(week.flare)] for week in weeks])
    likely: Row = (
        _or_one(_normal(mornings, rise, MORNING_SD))
        * _or_one(_normal(during, DURING_SHARE * rise, DURING_SD))
        * _or_one(told * flared + (1 - told) * (1 - flared))
    )
    return likely


def _or_one(likely: Row) -> Row:
    """What is not known is as likely under every tolerance."""
    found: Row = np.where(np.isnan(likely), 1.0, likely)
    return found


def _normal(value: Row, mean: Row | float, sd: float) -> Row:
    found: Row = np.exp(-0.5 * ((value - mean) / sd) ** 2) / sd
    return found
