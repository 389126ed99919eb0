"""The level of pain beneath the noise: a random walk seen through noisy weekly means. No opinions, no limits.

The level of each week wanders from the week before by some amount that differs between people; a week's mean of n
readings sits around it. How far this person's level wanders is not known, so several answers are kept and weighed by
how well each foretold the next week (a Bayesian average). Weeks without readings add nothing but doubt: the level
there is not reported, and the band of the weeks around it is wider for the gap.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, pi, sqrt

WITHIN_WEEK_SD = 1.2
"""Points, readings of one week around their mean (page-2022)."""
LIKENESS = 0.3
"""How alike neighbouring readings are (lag-one correlation), so that n of them say less than n (our-simulation)."""
ROUNDING = 1 / 12
"""Variance added by answering in whole numbers, points²."""
WANDER = ((0.2, 0.2), (0.4, 0.3), (0.7, 0.3), (1.2, 0.15), (2.0, 0.05))
"""Week-to-week SD in points, each with its weight before anything is known (our-simulation)."""
START = (4.0, 3.0)
"""Level and SD before the first reading: almost anything."""
NINE_IN_TEN = 1.645


@dataclass(frozen=True)
class Level:
    """Where pain stood in one week: points on 0-10, with the SD of that estimate."""

    mean: float
    sd: float

    @property
    def band(self) -> tuple[float, float]:
        """Low and high: the level lies between them about nine times in ten. Never outside 0-10."""
        reach = NINE_IN_TEN * self.sd
        return (min(10.0, max(0.0, self.mean - reach)), max(0.0, min(10.0, self.mean + reach)))


@cache
def noise_sd(readings: int) -> float:
    """SD of a week's mean around the level, in points, from that many readings. Raises ValueError below one."""
    if readings < 1:
        raise ValueError(f"A mean needs at least one reading; {readings} were given.")
    shared = sum((1 - lag / readings) * LIKENESS**lag for lag in range(1, min(readings, 12)))
    return sqrt((WITHIN_WEEK_SD**2 + ROUNDING) / readings * (1 + 2 * shared))


def levels(means: Sequence[float | None], readings: Sequence[int]) -> tuple[Level | None, ...]:
    """The level of each week, oldest first, every week informed by all others; None where a week has no mean."""
    if all(mean is None for mean in means):
        return tuple(None for _ in means)
    filtered, belief = _believed(means, readings)
    paths = [_backward(states, sd * sd) for states, (sd, _) in zip(filtered, WANDER, strict=True)]
    return tuple(
        None if mean is None else _mixed([path[index] for path in paths], belief) for index, mean in enumerate(means)
    )


def newest_level(means: Sequence[float | None], readings: Sequence[int]) -> Level | None:
    """The last of them that is known. No later week tells more of it, so nothing has to be looked back on."""
    known = max((index for index, mean in enumerate(means) if mean is not None), default=None)
    if known is None:
        return None
    filtered, belief = _believed(means[: known + 1], readings[: known + 1])
    return _mixed([states[-1] for states in filtered], belief)


State = tuple[float, float]


def _believed(means: Sequence[float | None], readings: Sequence[int]) -> tuple[list[list[State]], list[float]]:
    """For each answer to how far the level wanders: where it stood after each week; and how much each is believed."""
    noise = [None if mean is None else noise_sd(n) ** 2 for mean, n in zip(means, readings, strict=True)]
    worlds = [(*_forward(means, noise, sd * sd), weight) for sd, weight in WANDER]
    most = max(likely + log(weight) for _, likely, weight in worlds)
    return [states for states, _, _ in worlds], [exp(likely + log(weight) - most) for _, likely, weight in worlds]


def _forward(means: Sequence[float | None], noise: Sequence[float | None], wander: float) -> tuple[list[State], float]:
    """Mean and variance after each week, and how well each week was foretold (log-likelihood)."""
    mean, variance, likely = START[0], START[1] ** 2, 0.0
    filtered: list[State] = []
    for index, (seen, blur) in enumerate(zip(means, noise, strict=True)):
        variance += wander if index else 0.0
        if seen is not None and blur is not None:
            total = variance + blur
            miss = seen - mean
            likely -= 0.5 * (log(2 * pi * total) + miss * miss / total)
            mean += variance / total * miss
            variance *= blur / total
        filtered.append((mean, variance))
    return filtered, likely


def _backward(filtered: list[State], wander: float) -> list[State]:
    """The same, with what later weeks showed (Rauch-Tung-Striebel)."""
    path = [filtered[-1]]
    for mean, variance in reversed(filtered[:-1]):
        ahead_mean, ahead_variance = path[-1]
        gain = variance / (variance + wander)
        path.append((mean + gain * (ahead_mean - mean), variance + gain * gain * (ahead_variance - variance - wander)))
    return path[::-1]


def _mixed(states: list[State], belief: list[float]) -> Level:
    total = sum(belief)
    mean = sum(weight * state[0] for weight, state in zip(belief, states, strict=True)) / total
    variance = sum(w * (state[1] + (state[0] - mean) ** 2) for w, state in zip(belief, states, strict=True)) / total
    return Level(mean=min(10.0, max(0.0, mean)), sd=sqrt(variance))
