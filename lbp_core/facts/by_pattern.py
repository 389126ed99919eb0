"""Each movement pattern through the weeks, and its tolerance line: the most that had settled by the next morning. No opinions.

The line never falls: it is what was once borne, with the day beside it, and no promise for tomorrow. A day settled where
it was done in full and the next morning is known and back to usual (clinical facts 6.1; usual is that week's reference,
the pain before the session where there is none). A morning that nobody told settles nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.reached import settled
from lbp_core.facts.tolerated import LEFT_OUT
from lbp_core.models.exercise import Exercise, Pattern
from lbp_core.models.history import ExerciseDone, Session
from lbp_core.models.tolerance import Most, PatternLine, PatternWeek, Settling

Day = tuple[Most, Settling]
BEST = (Settling.SETTLED, Settling.NOT_SETTLED, Settling.NOT_TOLD)
"""What a week says of the same load on several days: it settled once, else it did not, else nobody told."""


def pattern_lines(
    sessions: Iterable[Session],
    library: Mapping[str, Exercise],
    limits: ReviewLimits,
    *,
    usual: Mapping[date, float],
    since: date = date.min,
) -> tuple[PatternLine, ...]:
    """One line for each pattern done on or after `since`, in the library's order of patterns. `usual` is pain by Monday.

    Weeks before `since` are left out; what settled in them is not.
    """
    found: dict[Pattern, list[Day]] = defaultdict(list)
    for session in sorted(sessions, key=lambda one: one.date):
        compared = usual.get(monday_of(session.date))
        for row in session.exercises if session.completed else ():
            exercise = library.get(row.exercise)
            if exercise is None or exercise.pattern in LEFT_OUT or row.rung is None or not row.sets_done:
                continue
            found[exercise.pattern].append((_most(session, row, exercise), _settling(session, row, limits, compared)))
    lines = (_line(pattern, found[pattern], since) for pattern in Pattern if pattern in found)
    return tuple(line for line in lines if line.weeks)


def _most(session: Session, row: ExerciseDone, exercise: Exercise) -> Most:
    ladder = len(exercise.ladder)
    return Most(
        exercise=exercise.id,
        rung=min(row.rung or 1, ladder),
        ladder=ladder,
        load_kg=row.load_kg or None,
        on=session.date,
    )


def _settling(session: Session, row: ExerciseDone, limits: ReviewLimits, usual: float | None) -> Settling:
    if session.pain_next_morning is None or (usual is None and session.pain_before is None):
        return Settling.NOT_TOLD
    return Settling.SETTLED if settled(session, row, limits, usual=usual) else Settling.NOT_SETTLED


def _line(pattern: Pattern, days: Sequence[Day], since: date) -> PatternLine:
    weeks: dict[date, list[Day]] = defaultdict(list)
    for day in days:
        weeks[monday_of(day[0].on)].append(day)
    found: list[PatternWeek] = []
    best: Most | None = None
    for monday, rows in weeks.items():
        calm = [most for most, answer in rows if answer is Settling.SETTLED]
        best = max([*([best] if best else []), *calm], key=lambda most: (most.rank, most.on), default=None)
        found.append(_week(monday, rows, best))
    told = {most.on for most, answer in days if answer is not Settling.NOT_TOLD}
    return PatternLine(
        pattern=pattern,
        weeks=tuple(week for week in found if week.monday >= since),
        days=len({most.on for most, _ in days}),
        told=len(told),
    )


def _week(monday: date, rows: Sequence[Day], tolerance: Most | None) -> PatternWeek:
    top = max((most for most, _ in rows), key=lambda most: most.rank)
    answers = {answer for most, answer in rows if most.rank == top.rank}
    return PatternWeek(
        monday=monday, done=top, settling=next(one for one in BEST if one in answers), tolerance=tolerance
    )
