"""One step for one exercise: which lever moves, from what to what, and what it makes of the dose. Not when.

Levers (clinical facts 6.2): reps or hold to the top of the range, then the next rung, or the smallest plate where that
is no more than the largest step. A dose is compared as sets x reps or seconds x load; a rung counts as a fixed share.
"""

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.models.exercise import Exercise, Rung
from lbp_core.models.history import ExerciseDone, Prescribed
from lbp_core.models.review import Change, Lever

GRAMS = 1_000
PLATE_KG = 2.5
"""The smallest usual plate step where the library names none."""

Reps = tuple[int, int]


def step_up(done: ExerciseDone, exercise: Exercise, limits: ReviewLimits) -> Change | None:
    """The one lever that moves up, at most `step_up_most`; None where the exercise has no such step left."""
    dose = done.prescribed
    if dose is None:
        return None
    rung = rung_of(done, exercise)
    most = 1 + limits.step_up_most.value / 100
    if dose.load_kg:
        return _more_load(exercise.id, dose, rung, most) or more_reps(exercise.id, dose, rung, most)
    return _fill_range(exercise.id, dose, rung, most) or _next_rung(done, exercise, limits)


def step_down(done: ExerciseDone, exercise: Exercise, *, to_share: float) -> Change | None:
    """The dose brought down to about that share: a lighter plate, the rung below, or fewer reps or seconds.

    None where the record holds no dose to bring down.
    """
    dose = done.prescribed
    if dose is not None and dose.load_kg:
        return _less_load(exercise.id, dose, rung_of(done, exercise), to_share) or _less_work(
            exercise.id, dose, to_share
        )
    if done.rung is not None and done.rung > 1:
        return changed(exercise.id, Lever.RUNG, done.rung, done.rung - 1, to_share)
    return None if dose is None else _less_work(exercise.id, dose, to_share)


def notch_down(done: ExerciseDone, exercise: Exercise, limits: ReviewLimits) -> Change | None:
    """The smallest step back, for what rests on one day's readings: a rep or a little of the hold, else as any step back."""
    dose = done.prescribed
    reps = None if dose is None else range_of(dose.reps)
    if dose is not None and reps is not None and reps[0] > 1:
        return changed(exercise.id, Lever.REPS, dose.reps, (reps[0] - 1, reps[1]), (sum(reps) - 1) / sum(reps))
    if dose is not None and reps is None and dose.hold_s and dose.hold_s > 1:
        shorter = float(int(dose.hold_s * (1 - limits.step_up_most.value / 200)))
        return changed(exercise.id, Lever.HOLD, dose.hold_s, shorter, shorter / dose.hold_s)
    return step_down(done, exercise, to_share=limits.step_back.value)


def rung_of(done: ExerciseDone, exercise: Exercise) -> Rung | None:
    """The rung that was done, where the record names one of the ladder."""
    known = done.rung is not None and 1 <= done.rung <= len(exercise.ladder)
    return exercise.rung(done.rung) if known and done.rung is not None else None


def plate_of(rung: Rung | None) -> float:
    """The smallest plate in kg."""
    return rung.step_g / GRAMS if rung is not None and rung.step_g else PLATE_KG


def _more_load(exercise: str, dose: Prescribed, rung: Rung | None, most: float) -> Change | None:
    """The smallest plate: on its own where it is no more than the largest step, else with reps back at the rung's range.

    The second needs reps grown far enough above that range for the whole dose to stay level or rise a little; its factor
    then differs from to / from, which is how planning knows to bring the reps back.
    """
    load = dose.load_kg or 0.0
    heavier = round(load + plate_of(rung), 3)
    if heavier / load <= most + 1e-9:
        return changed(exercise, Lever.LOAD, load, heavier, heavier / load)
    reps, usual = range_of(dose.reps), range_of(top_of(rung).reps)
    if reps is None or usual is None:
        return None
    factor = heavier * sum(usual) / (load * sum(reps))
    return changed(exercise, Lever.LOAD, load, heavier, factor) if 1 <= factor <= most + 1e-9 else None


