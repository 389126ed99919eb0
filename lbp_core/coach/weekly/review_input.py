"""What a history must hold to be reviewed: known exercises and ids, and nothing from the future."""

from collections.abc import Iterable
from datetime import date
from functools import cache

from lbp_core.evidence.library import library
from lbp_core.evidence.questions import questions
from lbp_core.evidence.reading import nearest
from lbp_core.facts.exposure import Known
from lbp_core.models.exercise import Exercise
from lbp_core.models.history import ExerciseDone
from lbp_core.models.refusal import Refused
from lbp_core.models.review import ReviewInput


@cache
def known_exercises() -> dict[str, Known]:
    """Name and strain of every exercise in the library."""
    return {name: Known(exercise.name, _strain(exercise)) for name, exercise in library().items()}


def _strain(exercise: Exercise) -> float:
    """Our own ranking: load down the spine first, then impact, then bending and turning."""
    demands = exercise.demands
    return 100 * demands.axial_load + 10 * demands.impact + demands.flexion + demands.extension + demands.rotation


def check(given: ReviewInput) -> None:
    """Every row lies on or before `as_of`, and every id is known. Raises Refused with the first problem."""
    _check_days(given)
    for session in given.sessions:
        for done in session.exercises:
            _check_exercise(done.exercise, done.rung)
            _check_range(done)
    for answered in (row.safety for row in given.rows):
        _check_ids("safety", answered or ())
    for clearance in given.clearances:
        _check_ids("clearances", clearance.covers)


def _check_days(given: ReviewInput) -> None:
    for kind, days in _days(given):
        for number, day in enumerate(days, 1):
            if day > given.as_of:
                raise Refused(
                    f"{kind} {number} is dated {day}, after as_of, {given.as_of}. "
                    "Leave out what had not happened by then, or give a later as_of."
                )


def _days(given: ReviewInput) -> Iterable[tuple[str, list[date]]]:
    yield "sessions row", [row.date for row in given.sessions]
    yield "check_ins row", [row.date for row in given.check_ins]
    yield "decisions row", [row.date for row in given.decisions]
    yield "clearances row", [row.date for row in given.clearances]


def _check_exercise(name: str, rung: int | None) -> None:
    found = library().get(name)
    if found is None:
        raise Refused(
            f"'{name[:60]}' is not an exercise of the library.{nearest(name[:60], library())} "
            "The ids are in data/exercises; correct it and send the line again."
        )
    if rung is not None and rung > len(found.ladder):
        raise Refused(f"{name} has rungs 1 to {len(found.ladder)}; the line says {rung}. Correct it and send it again.")


def _check_range(done: ExerciseDone) -> None:
    reps = None if done.prescribed is None else done.prescribed.reps
    if isinstance(reps, tuple) and reps[0] > reps[1]:
        raise Refused(
            f"{done.exercise} prescribes reps {list(reps)}; a range runs from low to high, such as "
            f"{[reps[1], reps[0]]}. Correct it and send the line again."
        )


def _check_ids(where: str, ids: Iterable[str]) -> None:
    for given in ids:
        if where == "safety" and given in questions() and questions()[given].derived:
            raise Refused(f"{where} has '{given}', which is worked out from the age and never answered. Take it out.")
        if given not in questions():
            raise Refused(
                f"{where} has '{given[:60]}', which is not a question id.{nearest(given[:60], questions())} "
                "The ids are in data/questions/screening.yaml; correct it and send the line again."
            )
