"""What an exercise file may get wrong beyond its shape, one small function each. Reading the files is library.py's."""

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise

from lbp_core.evidence.alternative_checks import alternative_problems
from lbp_core.evidence.held_back_checks import held_back_problems
from lbp_core.evidence.reading import Problem, nearest
from lbp_core.models.exercise import Dose, Exercise, Unit
from lbp_core.models.verdict import Presentation

Entries = Mapping[str, tuple[str, Exercise]]

COUNTED_IN = {Unit.REPS: "reps", Unit.HOLD: "hold_s", Unit.METRES: "metres", Unit.MINUTES: "minutes"}


def problems_of(
    entries: Entries, *, kit: Collection[str], sources: Collection[str], whole: bool = True
) -> list[Problem]:
    """Everything wrong in these exercises; `entries` is id to (file, exercise).

    Where some could not be read (`whole` is False), nothing is said of exercises that name them.
    """
    found = [problem for check in CHECKS for file, exercise in entries.values() for problem in check(file, exercise)]
    found += _unknown_words(entries, kit=kit, sources=sources)
    found += _shared_names(entries)
    if whole:
        found += [*alternative_problems(entries), *held_back_problems(entries, sources=sources)]
    return found


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


def check_ladder_climbs(file: str, exercise: Exercise) -> Iterable[Problem]:
    """A ladder has at least four rungs with different names; none opens earlier than the one below, none skips a stage."""
    if len(exercise.ladder) < 4:
        yield Problem(
            file, exercise.id, f"has {len(exercise.ladder)} rungs; a ladder has at least 4. Add what is missing."
        )
    names = [rung.name for rung in exercise.ladder]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(file, exercise.id, f"has two rungs called '{name}'. Name them apart.")
    closed_to = [rung.earliest.caution for rung in exercise.ladder]
    for number, (below, here) in enumerate(pairwise(closed_to), 2):
        if here > below:
            yield Problem(
                file,
                f"{exercise.id}, rung {number}",
                "opens earlier than the easier rung below it. Correct 'earliest'.",
            )
        if below - here > 1:
            yield Problem(
                file,
                f"{exercise.id}, rung {number}",
                "leaves out a stage: the rung below is for a flared back. Add a rung for an improving one.",
            )


def check_other_names(file: str, exercise: Exercise) -> Iterable[Problem]:
    """People look for an exercise by other names: at least two are given."""
    if len(exercise.also) < 2:
        yield Problem(
            file, exercise.id, f"has {len(exercise.also)} other names in 'also'. Give at least two that people use."
        )


def check_unlocks(file: str, exercise: Exercise) -> Iterable[Problem]:
    """The first rung opens with its exercise; from the second on, every rung of what is held back says what opens it."""
    if exercise.ladder[0].unlock is not None:
        yield Problem(
            file, f"{exercise.id}, rung 1", "opens with its exercise. Take 'unlock' out, or move it to a later rung."
        )
    for number, rung in enumerate(exercise.ladder[1:], 2):
        if exercise.held_back is not None and rung.unlock is None:
            yield Problem(
                file, f"{exercise.id}, rung {number}", "is held back and does not say what opens it. Write 'unlock:'."
            )


def check_compression(file: str, exercise: Exercise) -> Iterable[Problem]:
    """A published load is a range that runs upward, cites whoever published it and says that it only ranks."""
    found = exercise.compression
    if found is None:
        return
    entry, (low, high) = f"{exercise.id}.compression", found.newtons
    if not found.sources:
        yield Problem(file, entry, "has no source. Write 'sources: [key]', or take the figure out.")
    if not 0 < low <= high:
        yield Problem(file, entry, f"{low} to {high} newtons does not run upward. Write the lower number first.")
    if low < high and len(found.sources) < 2 and " to " not in found.of:
        yield Problem(
            file, entry, "is a range from one source. Name the sources that differ, or say in 'of' what lies between."
        )
    if "ranking" not in found.note:
        yield Problem(file, entry, "does not say that it is for ranking only. Say so in its note.")


CHECKS: tuple[Callable[[str, Exercise], Iterable[Problem]], ...] = (
    check_dose_counts_in_the_unit,
    check_ranges_run_upward,
    check_loaded_rungs_can_grow,
    check_ladder_climbs,
    check_other_names,
    check_unlocks,
    check_compression,
)


def _ranges(dose: Dose) -> Iterable[tuple[str, tuple[int, int]]]:
    for word in ("reps", "metres", "minutes"):
        span = getattr(dose, word)
        if span is not None:
            yield word, span


def _unknown_words(entries: Entries, *, kit: Collection[str], sources: Collection[str]) -> Iterable[Problem]:
    for file, exercise in entries.values():
        cited = (exercise.source, *(exercise.compression.sources if exercise.compression else ()))
        for key in cited:
            if key not in sources:
                yield Problem(
                    file,
                    exercise.id,
                    f"cites '{key}', which data/sources.yaml does not list."
                    f"{nearest(key, sources)} Add a new source there before citing it.",
                )
        for number, rung in enumerate(exercise.ladder, 1):
            for piece in rung.equipment:
                if piece not in kit:
                    yield Problem(
                        file,
                        f"{exercise.id}, rung {number}",
                        f"needs '{piece}', which data/equipment.yaml does not list.{nearest(piece, kit)} "
                        "Correct it, or add it there.",
                    )


def _shared_names(entries: Entries) -> Iterable[Problem]:
    owners: dict[str, str] = {}
    for file, exercise in entries.values():
        for name in (exercise.name, *exercise.also):
            owner = owners.setdefault(name.casefold(), exercise.id)
            if owner != exercise.id:
                yield Problem(
                    file, exercise.id, f"is called '{name}', and so is {owner}. Give one of them another name."
                )
