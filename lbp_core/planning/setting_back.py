"""One step back for what was held back and failed twice in a row: as a change of the week, and in a programme at once."""

from collections.abc import Mapping
from datetime import date

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.models.history import ExerciseDone
from lbp_core.models.programme import PlannedDay, PlannedWeek, Programme
from lbp_core.models.return_to import Setback
from lbp_core.models.review import Change, Lever
from lbp_core.planning.applying import applied
from lbp_core.planning.minutes import timed
from lbp_core.planning.needs import Needs

MOST_SETS = 10


def back_a_step(done: ExerciseDone, setback: Setback, limits: ReviewLimits) -> Change:
    """The change that takes the exercise to the step it goes back to; off the first step its sets go to none."""
    if setback.to == 0:
        sets = 1 if done.prescribed is None or done.prescribed.sets is None else done.prescribed.sets
        return _change(done.exercise, Lever.SETS, sets, 0, 0.0)
    return _change(done.exercise, Lever.RUNG, done.rung or setback.rung, setback.to, limits.step_back.value)


def too_far(setbacks: Mapping[str, Setback], programme: Programme, *, on: date) -> tuple[Setback, ...]:
    """Those in force on that day whose exercise the programme still has, from that day on, above the step it goes back to."""
    planned: dict[str, int] = {}
    for day in programme.days:
        for item in day.prescriptions if day.date >= on else ():
            planned[item.exercise] = max(item.rung, planned.get(item.exercise, 0))
    return tuple(one for one in setbacks.values() if one.in_force(on) and planned.get(one.exercise, 0) > one.to)


def set_back(programme: Programme, setbacks: tuple[Setback, ...], needs: Needs, *, on: date) -> Programme:
    """The programme with each of them back a step from that day on; `changed` says so. Days gone by stay."""
    changes = tuple(_of_programme(one) for one in setbacks)
    said: dict[str, None] = {}
    weeks = (
        PlannedWeek(
            monday=week.monday,
            days=tuple(day if day.date < on else _day(day, changes, needs, said) for day in week.days),
        )
        for week in programme.weeks
    )
    return programme.model_copy(update={"weeks": tuple(weeks), "changed": tuple(said)})


def _day(day: PlannedDay, changes: tuple[Change, ...], needs: Needs, said: dict[str, None]) -> PlannedDay:
    changed, sentences = applied(day, changes, needs)
    said.update(dict.fromkeys(sentences))
    return timed(changed, needs.limits) if sentences else day


def _of_programme(one: Setback) -> Change:
    if one.to == 0:
        return _change(one.exercise, Lever.SETS, MOST_SETS, 0, 0.0)
    return _change(one.exercise, Lever.RUNG, one.rung, one.to, 1.0)


def _change(exercise: str, lever: Lever, old: int, new: int, factor: float) -> Change:
    return Change.model_validate(
        {"exercise": exercise, "lever": lever, "from": old, "to": new, "load_factor": round(factor, 4)}
    )