def _less_load(exercise: str, dose: Prescribed, rung: Rung | None, share: float) -> Change | None:
    """The plate nearest to that share; None where plates are too coarse for it."""
    load, plate = dose.load_kg or 0.0, plate_of(rung)
    plates = max(1, round(load * (1 - share) / plate))
    lighter = round(load - plates * plate, 3)
    if lighter <= 0 or not share - 0.1 <= lighter / load < 1:
        return None
    return changed(exercise, Lever.LOAD, load, lighter, lighter / load)


def more_reps(exercise: str, dose: Prescribed, rung: Rung | None, most: float) -> Change | None:
    """One more rep, at the bottom or the top of the range so that it keeps its width, where that is a small enough step."""
    reps = range_of(dose.reps)
    if reps is None:
        return None
    usual = range_of(top_of(rung).reps)
    wide = usual[1] - usual[0] if usual is not None else reps[1] - reps[0] + 1
    more = (reps[0] + 1, reps[1]) if reps[1] - reps[0] >= wide and reps[1] > reps[0] else (reps[0], reps[1] + 1)
    factor = sum(more) / sum(reps)
    return changed(exercise, Lever.REPS, dose.reps, more, factor) if factor <= most + 1e-9 else None


def _fill_range(exercise: str, dose: Prescribed, rung: Rung | None, most: float) -> Change | None:
    """Reps or seconds towards the top of the rung's own range; None once it is full."""
    top, reps = top_of(rung), range_of(dose.reps)
    range_of_rung = range_of(top.reps)
    if reps is not None and range_of_rung is not None and sum(reps) < sum(range_of_rung):
        return more_reps(exercise, dose, rung, most)
    if dose.hold_s and top.hold_s and dose.hold_s < top.hold_s:
        longer = min(float(top.hold_s), max(dose.hold_s + 1, float(int(dose.hold_s * most))))
        if longer / dose.hold_s <= most + 1e-9:
            return changed(exercise, Lever.HOLD, dose.hold_s, longer, longer / dose.hold_s)
    return None


def top_of(rung: Rung | None) -> Prescribed:
    """The rung's own range of reps and hold, where it has them."""
    if rung is None:
        return Prescribed()
    return Prescribed(reps=rung.dose.reps, hold_s=rung.dose.hold_s)


def _next_rung(done: ExerciseDone, exercise: Exercise, limits: ReviewLimits) -> Change | None:
    if done.rung is None or done.rung >= len(exercise.ladder):
        return None
    return changed(exercise.id, Lever.RUNG, done.rung, done.rung + 1, 1 + limits.step_up_rung.value / 100)


def _less_work(exercise: str, dose: Prescribed, share: float) -> Change | None:
    """Fewer reps or seconds, at least one of each."""
    reps = range_of(dose.reps)
    if reps is not None and sum(reps) > 2:
        fewer = _fewer(reps, share)
        return changed(exercise, Lever.REPS, dose.reps, fewer, sum(fewer) / sum(reps))
    if dose.hold_s and dose.hold_s > 1:
        shorter = float(max(1, int(dose.hold_s * share)))
        return changed(exercise, Lever.HOLD, dose.hold_s, shorter, shorter / dose.hold_s)
    return None


def _fewer(reps: Reps, share: float) -> Reps:
    """About that share of the range, at least one rep less and at least one left."""
    high = max(1, min(round(reps[1] * share), reps[1] - 1))
    return max(1, min(round(reps[0] * share), high)), high


def range_of(reps: int | Reps | None) -> Reps | None:
    """Reps as a range; None where there are none."""
    if reps is None:
        return None
    found = reps if isinstance(reps, tuple) else (reps, reps)
    return found if sum(found) > 0 else None


def changed(
    exercise: str, lever: Lever, old: int | float | Reps | None, new: int | float | Reps, factor: float
) -> Change:
    """One lever's change, its factor rounded to four places."""
    return Change.model_validate(
        {"exercise": exercise, "lever": lever, "from": old, "to": new, "load_factor": round(factor, 4)}
    )
