"""How long training takes, computed from sets, reps, tempo, holds and rest. What is trained is decided elsewhere."""

import re
from collections.abc import Iterable

from lbp_core.evidence.limits import PlanningLimits
from lbp_core.models.exercise import Dose
from lbp_core.models.programme import PlannedBlock, PlannedDay, Prescription


def seconds_of(dose: Dose, limits: PlanningLimits) -> float:
    """Seconds of one exercise: getting into place, every set on every side, and the rests between sets.

    A dose in minutes is its minutes: setting off is part of it.
    """
    if dose.minutes is not None:
        return middle(dose.minutes) * 60 * dose.sets
    work = seconds_a_set(dose, limits) * dose.sets
    return limits.change_over.value + work + dose.rest_s * (dose.sets - 1)


def seconds_a_set(dose: Dose, limits: PlanningLimits) -> float:
    """Seconds of work in one set of reps, holds or metres, both sides, at the middle of each range."""
    sides = 2 if dose.per_side else 1
    if dose.metres is not None:
        return middle(dose.metres) / limits.carry_pace.value * sides
    times = 1 if dose.reps is None else middle(dose.reps)
    each = seconds_a_rep(dose.tempo, limits) if dose.hold_s is None else float(dose.hold_s)
    return times * each * sides


def seconds_a_rep(tempo: str | None, limits: PlanningLimits) -> float:
    """Seconds of one repetition: the tempo's numbers added up ('2-1-2' is 5), or the limit where none is given."""
    counts = [int(number) for number in re.findall(r"\d+", tempo or "")]
    return float(sum(counts)) if counts else limits.rep_seconds.value


def minutes_of(prescriptions: Iterable[Prescription], limits: PlanningLimits) -> float:
    """Minutes of these exercises one after another, to a tenth."""
    return round(sum(seconds_of(item.dose, limits) for item in prescriptions) / 60, 1)


def timed(day: PlannedDay, limits: PlanningLimits) -> PlannedDay:
    """The same day with the minutes of its blocks and its own worked out again."""
    blocks = tuple(
        PlannedBlock(block=block.block, exercises=block.exercises, minutes=minutes_of(block.exercises, limits))
        for block in day.blocks
        if block.exercises
    )
    return day.model_copy(update={"blocks": blocks, "minutes": round(sum(block.minutes for block in blocks), 1)})


def middle(span: tuple[int, int]) -> float:
    """Half way between the ends of a range."""
    return (span[0] + span[1]) / 2
