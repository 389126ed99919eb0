"""How irritable a back is, as far as was told: every level that it may be. Which stage that makes: rules/presentation.py."""

from enum import StrEnum
from itertools import product

from lbp_core.evidence.limits import PresentationLimits
from lbp_core.models.screening import Irritability


class Irritable(StrEnum):
    """How easily the pain is stirred up and how slowly it settles."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


def levels(irritability: Irritability, limits: PresentationLimits) -> frozenset[Irritable]:
    """Every level that the irritability may be: one where enough was answered, three where nothing was."""
    light = (irritability.light_activity,) if irritability.light_activity is not None else (True, False)
    peaks = _peaks_high(irritability.peak, limits)
    settles = _settling(irritability.settles_hours, limits)
    return frozenset(
        Irritable.HIGH if lit and (high or level is Irritable.HIGH) else min(level, Irritable.MODERATE, key=_rank)
        for lit, high, level in product(light, peaks, settles)
    )


def _rank(level: Irritable) -> int:
    return list(Irritable).index(level)


def _peaks_high(peak: float | None, limits: PresentationLimits) -> tuple[bool, ...]:
    return (True, False) if peak is None else (peak >= limits.irritable_peak.value,)


def _settling(hours: float | None, limits: PresentationLimits) -> tuple[Irritable, ...]:
    if hours is None:
        return tuple(Irritable)
    if hours > limits.slow_to_settle.value:
        return (Irritable.HIGH,)
    return (Irritable.LOW,) if hours < limits.quick_to_settle.value else (Irritable.MODERATE,)


def is_known(told: Irritability, limits: PresentationLimits) -> bool:
    """False where irritability still may or may not be high."""
    found = levels(told, limits)
    return Irritable.HIGH not in found or len(found) == 1


def points_to_high(told: Irritability, limits: PresentationLimits) -> bool:
    """True where what was answered leaves it open between high and less, and leans to high.

    It leans there where it cannot be low any more, or where light activity sets it off, or where it peaks high. Where
    nothing was answered, or only calm answers were given, it leans nowhere.
    """
    if is_known(told, limits):
        return False
    peaks_high = told.peak is not None and all(_peaks_high(told.peak, limits))
    return Irritable.LOW not in levels(told, limits) or told.light_activity is True or peaks_high
