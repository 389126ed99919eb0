"""Which held-back exercise failed twice in a row, from the records alone. What follows from it: rules/exercise_response.

An exposure of what was held back failed where anything of its first rule was broken (clinical facts 5.3): a stop sign, more
pain than a checklist allows, technique marked as not there, or a next morning that was not back to usual. It went well
where pain and morning are both known to be fine. What is not known is neither: it does not wipe out a failure before it.
"""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import pairwise

from lbp_core.evidence.limits import Limits
from lbp_core.models.history import ExerciseDone, Session
from lbp_core.models.return_to import Setback

DAY = timedelta(days=1)
Failure = tuple[date, date, int, str]
"""The day, the day it was known, the step, and what went wrong."""


def setbacks(
    sessions: Iterable[Session], held: Collection[str], *, usual: float | None, as_of: date, limits: Limits
) -> dict[str, Setback]:
    """By exercise: the newest failure that followed a failure, whether or not its two weeks still run.

    `usual` is what a next morning is compared with (0-10). Two sessions on one day are one exposure.
    """
    days: dict[str, dict[date, list[Failure | bool | None]]] = {}
    for session in sessions:
        for row in session.exercises if session.completed and session.date <= as_of else ():
            if row.exercise in held and _tried(row):
                found = _failure(session, row, usual, as_of, limits)
                days.setdefault(row.exercise, {}).setdefault(session.date, []).append(found)
    weeks = timedelta(days=limits.planning.setback_days.value)
    return {name: back for name, found in days.items() if (back := _newest(name, found, weeks)) is not None}


def _newest(name: str, days: dict[date, list[Failure | bool | None]], weeks: timedelta) -> Setback | None:
    known = [one for day in sorted(days) if (one := _of_the_day(days[day])) is not None]
    for before, after in reversed(list(pairwise(known))):
        if isinstance(before, tuple) and isinstance(after, tuple):
            last, told, rung, why = after
            says = f"{_on(before[0])}: {before[3]}; {_on(last)}: {why}"
            return Setback(exercise=name, rung=rung, last=last, told=told, until=last + weeks, says=says)
    return None


def _of_the_day(told: list[Failure | bool | None]) -> Failure | bool | None:
    """A failure counts before anything else of its day, and what is not known before what went well."""
    failures = [one for one in told if isinstance(one, tuple)]
    if failures:
        return min(failures, key=lambda one: (one[1], one[2]))
    return None if None in told else True


def _failure(
    session: Session, row: ExerciseDone, usual: float | None, as_of: date, limits: Limits
) -> Failure | bool | None:
    """What failed, or True where it is known to have gone well; None where that is not known."""
    rung, most = row.rung or 1, limits.planning.return_pain.value
    if (why := _in_session(row, most)) is not None:
        return session.date, session.date, rung, why
    after = session.pain_next_morning if session.date + DAY <= as_of else None
    rise = None if after is None or usual is None else round(after - usual, 6)
    if rise is not None and rise > limits.planning.return_rise.value:
        return session.date, session.date + DAY, rung, f"the next morning {rise:.1f} above usual"
    return True if rise is not None and row.pain_during is not None else None


def _in_session(row: ExerciseDone, most: float) -> str | None:
    if row.symptom is not None:
        return f"{row.symptom} pain"
    if row.pain_during is not None and row.pain_during > most:
        return f"pain of {row.pain_during:g} during it"
    return "the technique was not there" if row.technique_ok is False else None


def _tried(row: ExerciseDone) -> bool:
    return bool(row.sets_done) or row.pain_during is not None or row.symptom is not None


def _on(day: date) -> str:
    return f"{day.day} {day:%b}"
