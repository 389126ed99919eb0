"""What was asked of a back week by week, as a multiple of the first of those weeks: all exercises' doses chained. No opinions.

A dose is sets x reps or seconds x load; a ratio of doses has no unit, so that kilograms or pounds make no difference.
"""

from lbp_core.models.history import ExerciseDone
from lbp_core.models.review import ReviewInput

SAME = 0.005
"""Doses this close are the same: loads are rounded."""

Doses = dict[str, float]


def loads_of(given: ReviewInput, *, weeks: int, rung: float) -> tuple[float | None, ...]:
    """So many weeks, newest first; None for a week without training. A rung counts `rung` times the one below it.

    Where no row of a week shows a change, the factor that was decided before it counts: some diaries keep no doses.
    """
    doses, decided = _weekly_doses(given, weeks, rung), _decided(given)
    found: list[float | None] = [None] * weeks
    load, before = 1.0, dict[str, float]()
    for back in range(weeks - 1, -1, -1):
        asked = load * decided.get(back + 1, 1.0) if before else load
        here = doses.get(back)
        if here is None:
            load = asked
            continue
        shown = _ratio(before, here)
        load = asked if shown is None or abs(shown - 1) <= SAME else _last(found) * shown
        found[back], before = load, here
    return tuple(found)


def _last(found: list[float | None]) -> float:
    return next(load for load in found if load is not None)


def _ratio(before: Doses, now: Doses) -> float | None:
    both = sorted(before.keys() & now.keys())
    return sum(now[name] / before[name] for name in both) / len(both) if both else None


def _decided(given: ReviewInput) -> dict[int, float]:
    """By the weeks back at whose end it was decided; nothing where training was paused."""
    return {(given.as_of - row.date).days // 7: row.load_factor for row in given.decisions if row.load_factor}


def _weekly_doses(given: ReviewInput, weeks: int, rung: float) -> dict[int, Doses]:
    """Each week's newest dose of each exercise."""
    found: dict[int, Doses] = {}
    today = given.as_of.toordinal()
    for session in reversed(given.sessions):
        back = (today - session.date.toordinal()) // 7
        if not session.completed or back >= weeks:
            continue
        week = found.setdefault(back, {})
        for done in reversed(session.exercises):
            if done.exercise not in week:
                week[done.exercise] = dose_of(done) * rung ** ((done.rung or 1) - 1)
    return found


def dose_of(done: ExerciseDone) -> float:
    """Sets x reps (the middle of a range) or seconds x load as prescribed, with the load that was on the bar; above 0."""
    dose = done.prescribed
    if dose is None:
        return done.load_kg or 1.0
    reps = sum(dose.reps) / 2 if isinstance(dose.reps, tuple) else dose.reps
    load = done.load_kg if done.load_kg is not None else dose.load_kg
    return (dose.sets or 1) * (reps or 1) * (dose.hold_s or 1) * (load or 1)
