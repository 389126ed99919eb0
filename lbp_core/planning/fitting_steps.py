"""Which exercises step up and how far, so that the week as a whole comes close to what it may rise by and never beyond."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lbp_core.models.review import Change

FINE = 10_000
"""Factors are rounded to four places."""


@dataclass(frozen=True, slots=True)
class Ready:
    """One exercise that may step up, the sizes its step can have, and whether it loads the spine."""

    sizes: Sequence[Change]
    loads_spine: bool


def fitting(ready: Iterable[Ready], *, budget: float, axial: int) -> tuple[Change, ...]:
    """The steps whose factors - 1 add up to as much of `budget` as can be had; at most `axial` of them load the spine.

    Every combination is looked at. What the best of them adds up to never grows where a choice or some budget is lost.
    """
    most = int(budget * FINE + 1e-6)
    best: dict[tuple[int, int], tuple[Change, ...]] = {(0, 0): ()}
    for one in ready:
        for (spine, total), chosen in list(best.items()):
            for step in one.sizes:
                place = (spine + one.loads_spine, total + round((step.load_factor - 1) * FINE))
                if place[0] <= axial and place[1] <= most:
                    best.setdefault(place, (*chosen, step))
    return best[max(best, key=lambda place: (place[1], -place[0]))]
