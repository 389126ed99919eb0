"""The loads that were borne: what a back was asked for in weeks without a rise and without a flare. No opinions here."""

from collections.abc import Sequence
from dataclasses import dataclass

from lbp_core.facts.load_weeks import LoadWeek

CALM_RISE = 1.0
"""Points. Mornings up to here above the weeks before are calm."""


@dataclass(frozen=True, slots=True)
class Borne:
    """`gain_percent`: the highest load borne above the first. `weeks_flat`: how long ago it last rose by a little.

    None where fewer than two weeks were borne.
    """

    gain_percent: float | None
    weeks_flat: int | None


def borne_of(weeks: Sequence[LoadWeek], *, rise_percent: float) -> Borne:
    """Weeks oldest first. A load rose where it lies `rise_percent` above the one at which it rose before."""
    calm = [(number, week.load) for number, week in enumerate(weeks) if week.load is not None and _calm(week)]
    if len(calm) < 2:
        return Borne(None, None)
    since, mark = calm[0]
    for number, load in calm:
        if load >= mark * (1 + rise_percent / 100):
            since, mark = number, load
    best = max(load for _, load in calm)
    return Borne(gain_percent=100 * (best / calm[0][1] - 1), weeks_flat=len(weeks) - 1 - since)


def _calm(week: LoadWeek) -> bool:
    return not week.flare and (week.rise is None or week.rise < CALM_RISE)
