"""Doses and days in words a person reads at arm's length. The numbers are the programme's; none is worked out here."""

from collections.abc import Iterable
from datetime import date

from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import DayKind

IN_TOTAL = " in total"
"""Said of two weights: nobody is to take the number in each hand."""

GRAMS_IN_A_POUND = 453.59237
DAY_KINDS = {DayKind.STRENGTH: "Strength and core", DayKind.CORE: "Core and mobility", DayKind.WALK: "Easy cardio"}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def dose_in_words(dose: Dose, unit: WeightUnit = WeightUnit.KG) -> str:
    """'3 × 8–10, 12 kg, 2 in reserve' · '2 × 3–5 holds of 10 s each side' · '5–10 min'."""
    return ", ".join(part for part in dose_parts(dose, unit) if part)


def dose_parts(dose: Dose, unit: WeightUnit = WeightUnit.KG) -> tuple[str, str, str]:
    """Amount, load and reserve, each in words; '' where it does not apply."""
    return (
        f"{_amount(dose)} each side" if dose.per_side else _amount(dose),
        "" if dose.load_g is None else load_in_words(dose.load_g, unit) + (IN_TOTAL if dose.pair else ""),
        "" if dose.reps_in_reserve is None else f"{dose.reps_in_reserve} in reserve",
    )


def load_in_words(grams: int, unit: WeightUnit = WeightUnit.KG) -> str:
    """'12 kg', '7.5 kg', '26.5 lb': grams to the client's unit, to a tenth of a kilo or half a pound."""
    return f"{load_number(grams, unit):g} {unit.value}"


def load_number(grams: int, unit: WeightUnit) -> float:
    """Grams as the number shown in that unit, to a tenth of a kilo or half a pound."""
    if unit is WeightUnit.LB:
        return round(grams / GRAMS_IN_A_POUND * 2) / 2
    return round(grams / 1000, 1)


def load_in_grams(number: float, unit: WeightUnit, *, asked: int) -> int:
    """The number entered, in grams; a number left as it was shown is exactly the load that was asked for."""
    if number == load_number(asked, unit):
        return asked
    return round(number * (GRAMS_IN_A_POUND if unit is WeightUnit.LB else 1000))


def day_in_words(day: date) -> str:
    """'3 Mar', without the year."""
    return f"{day.day} {day:%b}"


def date_in_words(day: date) -> str:
    """'3 March 2026': a day that may be far away, with its year."""
    return f"{day.day} {day:%B %Y}"


def weekdays_in_words(days: Iterable[date]) -> str:
    """'Mon, Wed and Fri', Monday first, each once."""
    return listed(WEEKDAYS[number] for number in sorted({day.weekday() for day in days}))


def listed(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def span(low: int, high: int) -> str:
    """'8–10', or '8' where both ends are the same."""
    return f"{low}" if low == high else f"{low}–{high}"


def _amount(dose: Dose) -> str:
    if dose.minutes is not None:
        return f"{_sets(dose)}{span(*dose.minutes)} min"
    if dose.metres is not None:
        return f"{_sets(dose)}{span(*dose.metres)} m"
    if dose.hold_s is None:
        return f"{dose.sets} × {span(*dose.reps)}" if dose.reps else f"{dose.sets} sets"
    if dose.reps is None:
        return f"{_sets(dose)}{dose.hold_s} s hold"
    return f"{dose.sets} × {span(*dose.reps)} holds of {dose.hold_s} s"


def _sets(dose: Dose) -> str:
    return "" if dose.sets == 1 else f"{dose.sets} × "
