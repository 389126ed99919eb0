"""For how many sessions each exercise has been asked for in the same way: who has waited longest. No opinions here."""

from lbp_core.models.review import ReviewInput


def sessions_unchanged(given: ReviewInput, *, days: int) -> dict[str, int]:
    """By exercise: its newest completed sessions in a row with the same rung and the same target, in so many days."""
    counts: dict[str, int] = {}
    asked: dict[str, object] = {}
    lately = (one for one in given.sessions if one.completed and (given.as_of - one.date).days < days)
    for session in sorted(lately, key=lambda one: one.date):
        for done in session.exercises:
            target = (done.rung, done.prescribed)
            counts[done.exercise] = counts.get(done.exercise, 0) + 1 if asked.get(done.exercise) == target else 1
            asked[done.exercise] = target
    return counts
