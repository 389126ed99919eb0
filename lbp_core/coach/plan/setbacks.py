"""What was held back and failed twice in a row, laid beside the week of each exercise. The rule: rules/exercise_response."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import Limits
from lbp_core.facts.exposure import ExerciseWeek
from lbp_core.facts.failed_twice import setbacks
from lbp_core.facts.readings import Week
from lbp_core.facts.reference import reference_of
from lbp_core.models.return_to import Setback
from lbp_core.models.review import ReviewInput

WEEK, DAY = timedelta(days=7), timedelta(days=1)


def setbacks_of(given: ReviewInput, usual: float | None, known: Limits) -> dict[str, Setback]:
    """By held-back exercise: its newest second failure in a row, up to `as_of`."""
    return setbacks(given.sessions, held_back(), usual=usual, as_of=given.as_of, limits=known)


def usual_pain(given: ReviewInput, weeks: Sequence[Week], known: Limits) -> float | None:
    """What the week under review is compared with (0-10), from the weeks before it; None where nothing is known."""
    return reference_of(
        weeks[1:],
        given.baseline.pain_average,
        least=int(known.review.readings_for_mean.value),
        drop=known.review.reference_drop.value,
        weeks=int(known.review.reference_weeks.value),
    )


def with_setbacks(
    found: Iterable[ExerciseWeek], given: ReviewInput, usual: float | None, known: Limits
) -> tuple[ExerciseWeek, ...]:
    """Each exercise's week with the setback whose two weeks still run when next week begins."""
    there = setbacks_of(given, usual, known)
    return tuple(_with(one, there.get(one.exercise), given) for one in found)


@cache
def held_back() -> frozenset[str]:
    """The exercises that come back by a checklist."""
    return frozenset(name for name, one in library().items() if one.held_back is not None)


def _with(one: ExerciseWeek, setback: Setback | None, given: ReviewInput) -> ExerciseWeek:
    if setback is None or not setback.in_force(given.as_of + DAY):
        return one
    since = given.as_of - WEEK + DAY
    done = (row for session in given.sessions if session.date >= since for row in session.exercises)
    above = any(row.exercise == one.exercise and (row.rung or 1) > setback.to for row in done)
    return replace(one, setback=setback, back_a_step=above or setback.told >= since)
