"""The words around the week against its limits: the finding, how to read it, and the readings and the steps as tables."""

from lbp_core.charts.response import bad_words, chance_words, mornings_words, named
from lbp_core.charts.twin import Twin
from lbp_core.charts.words import count, day, score
from lbp_core.models.what_if import WhatIf
from lbp_core.models.why import Context, WeekNumbers

READ = (
    "Each ring is one reading of the week, the full dot their mean. The bar is where the level beneath the noise most likely "
    "lies, nine times in ten, with a line where it is most likely. The dashes are what the week is compared with; from the "
    "first shading on a week is held, from the second it steps the plan back."
)
CONTEXTS = {
    Context.BEFORE: "before the session",
    Context.MORNING: "the morning after",
    Context.CHECK_IN: "check-in, average of the week",
}
COLUMNS = ("Day", "Told", "Pain, 0 to 10")
STEPS = ("Next week", "Too much", "Bad morning", "Mornings", "Fits")


def standing_finding(found: WeekNumbers) -> str:
    """Where the week lies, and what it takes to hold it or to step it back."""
    told = count(len(found.known), "reading")
    if found.mean is None:
        return f"{told[:1].upper()}{told[1:]} this week; a mean needs {found.enough}"
    mean = f"Pain {score(found.mean)} this week ({told})"
    if found.reference is None or found.rise is None:
        return f"{mean}; nothing is known yet to compare it with"
    compared = f"against {score(found.reference)} before"
    if abs(found.rise) < found.held_by:
        return f"{mean} {compared}: within the usual ups and downs"
    way, far = ("up", found.rise) if found.rise > 0 else ("down", -found.rise)
    return f"{mean}, {score(far)} {way} {compared}: {_weight(found, way=way, far=far)}"


def _weight(found: WeekNumbers, *, way: str, far: float) -> str:
    """A change inside the noise is called so, also where it is enough to hold a week."""
    if far >= found.back_by:
        return "as much as a real change"
    return "enough to hold, and it may still be noise" if way == "up" else "it may still be noise"


def level_told(found: WeekNumbers) -> str:
    """'Level about 3.1, most likely 2.4 to 3.8, falling by 0.1 a week', or that it is not known."""
    if found.level is None or found.band is None:
        return "No reading is known yet, so no level is."
    low, high = found.band
    said = f"Level beneath the noise: about {score(found.level)}, most likely {score(low)} to {score(high)}"
    if found.reference is not None:
        held, back = (score(found.reference + by) for by in (found.held_by, found.back_by))
        said += f"; a week is held from {held} on and steps back from {back}"
    if found.trend_per_week:
        way = "rising" if found.trend_per_week > 0 else "falling"
        said += f". Over six weeks {way} by {abs(found.trend_per_week):.1f} a week, which decides nothing by itself"
    return f"{said}."


def standing_twin(found: WeekNumbers) -> Twin:
    """Every reading in words, missing ones too."""
    rows = tuple(
        (f"{one.on:%a} {day(one.on)}", CONTEXTS[one.context], "not told" if one.score is None else score(one.score))
        for one in found.readings
    )
    return Twin(f"{standing_finding(found)}. {level_told(found)}", COLUMNS, rows)


def steps_twin(ahead: WhatIf, *, above: float) -> Twin:
    """Every candidate step with its chances. `above`: points over usual from which a morning is bad."""
    rows = tuple(
        (
            named(step),
            chance_words(step.chance),
            bad_words(step),
            mornings_words(step.rise),
            "yes" if step.fits else "no",
        )
        for step in ahead.steps
    )
    limit = chance_words(ahead.limit)
    says = f"Too much is more than this back bears: a step fits while the chance of that stays within {limit}. "
    return Twin(f"{says}A bad morning lies {score(above)} or more above usual.", STEPS, rows)
