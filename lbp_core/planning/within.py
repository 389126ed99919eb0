"""What a clearance leaves out: which step, which load; and a programme brought back inside. Its words: coach/gate/limits_told."""

from collections.abc import Mapping

from lbp_core.evidence.day_words import day_words
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import PlannedBlock, PlannedDay, Prescription, Programme
from lbp_core.planning.words import load_in_words

NO_IMPACT = "the clearance leaves out impact"
NO_LOADED_BENDING = "the clearance leaves out bending under load"
TOO_HEAVY = "the clearance allows {most} at most"


def beyond(exercise: Exercise, number: int, load_g: int | None, cleared: ClearanceLimits) -> str | None:
    """Why that step with that load (grams) lies beyond the clearance, as part of a sentence; None where it does not."""
    if cleared.no_impact and exercise.demands.impact > 0:
        return NO_IMPACT
    carries = exercise.rung(number).loaded or bool(load_g)
    if cleared.no_loaded_bending and carries and exercise.demands.flexion > 0:
        return NO_LOADED_BENDING
    return None if load_g is None else heavier_than(load_g, cleared, pair=exercise.rung(number).dose.pair)


def heavier_than(load_g: int, cleared: ClearanceLimits, *, pair: bool = False) -> str | None:
    """Why that load (grams) lies beyond the clearance; None where it does not. Of a `pair` it is both weights together."""
    if cleared.load_g_most is None or load_g <= cleared.load_g_most:
        return None
    return TOO_HEAVY.format(
        most=load_in_words(cleared.load_g_most) + (f" {day_words().doses.in_total}" if pair else "")
    )


def first_beyond(
    programme: Programme, cleared: ClearanceLimits, library: Mapping[str, Exercise]
) -> tuple[Exercise, str] | None:
    """The first exercise of the programme that lies beyond the clearance, and why; None where none does."""
    for day in programme.days:
        for item in day.prescriptions:
            exercise = library[item.exercise]
            if (why := beyond(exercise, item.rung, item.dose.load_g, cleared)) is not None:
                return exercise, why
    return None


def brought_within(programme: Programme, cleared: ClearanceLimits, library: Mapping[str, Exercise]) -> Programme:
    """The programme with every step and load inside the clearance; `changed` says what that took, exercise by exercise."""
    if cleared.empty:
        return programme
    said: dict[str, None] = dict.fromkeys(programme.changed)
    weeks = tuple(
        week.model_copy(update={"days": tuple(_day(day, cleared, library, said) for day in week.days)})
        for week in programme.weeks
    )
    return programme.model_copy(update={"weeks": weeks, "changed": tuple(said)})


def _day(
    day: PlannedDay, cleared: ClearanceLimits, library: Mapping[str, Exercise], said: dict[str, None]
) -> PlannedDay:
    blocks = []
    for block in day.blocks:
        kept = tuple(one for item in block.exercises if (one := _item(item, cleared, library, said)) is not None)
        if kept:
            blocks.append(PlannedBlock(block=block.block, minutes=block.minutes, exercises=kept))
    return day.model_copy(update={"blocks": tuple(blocks)})


def _item(
    item: Prescription, cleared: ClearanceLimits, library: Mapping[str, Exercise], said: dict[str, None]
) -> Prescription | None:
    exercise = library[item.exercise]
    why = beyond(exercise, item.rung, item.dose.load_g, cleared)
    if why is None:
        return item
    lighter = _lighter(item, exercise, cleared) or _easier(item, exercise, cleared)
    does = "is left out" if lighter is None else "is made lighter" if lighter.rung == item.rung else "steps back"
    said[f"{exercise.name} {does}: {why}."] = None
    return lighter


def _lighter(item: Prescription, exercise: Exercise, cleared: ClearanceLimits) -> Prescription | None:
    """The same step with the heaviest load the clearance allows, where that is all it takes."""
    dose = item.dose.model_copy(update={"load_g": cleared.load_g_most})
    inside = cleared.load_g_most and beyond(exercise, item.rung, dose.load_g, cleared) is None
    return item.model_copy(update={"dose": dose}) if inside else None


def _easier(item: Prescription, exercise: Exercise, cleared: ClearanceLimits) -> Prescription | None:
    """The hardest easier step inside the clearance, in its own dose with as many sets."""
    for number in range(item.rung - 1, 0, -1):
        dose = exercise.rung(number).dose
        if beyond(exercise, number, dose.load_g, cleared) is None:
            kept = dose.model_copy(update={"sets": item.dose.sets})
            return Prescription(exercise=item.exercise, rung=number, dose=kept, why=item.why)
    return None
