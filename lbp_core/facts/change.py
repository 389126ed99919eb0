"""What became of a score since the first: within its ups and downs, better, or worse. The words are the coach's."""

from dataclasses import dataclass

from lbp_core.models.measure import Better, Change, Measure


@dataclass(frozen=True)
class Changed:
    """`by` is how far the score moved, always 0 or more, in points of its scale."""

    change: Change
    by: float


def changed(measure: Measure, first: float, newest: float) -> Changed:
    """Better needs more than the noise and the smallest change that matters; worse needs more than the noise alone.

    The two are never mirrored: getting worse is noticed at a smaller change. Without a known noise any step the wrong
    way counts as worse.
    """
    if measure.better is Better.NONE:
        return Changed(Change.NO_MEASURE, abs(newest - first))
    gain = first - newest if measure.better is Better.LOWER else newest - first
    if gain == 0:
        return Changed(Change.SAME, 0.0)
    if measure.noise is not None and abs(gain) < measure.noise.points:
        return Changed(Change.WITHIN_NOISE, abs(gain))
    if gain < 0:
        return Changed(Change.WORSE, -gain)
    return Changed(Change.BETTER if gain >= smallest(measure, first) else Change.A_LITTLE_BETTER, gain)


def smallest(measure: Measure, first: float) -> float:
    """The smallest change for the better that people notice, in points; endless where nobody has said.

    Where a share of the first score is given too, the lesser of the two counts; a share of nothing is nothing.
    """
    if measure.matters is None:
        return float("inf")
    share = measure.matters.percent
    return measure.matters.points if share is None else min(measure.matters.points, max(first * share / 100, 0))
