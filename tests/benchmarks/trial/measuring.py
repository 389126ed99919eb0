"""Sums over many virtual clients, each with an interval from drawing the clients again. Printing them: __main__.py."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import median

from tests.benchmarks.trial.living import Came

AGAIN = 200
Sum = Callable[[Sequence[Came]], float]


@dataclass(frozen=True)
class Figure:
    """A figure with the middle 90 % of what drawing the clients again gives."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        digits = 2 if abs(self.value) < 10 else 0
        return f"{self.value:.{digits}f} ({self.low:.{digits}f}–{self.high:.{digits}f})"


def figure(came: Sequence[Came], of: Sum) -> Figure:
    """The figure of these clients; nothing of none is 0."""
    if not came:
        return Figure(0, 0, 0)
    dice = Random(len(came))
    drawn = sorted(of(dice.choices(came, k=len(came))) for _ in range(AGAIN))
    return Figure(of(came), drawn[AGAIN // 20], drawn[-AGAIN // 20])


def mean(of: Callable[[Came], float]) -> Sum:
    """The mean over clients."""
    return lambda came: sum(map(of, came)) / len(came)


def trained(came: Sequence[Came]) -> list[Came]:
    """Those whom no referral is due for."""
    return [one for one in came if one.refer is None]


def due(came: Sequence[Came], why: str) -> list[Came]:
    """Those whom a referral is due for, for that reason."""
    return [one for one in came if one.refer == why]


def late(came: Sequence[Came]) -> float:
    """Median weeks late."""
    return median(one.late or 0 for one in came)


SUMS: dict[str, Sum] = {
    "gain": mean(lambda one: one.gain),
    "flare weeks": mean(lambda one: one.flares),
    "weeks above": mean(lambda one: one.above),
    "needless": mean(lambda one: one.needless),
    "see-saws": mean(lambda one: one.seesaws),
    "false referrals per 100": lambda came: 100 * mean(lambda one: one.false_referrals)(came),
}


def calibration(foretold: Sequence[tuple[float, bool]], parts: int = 8) -> list[tuple[int, float, float]]:
    """How many mornings, the mean chance said, the share that came, from the least chance to the greatest."""
    ordered = sorted(foretold, key=lambda pair: pair[0])
    size = max(1, len(ordered) // parts)
    shares = [ordered[start : start + size] for start in range(0, size * parts, size)]
    return [
        (len(share), sum(chance for chance, _ in share) / len(share), sum(bad for _, bad in share) / len(share))
        for share in shares
        if share
    ]
