"""Measurements of the body in the client's own units: kept in whole grams and millimetres, shown in kg and cm or lb and in."""

from collections.abc import Iterable
from datetime import date
from math import ceil, floor

from lbp_core.models.client import WeightUnit
from lbp_core.models.measure import Measure, Size
from lbp_core.models.refusal import Refused
from lbp_core.planning.words import GRAMS_IN_A_POUND, date_in_words

MILLIMETRES_IN_AN_INCH = 25.4
UNITS = {
    (Size.MASS, WeightUnit.KG): ("kg", 1_000.0),
    (Size.MASS, WeightUnit.LB): ("lb", GRAMS_IN_A_POUND),
    (Size.LENGTH, WeightUnit.KG): ("cm", 10.0),
    (Size.LENGTH, WeightUnit.LB): ("in", MILLIMETRES_IN_AN_INCH),
}
"""Word, and how many grams or millimetres one of it is. Who lifts in pounds measures in inches."""
ROOM = 3
"""How far above and below what was measured a drawing goes, in the unit shown, so that half a kilo is no mountain."""


def dressed(measure: Measure, unit: WeightUnit) -> Measure:
    """The measure as a page shows it: its ends in whole units that lie inside, with the unit's word. Others stay as they are."""
    if measure.size is None:
        return measure
    word, each = UNITS[measure.size, unit]
    return measure.model_copy(
        update={"unit": word, "low": ceil(measure.low / each), "high": floor(measure.high / each)}
    )


def fitted(measure: Measure, shown: Iterable[float]) -> Measure:
    """The dressed measure with the ends of a drawing: a little room around what was measured."""
    numbers = list(shown)
    return measure.model_copy(update={"low": floor(min(numbers)) - ROOM, "high": ceil(max(numbers)) + ROOM})


def as_shown(measure: Measure, kept: float, unit: WeightUnit) -> float:
    """Grams or millimetres as the number a page shows, to a tenth. A score stays what it is."""
    return kept if measure.size is None else round(kept / UNITS[measure.size, unit][1], 1)


def as_kept(measure: Measure, entered: float, unit: WeightUnit) -> float:
    """The number entered, in whole grams or millimetres. A score stays what it is."""
    return entered if measure.size is None else float(round(entered * UNITS[measure.size, unit][1]))


def ask_again(measure: Measure, newest: tuple[date, float] | None, entered: float, unit: WeightUnit) -> None:
    """Raises Refused where the number lies so far from the last one that a slip or the other unit is likelier (H08)."""
    if newest is None or measure.asks_again_percent is None:
        return
    day, before = newest
    away = abs(entered - before) / before * 100
    if away > measure.asks_again_percent:
        seen = dressed(measure, unit)
        now, then = (seen.shown(as_shown(measure, one, unit)) for one in (entered, before))
        raise Refused(
            f"{now} is {away:.0f} % away from the {then} of {date_in_words(day)}. Check the number and its unit. "
            "If it is right, save once more."
        )
