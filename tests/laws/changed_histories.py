"""One history made worse, poorer, later or shuffled, for the laws of the review."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random

from lbp_core.models.history import CheckIn, ExerciseDone, Session, Symptom
from lbp_core.models.review import ReviewInput

DAYS_UNDER_REVIEW = 7


def recent_sessions(given: ReviewInput) -> list[int]:
    """Places of the sessions of the last seven days."""
    return [n for n, row in enumerate(given.sessions) if (given.as_of - row.date).days < DAYS_UNDER_REVIEW]


def recent_check_ins(given: ReviewInput) -> list[int]:
    """Places of the check-ins of the last seven days."""
    return [n for n, row in enumerate(given.check_ins) if (given.as_of - row.date).days < DAYS_UNDER_REVIEW]


def with_session(given: ReviewInput, place: int, **changes: object) -> ReviewInput:
    """The history with one session changed."""
    rows = [*given.sessions]
    rows[place] = Session.model_validate({**dict(rows[place]), **changes})
    return given.model_copy(update={"sessions": tuple(rows)})


def with_check_in(given: ReviewInput, place: int, **changes: object) -> ReviewInput:
    """The history with one check-in changed."""
    rows = [*given.check_ins]
    rows[place] = CheckIn.model_validate({**dict(rows[place]), **changes})
    return given.model_copy(update={"check_ins": tuple(rows)})


def with_exercise(given: ReviewInput, place: int, which: int, **changes: object) -> ReviewInput:
    """The history with one exercise of one session changed."""
    exercises = [*given.sessions[place].exercises]
    exercises[which] = exercises[which].model_copy(update=changes)
    return with_session(given, place, exercises=tuple(exercises))


def worse(given: ReviewInput, dice: Random) -> Iterator[tuple[str, ReviewInput]]:
    """Each way to make the last seven days worse, once: a higher score, a safety yes, a symptom."""
    for place in recent_sessions(given):
        row = given.sessions[place]
        for name in ("pain_before", "pain_next_morning"):
            score = getattr(row, name)
            if score is not None and score < 10:
                yield f"{name} raised", with_session(given, place, **{name: dice.choice((score + 1, 10.0))})
        yield "safety yes", with_session(given, place, safety=(*(row.safety or ()), "neuro_footdrop"))
        for which, done in enumerate(row.exercises):
            yield "symptom", with_exercise(given, place, which, symptom=Symptom.TRAVELLING)
            if done.pain_during is not None and done.pain_during < 10:
                yield "pain during", with_exercise(given, place, which, pain_during=done.pain_during + 1)
    yield from _worse_check_ins(given)


def _worse_check_ins(given: ReviewInput) -> Iterator[tuple[str, ReviewInput]]:
    for place in recent_check_ins(given):
        check_in = given.check_ins[place]
        if check_in.pain_average is not None and check_in.pain_average < 10:
            yield "average raised", with_check_in(given, place, pain_average=check_in.pain_average + 1)
        yield "safety yes", with_check_in(given, place, safety=(*(check_in.safety or ()), "neuro_tingle"))


def without_the_lowest(given: ReviewInput) -> ReviewInput | None:
    """The history with the week's lowest reading not known; None without readings."""
    found: list[tuple[float, ReviewInput]] = []
    for place, row in enumerate(given.sessions):
        age = (given.as_of - row.date).days
        if row.pain_before is not None and age < DAYS_UNDER_REVIEW:
            found.append((row.pain_before, with_session(given, place, pain_before=None)))
        if row.pain_next_morning is not None and 0 <= age - 1 < DAYS_UNDER_REVIEW:
            found.append((row.pain_next_morning, with_session(given, place, pain_next_morning=None)))
    for place in recent_check_ins(given):
        average = given.check_ins[place].pain_average
        if average is not None:
            found.append((average, with_check_in(given, place, pain_average=None)))
    return min(found, key=lambda pair: pair[0], default=(0.0, None))[1]


def later(given: ReviewInput, weeks: int) -> ReviewInput:
    """The same history with every date moved by whole weeks."""
    by = timedelta(days=7 * weeks)

    def moved(rows: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(row.model_copy(update={"date": row.date + by}) for row in rows)  # type: ignore[attr-defined]

    return given.model_copy(
        update={"as_of": given.as_of + by}
        | {name: moved(getattr(given, name)) for name in ("sessions", "check_ins", "decisions", "clearances")}
    )


def shuffled(given: ReviewInput, dice: Random) -> ReviewInput:
    """The same rows in another order, one of them twice."""
    rows = {name: list(getattr(given, name)) for name in ("sessions", "check_ins", "decisions", "clearances")}
    for name in ("sessions", "check_ins"):
        if rows[name]:
            rows[name].append(dice.choice(rows[name]))
    for listed in rows.values():
        dice.shuffle(listed)
    return given.model_copy(update={name: tuple(listed) for name, listed in rows.items()})


def weighed(given: ReviewInput, scale: Callable[[float], float]) -> ReviewInput:
    """The same history with every weight on another scale."""

    def row(done: ExerciseDone) -> ExerciseDone:
        asked = done.prescribed
        if asked is not None and asked.load_kg is not None:
            asked = asked.model_copy(update={"load_kg": scale(asked.load_kg)})
        load = None if done.load_kg is None else scale(done.load_kg)
        return done.model_copy(update={"load_kg": load, "prescribed": asked})

    sessions = (one.model_copy(update={"exercises": tuple(map(row, one.exercises))}) for one in given.sessions)
    return given.model_copy(update={"sessions": tuple(sessions)})
