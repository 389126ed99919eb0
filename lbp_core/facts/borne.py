"""The loads that were borne: what a back was asked for in weeks without a rise and without a flare. No opinions here."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from lbp_core.facts.load_weeks import LoadWeek

CALM_RISE = 1.0
"""Points. Mornings up to here above the weeks before are calm."""
LATELY = 9
"""Weeks: the newest one and the two months before it."""
NOW = 4
"""Weeks that stand for now: one restless week among them takes no rise away."""


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


def borne_of(weeks: Sequence[LoadWeek], *, rise_percent: float, spare: float, near: float) -> Borne:
    """Weeks oldest first. A load rose where it lies `rise_percent` above the one at which it rose before.

    `near`: from this share of the highest load on, a week that was not borne is a try that failed. `spare`: with fewer reps
    left than these a calm week is one as well.
    """
    calm = [(number, week.load) for number, week in enumerate(weeks) if week.load is not None and _calm(week)]
    if len(calm) < 2:
        return Borne(None, None)
    since, mark = calm[0]
    for number, load in calm:
        if load >= mark * (1 + rise_percent / 100):
            since, mark = number, load
    best = max(load for _, load in calm)
    tries = [week for week in weeks[since + 1 :] if week.load is not None and week.load >= near * mark]
    return Borne(
        gain_percent=100 * (best / calm[0][1] - 1),
        weeks_flat=len(weeks) - 1 - since,
        weeks_failed=sum(not _calm(week) or (week.reserve is not None and week.reserve < spare) for week in tries),
        rising_percent=_rising(weeks[-LATELY:]),
    )


def _rising(weeks: Sequence[LoadWeek]) -> float | None:
    """None where nothing was borne in the last month: then nothing is said to rise."""
    rises, least = [], inf
    for back, week in zip(range(len(weeks) - 1, -1, -1), weeks, strict=True):
        if week.load is not None:
            least = min(least, week.load)
            if back < NOW and _calm(week):
                rises.append(100 * (week.load / least - 1))
    return max(rises, default=None)


def _calm(week: LoadWeek) -> bool:
    return not week.flare and (week.rise is None or week.rise < CALM_RISE)
