"""An exercise as a client reads it: its name, its step, what to think of, what its drawing shows. What it is: library.py.

In English these are the library's own words; in another language those of data/<language>/exercises/, by id and rung.
"""

from collections.abc import Iterable, Mapping

from pydantic import Field

from lbp_core.evidence import reading
from lbp_core.evidence.library import library
from lbp_core.evidence.reading import BrokenKnowledge, Problem, fit, nearest, read_entries
from lbp_core.evidence.spoken import once_per_language, spoken
from lbp_core.models.base import Frozen
from lbp_core.models.exercise import Exercise
from lbp_core.models.language import Language


class StepTold(Frozen):
    """One rung in words. `shows` is its drawing in words; None in English, where the drawing itself has them."""

    name: str = Field(min_length=1)
    cue: str = Field(min_length=1)
    shows: str | None = None


class ExerciseTold(Frozen):
    """One exercise in words, its steps from the easiest on. `cue` goes with every step."""

    name: str = Field(min_length=1)
    cue: str = Field(min_length=1)
    steps: tuple[StepTold, ...] = Field(min_length=1)


@once_per_language
def exercises_told() -> Mapping[str, ExerciseTold]:
    """Every exercise by its id, in the language spoken just now. Raises BrokenKnowledge with every gap."""
    if spoken() is Language.EN:
        return {name: _in_english(one) for name, one in library().items()}
    told = _read(spoken())
    if problems := [*_gaps(told, spoken())]:
        raise BrokenKnowledge(problems)
    return told


def exercise_told(exercise_id: str) -> ExerciseTold:
    """That exercise in words. Raises KeyError where the library has none such."""
    return exercises_told()[exercise_id]


def step_told(exercise_id: str, rung: int) -> StepTold:
    """That rung in words; the easiest is 1. Raises LookupError where there is none such."""
    return exercise_told(exercise_id).steps[rung - 1]


def exercise_gaps(language: Language) -> Iterable[Problem]:
    """Exercises and steps that nobody has translated, and words for what is not there."""
    try:
        yield from _gaps(_read(language), language)
    except BrokenKnowledge as broken:
        yield from broken.problems


def _in_english(one: Exercise) -> ExerciseTold:
    steps = tuple(StepTold(name=rung.name, cue=rung.cue or one.cues[0]) for rung in one.ladder)
    return ExerciseTold(name=one.name, cue=one.cues[0], steps=steps)


def _read(language: Language) -> dict[str, ExerciseTold]:
    found: dict[str, ExerciseTold] = {}
    for path in sorted((reading.DATA / language.value / "exercises").glob("*.yaml")):
        found |= {name: fit(ExerciseTold, entry, path) for name, entry in read_entries(path).items()}
    return found


def _gaps(told: Mapping[str, ExerciseTold], language: Language) -> Iterable[Problem]:
    folder, known = f"data/{language.value}/exercises", library()
    for name in told.keys() - known.keys():
        yield Problem(folder, name, f"is no exercise of the library.{nearest(name, known)} Correct it or take it out.")
    for name, one in known.items():
        if name not in told:
            yield Problem(folder, name, f"is missing. Translate the name, the cue and the steps of '{one.name}'.")
        elif len(told[name].steps) != len(one.ladder):
            says = f"has {len(told[name].steps)} steps and the ladder {len(one.ladder)}. Write one for each rung."
            yield Problem(folder, name, says)
        else:
            yield from _steps_amiss(folder, one, told[name])


def _steps_amiss(folder: str, one: Exercise, told: ExerciseTold) -> Iterable[Problem]:
    for number, (rung, step) in enumerate(zip(one.ladder, told.steps, strict=True), 1):
        if step.shows is None:
            yield Problem(folder, f"{one.id}, rung {number}", "does not say what its drawing shows. Add 'shows'.")
        if step.cue == rung.cue or step.name == rung.name:
            yield Problem(folder, f"{one.id}, rung {number}", f"is still English: '{rung.name}'. Translate it.")
