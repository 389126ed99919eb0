"""What a dose may get wrong beyond its shape, one small function each. What else an exercise may: library_checks.py."""

import re
from collections.abc import Callable, Iterable

from lbp_core.evidence.reading import Problem
from lbp_core.models.exercise import Dose, Exercise, Unit
from lbp_core.models.verdict import Presentation

COUNTED_IN = {Unit.REPS: "reps", Unit.HOLD: "hold_s", Unit.METRES: "metres", Unit.MINUTES: "minutes"}
MOST = {
    "reps": (100, "repetitions"), "hold_s": (120, "seconds"), "metres": (400, "metres"), "minutes": (180, "minutes"),
    "load_g": (300_000, "grams"), "reps_in_reserve": (10, "repetitions"), "rest_s": (600, "seconds"),
}  # fmt: skip
"""More than this is a slip of the finger: the most of each number and what it counts."""


def check_dose_counts_in_the_unit(file: str, exercise: Exercise) -> Iterable[Problem]:
    """A dose has the number its exercise is counted in."""
    wanted = COUNTED_IN[exercise.unit]
    for number, rung in enumerate(exercise.ladder, 1):
        if getattr(rung.dose, wanted) is None:
            yield Problem(
                file,
                f"{exercise.id}, rung {number}",
                f"'{rung.name}' is counted in {exercise.unit} but its dose has no {wanted}. "
                f"Write '{wanted}:' in its dose.",
            )


def check_ranges_run_upward(file: str, exercise: Exercise) -> Iterable[Problem]:
    """A range is [low, high] with numbers above zero."""
    for number, rung in enumerate(exercise.ladder, 1):
        for word, (low, high) in _ranges(rung.dose):
            if not 0 < low <= high:
                yield Problem(
                    file,
                    f"{exercise.id}, rung {number}",
                    f"{word} {low} to {high} does not run upward. Write the lower number first, above 0.",
                )


def check_loaded_rungs_can_grow(file: str, exercise: Exercise) -> Iterable[Problem]:
    """A loaded rung has a start load and a step, in grams; an unloaded one has neither."""
    for number, rung in enumerate(exercise.ladder, 1):
        weights = (rung.dose.load_g, rung.step_g)
        if rung.loaded and not all(weights):
            yield Problem(
                file,
                f"{exercise.id}, rung {number}",
                "is loaded: give its start in dose.load_g and its smallest step in step_g, both in grams.",
            )
        if not rung.loaded and any(weight is not None for weight in weights):
            yield Problem(
                file,
                f"{exercise.id}, rung {number}",
                "has a weight but is not loaded. Write 'loaded: true' or take the weight out.",
            )
        if rung.loaded and rung.earliest is Presentation.ACUTE_FLARED:
            yield Problem(
                file,
                f"{exercise.id}, rung {number}",
                "is loaded and open to a flared back. Write 'earliest: subacute_improving' or later.",
            )


def check_doses_can_be_done(file: str, exercise: Exercise) -> Iterable[Problem]:
    """No number is below zero or beyond what anybody does, and a tempo is three numbers of seconds."""
    for number, rung in enumerate(exercise.ladder, 1):
        entry = f"{exercise.id}, rung {number}"
        for word, (most, unit) in MOST.items():
            value = getattr(rung.dose, word)
            for one in value if isinstance(value, tuple) else () if value is None else (value,):
                if not 0 <= one <= most:
                    yield Problem(file, entry, f"{word} is {one:,}. Write a number of {unit} from 0 to {most:,}.")
        if rung.dose.tempo is not None and not re.fullmatch(r"\d{1,2}-\d{1,2}-\d{1,2}", rung.dose.tempo):
            says = f"tempo '{rung.dose.tempo}' is not three numbers of seconds. Write it like 2-1-2."
            yield Problem(file, entry, says)


def _ranges(dose: Dose) -> Iterable[tuple[str, tuple[int, int]]]:
    for word in ("reps", "metres", "minutes"):
        span = getattr(dose, word)
        if span is not None:
            yield word, span


DOSE_CHECKS: tuple[Callable[[str, Exercise], Iterable[Problem]], ...] = (
    check_dose_counts_in_the_unit,
    check_ranges_run_upward,
    check_loaded_rungs_can_grow,
    check_doses_can_be_done,
)
