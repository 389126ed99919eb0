"""Doses and days in words a person reads at arm's length. The numbers are the programme's; none is worked out here."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from lbp_core.evidence.day_words import Count, Doses, Span, day_words
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import DayKind

GRAMS_IN_A_POUND = 453.59237
DAY_KINDS = {DayKind.STRENGTH: "Strength and core", DayKind.CORE: "Core and mobility", DayKind.WALK: "Easy cardio"}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
"""As the trainer's own calendar has them."""

DAY = timedelta(days=1)


def dose_in_words(dose: Dose, unit: WeightUnit = WeightUnit.KG) -> str:
    """'3 × 8–10, 12 kg, 2 in reserve' · '2 × 3–5 holds of 10 s each side' · '5–10 min'."""
    return ", ".join(part for part in dose_parts(dose, unit) if part)


def dose_parts(dose: Dose, unit: WeightUnit = WeightUnit.KG) -> tuple[str, str, str]:
    """Amount, load and reserve, each in words; '' where it does not apply."""
    words = day_words().doses
    return (
        f"{_amount(dose, words)} {words.each_side}" if dose.per_side else _amount(dose, words),
        "" if dose.load_g is None else load_in_words(dose.load_g, unit) + (f" {words.in_total}" if dose.pair else ""),
        "" if dose.reps_in_reserve is None else words.reserve.format(n=dose.reps_in_reserve),
    )


def load_in_words(grams: int, unit: WeightUnit = WeightUnit.KG) -> str:
    """'12 kg', '7.5 kg', '26.5 lb': grams to the client's unit, to a tenth of a kilo or half a pound."""
    return f"{number_in_words(f'{load_number(grams, unit):g}')} {unit.value}"


def number_in_words(number: str) -> str:
    """A number that was written with a point, with the decimal sign of whoever reads it."""
    return number.replace(".", day_words().decimal)


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
    words = day_words()
    return words.day.format(day=day.day, month=words.months_short[day.month - 1])


def date_in_words(day: date) -> str:
    """'3 March 2026': a day that may be far away, with its year."""
    words = day_words()
    return words.date.format(day=day.day, month=words.months[day.month - 1], year=day.year)


def day_and_month(day: date) -> str:
    """'3 March', the month in full."""
    words = day_words()
    return words.day.format(day=day.day, month=words.months[day.month - 1])


def weekday_in_words(day: date) -> str:
    """'Tuesday 3 Mar'."""
    words = day_words()
    return words.on_weekday.format(weekday=words.weekdays[day.weekday()], day=day_in_words(day))


def long_day_in_words(day: date) -> str:
    """'Tuesday, 3 March'."""
    words = day_words()
    weekday, month = words.weekdays[day.weekday()], words.months[day.month - 1]
    return words.long_day.format(weekday=weekday, day=day.day, month=month)


def week_in_words(monday: date) -> str:
    """'3–9 March', or '28 April – 4 May'."""
    return _week(monday, day_words().week, day_words().months)


def short_week_in_words(monday: date) -> str:
    """'3 to 9 Mar', or '31 Mar to 6 Apr'."""
    return _week(monday, day_words().week_short, day_words().months_short)


def weekdays_in_words(days: Iterable[date]) -> str:
    """'Mon, Wed and Fri', Monday first, each once."""
    names = day_words().weekdays_short
    return listed(names[number] for number in sorted({day.weekday() for day in days}))


def listed(words: Iterable[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    *first, last = list(words) or [""]
    return day_words().listed.format(some=", ".join(first), last=last) if first else last


def count_in_words(number: int, what: str) -> str:
    """'1 week', '4 weeks', 'no weeks'; `what` is one of the counts of data/words/days.yaml."""
    words: Count = getattr(day_words().counts, what)
    return words.none if number == 0 else (words.one if number == 1 else words.more).format(n=number)


def span(low: int, high: int) -> str:
    """'8–10', or '8' where both ends are the same."""
    return f"{low}" if low == high else f"{low}–{high}"


def _week(monday: date, words: Span, months: Sequence[str]) -> str:
    sunday = monday + 6 * DAY
    said = words.within if monday.month == sunday.month else words.over
    named = {"month": months[monday.month - 1], "next_month": months[sunday.month - 1]}
    return said.format(first=monday.day, last=sunday.day, **named)


def _amount(dose: Dose, words: Doses) -> str:
    if dose.minutes is not None:
        return words.minutes.format(sets=_sets(dose), n=span(*dose.minutes))
    if dose.metres is not None:
        return words.metres.format(sets=_sets(dose), n=span(*dose.metres))
    if dose.hold_s is None:
        return f"{dose.sets} × {span(*dose.reps)}" if dose.reps else words.sets.format(n=dose.sets)
    if dose.reps is None:
        return words.hold.format(sets=_sets(dose), n=dose.hold_s)
    return words.holds.format(sets=f"{dose.sets} × ", reps=span(*dose.reps), n=dose.hold_s)


def _sets(dose: Dose) -> str:
    return "" if dose.sets == 1 else f"{dose.sets} × "
