"""The sentence over a chart: what it shows, computed, honest about noise. A change inside the noise is called so."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from math import sqrt
from statistics import fmean, stdev
from typing import NamedTuple, TypeVar

from lbp_core.charts.words import STEADY, percent, score
from lbp_core.facts.level import noise_sd
from lbp_core.models.timeline import WeekPoint

LEAST_WEEKS = 4
"""Known weeks below which nothing is said about a change (clinical facts 6.3)."""
MOST_COMPARED = 4
"""Weeks at each end that are compared."""
WEEK_TO_WEEK_SD = 0.5
"""Points by which a steady person's weeks differ beyond their readings (our-simulation, 0.4 to 0.7)."""
SURE = 1.96
Known = TypeVar("Known")
SHORT_SPAN = 8


class PainWay(StrEnum):
    """Which way the pain went, beyond noise."""

    SAME = "same"
    UP = "up"
    A_LITTLE_DOWN = "a_little_down"
    DOWN = "down"


class PainChange(NamedTuple):
    """The way it went, and the mean pain (0-10) of the first known weeks and of the last."""

    way: PainWay
    before: float
    now: float


WAYS = {PainWay.UP: "up", PainWay.A_LITTLE_DOWN: "a little down", PainWay.DOWN: "down"}


def finding(points: Sequence[WeekPoint], *, clear_drop: float, clear_share: float) -> str:
    """What the weeks show, for the title of pain_and_load.

    `clear_drop` (points) or `clear_share` (0-1) is the least improvement that people notice; less is called 'a little'.
    """
    if not points:
        return "Nothing written down yet"
    load, pain = (load_finding(points), pain_finding(points, clear_drop=clear_drop, clear_share=clear_share))
    if load is None and pain is None:
        return "Too few weeks yet to tell a change from the usual ups and downs"
    if pain is None:
        return f"{load} {since(points)}; too few pain readings to say more"
    if load is None:
        return f"{_capital(pain)} {since(points)}"
    return f"{load} {since(points)}, {pain}"


def pain_finding(points: Sequence[WeekPoint], *, clear_drop: float, clear_share: float) -> str | None:
    """'pain down from 5.6 to 3.1', 'pain within its usual ups and downs', or None where too little is known."""
    found = pain_change(points, clear_drop=clear_drop, clear_share=clear_share)
    if found is None:
        return None
    if found.way is PainWay.SAME:
        return "pain within its usual ups and downs"
    return f"pain {WAYS[found.way]} from {score(found.before)} to {score(found.now)}"


def pain_change(points: Sequence[WeekPoint], *, clear_drop: float, clear_share: float) -> PainChange | None:
    """What became of the pain; None where too little is known. The one place that says what 'clearly better' is.

    `clear_drop` (points) or `clear_share` (0-1) is the least improvement that people notice; less is a little.
    """
    ends = _pain_ends(points)
    if ends is None:
        return None
    before, now, noise = ends
    if abs(now - before) < noise:
        return PainChange(PainWay.SAME, before, now)
    if now > before:
        return PainChange(PainWay.UP, before, now)
    clear = before - now >= min(clear_drop, clear_share * before)
    return PainChange(PainWay.DOWN if clear else PainWay.A_LITTLE_DOWN, before, now)


def _pain_ends(points: Sequence[WeekPoint]) -> tuple[float, float, float] | None:
    """Mean pain (0-10) of the first known weeks and of the last, and what they differ by through chance; None for too few."""
    known = [point for point in points if point.pain is not None]
    if len(known) < LEAST_WEEKS:
        return None
    ends = _ends(known)
    before, now = (fmean(point.pain for point in end if point.pain is not None) for end in ends)
    return before, now, pain_noise(*ends)


def pain_noise(before: Sequence[WeekPoint], now: Sequence[WeekPoint]) -> float:
    """Points by which two groups of weeks differ by chance alone, 95 times in 100 at the most."""
    spreads = [
        sum(noise_sd(point.readings) ** 2 + WEEK_TO_WEEK_SD**2 for point in end) / len(end) ** 2
        for end in (before, now)
    ]
    return SURE * sqrt(sum(spreads))


def load_finding(points: Sequence[WeekPoint]) -> str | None:
    """'Load up 40 %', 'Load about the same', or None where too few weeks' loads are known whole."""
    loads = [point.load for point in points if point.load is not None and not point.unmeasured]
    if len(loads) < LEAST_WEEKS:
        return None
    before, now = _ends(loads)
    start, end = fmean(before), fmean(now)
    noise = SURE * sqrt(sum(stdev(side) ** 2 / len(side) for side in (before, now)))
    if abs(end - start) < max(noise, STEADY * start):
        return "Load about the same"
    if start == 0:
        return "Load up from nothing"
    return f"Load {'up' if end > start else 'down'} {percent(end / start - 1)}"


def since(points: Sequence[WeekPoint]) -> str:
    """'over 6 weeks', 'since March', 'since March 2024'."""
    first, last = points[0].monday, points[-1].monday
    if len(points) <= SHORT_SPAN:
        return f"over {len(points)} weeks"
    year = "" if _within_a_year(first, last) else f" {first.year}"
    return f"since {first:%B}{year}"


def _within_a_year(first: date, last: date) -> bool:
    """True where the month's name alone cannot mean another year."""
    return (last.year - first.year) * 12 + last.month - first.month < 12


def _ends(known: Sequence[Known]) -> tuple[list[Known], list[Known]]:
    size = min(MOST_COMPARED, len(known) // 2)
    return list(known[:size]), list(known[-size:])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
