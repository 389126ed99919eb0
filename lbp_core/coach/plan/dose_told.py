"""A dose as one would say it to a friend: '3 sets of 8 to 10, 12 kg, on each side'. The short form is in planning/words.py."""

from lbp_core.evidence.phone_words import OneOrMore, phone_words
from lbp_core.models.client import WeightUnit
from lbp_core.models.exercise import Dose
from lbp_core.planning.words import load_in_words


def amount_told(dose: Dose, unit: WeightUnit) -> str:
    """What to do: how often, how long, with how much, on which side."""
    words = phone_words().dose
    load = "" if dose.load_g is None else load_in_words(dose.load_g, unit)
    side = words.each_side if dose.per_side else ""
    return ", ".join(part for part in (_amount(dose), load, side) if part)


def care_told(dose: Dose) -> str:
    """How to go about it: when to stop a set, how long to rest. '' where the amount says it all."""
    words = phone_words().dose
    left = "" if dose.reps_in_reserve is None else words.left.format(n=dose.reps_in_reserve)
    rest = words.rest.format(n=dose.rest_s) if dose.sets > 1 and dose.rest_s else ""
    said = ", ".join(part for part in (left, rest) if part)
    return f"{said[:1].upper()}{said[1:]}"


def _amount(dose: Dose) -> str:
    words = phone_words().dose
    if dose.minutes is not None:
        return _sets(words.minutes, dose, _span(dose.minutes))
    if dose.metres is not None:
        return _sets(words.metres, dose, _span(dose.metres))
    if dose.hold_s is None:
        return _sets(words.reps, dose, _span(dose.reps)) if dose.reps else _sets(words.sets, dose, "")
    if dose.reps is None:
        return _sets(words.hold, dose, str(dose.hold_s))
    return f"{_sets(words.holds, dose, _span(dose.reps))}, {words.hold_for.format(n=dose.hold_s)}"


def _sets(form: OneOrMore, dose: Dose, number: str) -> str:
    said = (form.one if dose.sets == 1 else form.more).format(sets=dose.sets, n=number)
    return f"{said[:1].upper()}{said[1:]}"


def _span(ends: tuple[int, int]) -> str:
    first, last = ends
    return str(first) if first == last else phone_words().dose.span.format(first=first, last=last)
