"""Where the records leave each exercise: the rung and dose last done, never above what had settled. No opinions here.

An exposure settled where every set was done, nothing stopped it, pain stayed under the ceiling and the next morning is known
and back to within a point of the pain before. A morning that nobody told is not a calm one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.models.history import ExerciseDone, Session
from lbp_core.models.road import Reached


@dataclass(frozen=True, slots=True)
class Done:
    """One exercise on one day, and whether it is known to have settled."""

    on: date
    row: ExerciseDone
    settled: bool


def reached(sessions: Iterable[Session], limits: ReviewLimits) -> dict[str, Reached]:
    """By exercise that was ever done: where it stands."""
    found: dict[str, list[Done]] = {}
    for session in sorted(sessions, key=lambda one: one.date):
        for row in session.exercises if session.completed else ():
            if row.rung is not None and row.sets_done:
                found.setdefault(row.exercise, []).append(Done(session.date, row, settled(session, row, limits)))
    return {name: _stands(rows, within=limits.sets_within.value) for name, rows in found.items()}


def last_of_each(sessions: Iterable[Session]) -> tuple[ExerciseDone, ...]:
    """Every exercise as it was last done in a completed session, by name."""
    done = sorted((one for one in sessions if one.completed), key=lambda one: one.date)
    newest = {row.exercise: row for session in done for row in session.exercises if row.sets_done}
    return tuple(newest[name] for name in sorted(newest))


def settled(session: Session, row: ExerciseDone, limits: ReviewLimits, *, usual: float | None = None) -> bool:
    """Whether that exercise in that session is known to have been done in full and to have settled by the next morning.

    The morning is compared with `usual` (0-10) where it is given, else with the pain before the session.
    """
    before, after = session.pain_before if usual is None else usual, session.pain_next_morning
    if before is None or after is None or after > before + limits.morning_settled.value:
        return False
    hurt = row.pain_during is not None and row.pain_during > limits.pain_ceiling.value
    return not hurt and row.symptom is None and row.technique_ok is not False and _in_full(row)


def _in_full(row: ExerciseDone) -> bool:
    asked = row.prescribed
    if asked is None or not row.sets_done:
        return bool(row.sets_done)
    least = asked.reps[0] if isinstance(asked.reps, tuple) else asked.reps
    short = [reps for reps in row.reps_done or () if least is not None and reps is not None and reps < least]
    return row.sets_done >= (asked.sets or 1) and not short


def _stands(rows: list[Done], *, within: float) -> Reached:
    """`rows` of one exercise, oldest first; sets count for `within` days."""
    newest = rows[-1]
    calm = next((one for one in reversed(rows) if one.settled), None)
    if calm is None:
        return _as(newest, newest, settled=False)
    stands = newest if _rung(newest) < _rung(calm) else calm
    if _rung(newest) == _rung(calm) and 0 < _load(newest) < _load(calm):
        stands = newest
    sets = [
        one.row.prescribed.sets or 1
        for one in rows
        if one.settled and one.row.prescribed and _rung(one) == _rung(stands) and (newest.on - one.on).days <= within
    ]
    return _as(stands, newest, settled=True, sets=max(sets, default=None))


def _as(stands: Done, newest: Done, *, settled: bool, sets: int | None = None) -> Reached:
    row, asked = stands.row, stands.row.prescribed
    if asked is not None:
        known = [load for load in (asked.load_kg, row.load_kg) if load is not None]
        fewer = min(asked.sets or 1, row.sets_done or 1)
        asked = asked.model_copy(update={"load_kg": min(known, default=None), "sets": sets or fewer})
    return Reached(exercise=row.exercise, rung=_rung(stands), asked=asked, on=newest.on, settled=settled)


def _rung(one: Done) -> int:
    return one.row.rung or 1


def _load(one: Done) -> float:
    return one.row.load_kg or 0.0
