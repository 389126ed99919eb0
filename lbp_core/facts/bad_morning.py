"""The chance of a bad morning at each step that could be taken: today's chance, and what more load would add to it."""

from collections.abc import Sequence

from lbp_core.facts.bearing import TOLERANCE, Bearing, Row, felt, priced
from lbp_core.facts.estimate import chance_bad
from lbp_core.facts.level import Level

LEAST = 1e-4
"""Tolerances believed in less than this are left out."""


def bad_mornings(
    now: Level, bearing: Bearing, factors: Sequence[float], *, usual: float, above: float
) -> tuple[float, ...]:
    """For each multiple of the newest load, the chance (0-1) that a morning lies `above` points over `usual`.

    The same load gives the review's own estimate; every other one adds or takes away what the belief expects between the two.
    """
    felt_now = felt(bearing.load / TOLERANCE)
    risen = [felt(bearing.load * priced(one) / TOLERANCE) - felt_now for one in factors]
    return tuple(_at(now, bearing, more, usual, above=above) for more in risen)


def _at(now: Level, bearing: Bearing, more: Row, usual: float, *, above: float) -> float:
    known = [(float(chance), float(rise)) for chance, rise in zip(bearing.chances, more, strict=True) if chance > LEAST]
    whole = sum(chance for chance, _ in known)
    return sum(chance * chance_bad(now, usual, above, more=rise) for chance, rise in known) / whole
