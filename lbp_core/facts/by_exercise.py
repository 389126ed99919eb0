"""Each exercise through the weeks: step, load and pain during it. Weeks without it stay holes. No opinions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from lbp_core.facts.calendar import monday_of
from lbp_core.models.exercise import Block, Exercise
from lbp_core.models.history import ExerciseDone, Session
from lbp_core.models.timeline import ExerciseLine, ExercisePoint

LEFT_OUT = frozenset({Block.WARM_UP, Block.FINISH})


def exercise_lines(
    sessions: Iterable[Session], library: Mapping[str, Exercise], *, since: date
) -> tuple[ExerciseLine, ...]:
    """One line for each core and strength exercise done on or after `since`, the most recently done first."""
    rows: dict[str, dict[date, list[ExerciseDone]]] = defaultdict(lambda: defaultdict(list))
    for session in sessions:
        for row in session.exercises if session.completed and session.date >= since else ():
            if row.exercise in library and library[row.exercise].block not in LEFT_OUT:
                rows[row.exercise][monday_of(session.date)].append(row)
    lines = [_line(library[name], weeks) for name, weeks in rows.items()]
    return tuple(sorted(lines, key=lambda line: (-line.points[-1].monday.toordinal(), line.name)))


def further(line: ExerciseLine) -> int:
    """1 where the last week is further on than the first: a harder step, else a heavier load. -1 where it is less far."""
    first, last = (_far(point) for point in (line.points[0], line.points[-1]))
    return (last > first) - (last < first)


def _far(point: ExercisePoint) -> tuple[int, float]:
    return point.rung or 0, point.load_kg or 0.0


def _line(exercise: Exercise, weeks: Mapping[date, Sequence[ExerciseDone]]) -> ExerciseLine:
    return ExerciseLine(
        exercise=exercise.id,
        name=exercise.name,
        rungs=len(exercise.ladder),
        points=tuple(_point(monday, weeks[monday]) for monday in sorted(weeks)),
    )


def _point(monday: date, rows: Sequence[ExerciseDone]) -> ExercisePoint:
    return ExercisePoint(
        monday=monday,
        rung=max((row.rung for row in rows if row.rung is not None), default=None),
        load_kg=max((row.load_kg for row in rows if row.load_kg is not None), default=None),
        pain=max((row.pain_during for row in rows if row.pain_during is not None), default=None),
        stopped=any(row.symptom is not None for row in rows),
    )
