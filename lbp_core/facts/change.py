"""What became of a score since the first: within its ups and downs, better, or worse. The words are the coach's."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from lbp_core.models.measure import Better, Change, Measure


@dataclass(frozen=True)
class Changed:
    """`by` is how far the score moved, always 0 or more, in points of its scale."""

    change: Change
    by: float


def changed(measure: Measure, first: float, newest: float, *, scores: int = 1) -> Changed:
    """Better needs more than the noise and the smallest change that matters; worse needs more than the noise alone.

    The two are never mirrored: getting worse is noticed at a smaller change. Without a known noise any step the wrong
    way counts as worse. `scores` is how many each end is the mean of.
    """
    if measure.better is Better.NONE:
        return Changed(Change.NO_MEASURE, abs(newest - first))
    gain = first - newest if measure.better is Better.LOWER else newest - first
    if gain == 0:
        return Changed(Change.SAME, 0.0)
    noise = noise_of(measure, scores=scores)
    if noise is not None and abs(gain) < noise:
        return Changed(Change.WITHIN_NOISE, abs(gain))
    if gain < 0:
        return Changed(Change.WORSE, -gain)
    return Changed(Change.BETTER if gain >= smallest(measure, first) else Change.A_LITTLE_BETTER, gain)


def ends(values: Sequence[float], *, most: int) -> tuple[float, float, int]:
    """The mean of the first few and of the last few, never more than half of them nor `most`, and how many that is."""
    each = max(1, min(most, len(values) // 2))
    return fmean(values[:each]), fmean(values[-each:]), each


def noise_of(measure: Measure, *, scores: int) -> float | None:
    """How far two means of so many scores differ by chance; less than two single scores do. None where it is not known."""
    return None if measure.noise is None else measure.noise.points / sqrt(scores)


def smallest(measure: Measure, first: float) -> float:
    """The smallest change for the better that people notice, in points; endless where nobody has said.

    Where a share of the first score is given too, the lesser of the two counts; a share of nothing is nothing.
    """
    if measure.matters is None:
        return float("inf")
    share = measure.matters.percent
    return measure.matters.points if share is None else min(measure.matters.points, max(first * share / 100, 0))
