"""A draft for a client with a record begins where the record stands: the rung, the dose, and how to say so. No records here."""

from collections.abc import Mapping
from datetime import date

from lbp_core.evidence.limits import Limits
from lbp_core.models.exercise import Dose, Exercise, Unit
from lbp_core.models.history import ExerciseDone, Prescribed
from lbp_core.models.programme import DayKind, Programme
from lbp_core.models.review import Change, Lever
from lbp_core.models.road import Carried, Reached
from lbp_core.planning.applying import with_lever
from lbp_core.planning.step import step_down
from lbp_core.planning.words import day_in_words

SETTLED = "reached by {day} and settled by the next morning"
NOT_KNOWN = "done on {day}; no calm morning after it is known yet"
AGAIN = "not done since {day}, so it begins again at about {share:.0%} of it"
DECIDED = "as the last weekly review decided; not trained since"
WALKED, WALKED_LESS = "where the walks of the plan have come to", "one step below where the walks had come to"


def carried(
    reached: Mapping[str, Reached], *, on: date, library: Mapping[str, Exercise], limits: Limits
) -> dict[str, Carried]:
    """By exercise with a record: where a draft from that day begins it.

    What was not done for two weeks begins lower; after a long break nothing begins above where its stage starts.
    """
    return {name: _carried(one, library[name], on, limits) for name, one in reached.items() if name in library}


def decided(
    current: Programme | None, reached: Mapping[str, Reached], *, on: date, limits: Limits
) -> dict[str, Carried]:
    """What the last weekly review changed and nobody has trained since: it begins as it was decided, up or down."""
    if current is None:
        return {}
    begins, paused = current.weeks[0].monday, limits.review.missed_days.value
    items = {item.exercise: item for day in current.days if day.kind is not DayKind.WALK for item in day.prescriptions}
    return {
        name: Carried(rung=item.rung, dose=item.dose, sets=item.dose.sets, settled=True, says=DECIDED)
        for name, item in items.items()
        if item.reviewed is not None
        and name in reached
        and reached[name].on < begins
        and (on - reached[name].on).days < paused
    }


def walks_on(current: Programme | None, library: Mapping[str, Exercise], *, paused: bool) -> dict[str, Carried]:
    """The light cardio of the walking days where the plan has it; a rung lower where training was `paused`."""
    days = () if current is None else (day for day in current.days if day.kind is DayKind.WALK)
    rungs = {item.exercise: item.rung for day in days for item in day.prescriptions if item.exercise in library}
    return {
        name: Carried(rung=max(1, rung - paused), settled=True, says=WALKED_LESS if paused else WALKED)
        for name, rung in rungs.items()
    }


def _carried(one: Reached, exercise: Exercise, on: date, limits: Limits) -> Carried:
    rung = min(one.rung, len(exercise.ladder))
    stands = Carried(
        rung=rung,
        dose=_dose(exercise, rung, one.asked),
        sets=None if one.asked is None else one.asked.sets,
        settled=one.settled,
        says=(SETTLED if one.settled else NOT_KNOWN).format(day=day_in_words(one.on)),
    )
    if (on - one.on).days < limits.review.missed_days.value:
        return stands
    done = ExerciseDone(exercise=one.exercise, rung=rung, prescribed=one.asked)
    if (on - one.on).days >= 7 * limits.planning.long_break.value:
        stands = stands.model_copy(update={"settled": False})
    change = step_down(done, exercise, to_share=limits.review.restart.value)
    says = AGAIN.format(day=day_in_words(one.on), share=limits.review.restart.value).replace("%", " %")
    return stands if change is None else _lower(stands, change, exercise).model_copy(update={"says": says})


def _lower(stands: Carried, change: Change, exercise: Exercise) -> Carried:
    if change.lever is Lever.RUNG and isinstance(change.to, int | float):
        return stands.model_copy(update={"rung": int(change.to), "dose": None})
    dose = stands.dose or exercise.rung(stands.rung).dose
    return stands.model_copy(update={"dose": with_lever(dose, change.lever, change.to)})


def _dose(exercise: Exercise, rung: int, asked: Prescribed | None) -> Dose | None:
    """The rung's own dose with the reps, the hold and the load that were reached, as far as that rung has them."""
    if asked is None or exercise.unit in (Unit.MINUTES, Unit.METRES):
        return None
    own = exercise.rung(rung).dose
    update: dict[str, object] = {}
    if own.reps is not None and asked.reps is not None:
        update["reps"] = asked.reps if isinstance(asked.reps, tuple) else (asked.reps, asked.reps)
    if own.hold_s is not None and asked.hold_s is not None:
        update["hold_s"] = round(asked.hold_s)
    if own.load_g is not None and asked.load_kg is not None:
        update["load_g"] = round(asked.load_kg * 1000)
    return own.model_copy(update=update)
