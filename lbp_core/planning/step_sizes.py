"""The sizes one exercise's step up can have, smallest to largest, all with one lever. Which one is taken: week_steps.py."""

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.models.exercise import Exercise, Rung
from lbp_core.models.history import ExerciseDone, Prescribed
from lbp_core.models.review import Change, Lever
from lbp_core.planning.step import Reps, changed, more_reps, plate_of, range_of, rung_of, step_up, top_of

SAME = 1e-4
HOLDS = (1.05, 1.1, 1.15)
MOST_PLATES = 3


def step_sizes(done: ExerciseDone, exercise: Exercise, limits: ReviewLimits, *, most: float) -> tuple[Change, ...]:
    """The ordinary step, and smaller and larger ones of it up to `most` (1.15 is 15 % more); none where it has none."""
    step = step_up(done, exercise, limits)
    if step is None or done.prescribed is None:
        return ()
    if step.lever is Lever.LOAD:
        found = [
            step,
            *_plates(done, exercise, step, most),
            *_reps(done, exercise, limits, 1 + limits.step_up_most.value / 100),
        ]
        found = [one for one in found if one.lever is Lever.LOAD or one.load_factor < step.load_factor]
    elif step.lever is Lever.REPS:
        found = _reps(done, exercise, limits, most)
    elif step.lever is Lever.HOLD:
        found = [step, *_holds(done, exercise, most)]
    else:
        found = [step]
    return tuple(sorted({one.load_factor: one for one in reversed(found)}.values(), key=lambda one: one.load_factor))


def _plates(done: ExerciseDone, exercise: Exercise, step: Change, most: float) -> list[Change]:
    """More than one plate at once, where the load is heavy enough; none where the reps go back with the plate."""
    load = (done.prescribed.load_kg if done.prescribed is not None else None) or 0.0
    plate = plate_of(rung_of(done, exercise))
    if not load or abs(step.load_factor - (load + plate) / load) > SAME:
        return []
    heavier = [round(load + count * plate, 3) for count in range(2, MOST_PLATES + 1)]
    return [changed(exercise.id, Lever.LOAD, load, kg, kg / load) for kg in heavier if kg / load <= most + SAME]


def _reps(done: ExerciseDone, exercise: Exercise, limits: ReviewLimits, most: float) -> list[Change]:
    """One rep more at an end of the range, then another; without a weight never beyond the rung's own range."""
    dose, rung, found = done.prescribed, rung_of(done, exercise), []
    begun, top = range_of(dose.reps if dose is not None else None), range_of(top_of(rung).reps)
    if dose is None or begun is None:
        return []
    now = dose
    while (reps := _one_more(exercise.id, now, rung)) is not None and _within(reps, begun, most):
        if not dose.load_kg and top and sum(reps) > sum(top):
            break
        found.append(changed(exercise.id, Lever.REPS, dose.reps, reps, sum(reps) / sum(begun)))
        now = now.model_copy(update={"reps": reps})
    return found


def _one_more(exercise: str, dose: Prescribed, rung: Rung | None) -> Reps | None:
    more = more_reps(exercise, dose, rung, 2.0)
    return None if more is None or isinstance(more.to, float) else range_of(more.to)


def _within(reps: Reps, begun: Reps, most: float) -> bool:
    return sum(reps) / sum(begun) <= most + SAME


def _holds(done: ExerciseDone, exercise: Exercise, most: float) -> list[Change]:
    """Whole seconds more, up to the rung's own hold."""
    now = (done.prescribed.hold_s if done.prescribed is not None else None) or 0
    top = top_of(rung_of(done, exercise)).hold_s or 0
    longer = {min(float(top), float(int(now * size))) for size in HOLDS if size <= most + SAME}
    return [changed(exercise.id, Lever.HOLD, now, to, to / now) for to in sorted(longer) if to > now]
