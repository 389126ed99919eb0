"""Each exercise's own usual pain: what was felt in it in the weeks before the one under review. No opinions here."""

from datetime import timedelta
from statistics import fmean

from lbp_core.models.review import ReviewInput

WEEK = timedelta(days=7)
PULL = 2
"""So many readings' weight has the usual pain of the whole back, so that one or two readings do not make a usual."""


def usual_during(given: ReviewInput, *, days: int, usual: float | None) -> dict[str, float]:
    """By exercise, points of 0-10: the mean in so many days before the week under review, drawn to the back's usual pain.

    An exercise that was not felt then is left out.
    """
    last = given.as_of - WEEK
    first, felt = last - timedelta(days=days), dict[str, list[float]]()
    for session in given.sessions:
        if session.completed and first < session.date <= last:
            for done in session.exercises:
                if done.pain_during is not None:
                    felt.setdefault(done.exercise, []).append(done.pain_during)
    drawn = [] if usual is None else [usual] * PULL
    return {exercise: fmean([*scores, *drawn]) for exercise, scores in felt.items()}
