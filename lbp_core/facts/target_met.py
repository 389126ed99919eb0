"""Whether a record shows that an exercise's target was met. What follows from it is in lbp_core/rules."""

from lbp_core.models.history import ExerciseDone, Prescribed


def met(done: ExerciseDone) -> bool:
    """True where every set and the top reps were done with the load asked for, in a completed session.

    What was not recorded may be inferred, never against the record: sets that nobody counted are taken as done where
    something else says that the exercise was done at all.
    """
    target = done.prescribed
    if target is None or target.sets is None or done.symptom is not None or not _load_met(done, target):
        return False
    sets = done.sets_done if done.sets_done is not None else (len(done.reps_done) if done.reps_done else None)
    if sets is None:
        return done.reps_done is None and _told(done)
    if sets < target.sets:
        return False
    top = target.reps[1] if isinstance(target.reps, tuple) else target.reps
    if top is None or done.reps_done is None:
        return True
    return len(done.reps_done) >= target.sets and all(
        reps is None or reps >= top for reps in done.reps_done[: target.sets]
    )


def _told(done: ExerciseDone) -> bool:
    """Whether something was noted that can only be known of work that was done."""
    return any(value is not None for value in (done.load_kg, done.reps_in_reserve, done.pain_during, done.technique_ok))


def _load_met(done: ExerciseDone, target: Prescribed) -> bool:
    return done.load_kg is None or target.load_kg is None or done.load_kg >= 0.99 * target.load_kg  # 45 lb are 20.5 kg
