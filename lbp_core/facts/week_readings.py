"""The pain scores of the week under review one by one, each with when it was told. What they add up to: facts/readings.py."""

from collections.abc import Iterable
from datetime import timedelta

from lbp_core.models.review import ReviewInput
from lbp_core.models.why import Context, ReadingTold

DAY, WEEK = timedelta(days=1), timedelta(days=7)
ORDER = (Context.MORNING, Context.BEFORE, Context.CHECK_IN)
"""Of one day: the morning comes before the session, and the check-in looks back on all."""


def week_readings(given: ReviewInput) -> tuple[ReadingTold, ...]:
    """Those of the seven days that end with `as_of`, oldest first, with the places where a score is missing."""
    first = given.as_of - WEEK + DAY
    found = (one for one in _all(given) if first <= one.on <= given.as_of)
    return tuple(sorted(found, key=lambda one: (one.on, ORDER.index(one.context))))


def _all(given: ReviewInput) -> Iterable[ReadingTold]:
    for session in given.sessions:
        before, morning = session.pain_before, session.pain_next_morning
        if session.completed or before is not None:
            yield ReadingTold(on=session.date, context=Context.BEFORE, score=before)
        if session.completed or morning is not None:
            yield ReadingTold(on=session.date + DAY, context=Context.MORNING, score=morning)
    for row in given.check_ins:
        yield ReadingTold(on=row.date, context=Context.CHECK_IN, score=row.pain_average)
