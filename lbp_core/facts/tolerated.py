"""The most of each movement that a back is known to have borne: done in full, and settled by the next morning. No opinions."""

from collections.abc import Iterable, Mapping

from lbp_core.evidence.limits import ReviewLimits
from lbp_core.facts.reached import settled
from lbp_core.models.discharge import Tolerated
from lbp_core.models.exercise import Exercise, Pattern
from lbp_core.models.history import Session

LEFT_OUT = (Pattern.MOBILITY, Pattern.SPRING)


def tolerated(
    sessions: Iterable[Session], library: Mapping[str, Exercise], limits: ReviewLimits
) -> tuple[Tolerated, ...]:
    """One per movement pattern, in the library's order of patterns. A load counts before a step without one."""
    best: dict[Pattern, tuple[tuple[float, float], Tolerated]] = {}
    for session in sessions:
        for row in session.exercises if session.completed else ():
            exercise = library.get(row.exercise)
            if exercise is None or row.rung is None or exercise.pattern in LEFT_OUT:
                continue
            if not settled(session, row, limits):
                continue
            load = row.load_kg or 0.0
            rank = (load, row.rung / len(exercise.ladder))
            found = Tolerated(
                pattern=exercise.pattern, exercise=exercise.id, rung=min(row.rung, len(exercise.ladder)),
                load_g=round(load * 1000) if load else None, on=session.date,
            )  # fmt: skip
            if exercise.pattern not in best or rank > best[exercise.pattern][0]:
                best[exercise.pattern] = (rank, found)
    return tuple(best[pattern][1] for pattern in Pattern if pattern in best)
