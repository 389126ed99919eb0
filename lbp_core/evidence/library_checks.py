"""What an exercise file may get wrong beyond its shape and its doses. Reading the files is library.py's."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise

from lbp_core.evidence.alternative_checks import alternative_problems
from lbp_core.evidence.dose_checks import DOSE_CHECKS
from lbp_core.evidence.held_back_checks import held_back_problems
from lbp_core.evidence.reading import Problem, nearest
from lbp_core.models.exercise import Exercise

Entries = Mapping[str, tuple[str, Exercise]]
Known = Collection[str] | None


def problems_of(
    entries: Entries, *, kit: Known = None, sources: Known = None, unread: Known = frozenset()
) -> list[Problem]:
    """Everything wrong in these exercises; `entries` is id to (file, exercise).

    `unread` are exercises that are there and cannot be read yet: nothing is said of whoever names them. None, here and
    in `kit` and `sources`, means that a whole list cannot be read, and nothing is said of any name from it.
    """
    checks = (*DOSE_CHECKS, *CHECKS)
    found = [problem for check in checks for file, exercise in entries.values() for problem in check(file, exercise)]
    found += [*_unknown_sources(entries, sources), *_unknown_kit(entries, kit), *_shared_names(entries)]
    if unread is not None:
        found += alternative_problems(entries, unread=unread)
        found += held_back_problems(entries, sources=sources, unread=unread)
    return found


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


def check_sentences(file: str, exercise: Exercise) -> Iterable[Problem]:
    """What is fine, what means stop and why are said in words, not with a lone 'no' or a number."""
    for word, said in (("fine", exercise.fine), ("stop", exercise.stop), ("why", exercise.why)):
        if len(re.findall(r"[A-Za-z]{2,}", said)) < 2:
            yield Problem(file, f"{exercise.id}.{word}", f"says only '{said}'. Write a sentence that a person can use.")


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
    check_ladder_climbs,
    check_other_names,
    check_sentences,
    check_unlocks,
    check_compression,
)


def _unknown_sources(entries: Entries, sources: Known) -> Iterable[Problem]:
    for file, exercise in entries.values():
        cited = (exercise.source, *(exercise.compression.sources if exercise.compression else ()))
        for key in cited:
            if sources is not None and key not in sources:
                says = f"cites '{key}', which data/sources.yaml does not list.{nearest(key, sources)}"
                yield Problem(file, exercise.id, f"{says} Add a new source there before citing it.")


def _unknown_kit(entries: Entries, kit: Known) -> Iterable[Problem]:
    for file, exercise in entries.values():
        for number, rung in enumerate(exercise.ladder, 1):
            for piece in rung.equipment:
                if kit is not None and piece not in kit:
                    says = f"needs '{piece}', which data/equipment.yaml does not list.{nearest(piece, kit)}"
                    yield Problem(file, f"{exercise.id}, rung {number}", f"{says} Correct it, or add it there.")


def _shared_names(entries: Entries) -> Iterable[Problem]:
    owners: dict[str, str] = {}
    for file, exercise in entries.values():
        for name in (exercise.name, *exercise.also):
            owner = owners.setdefault(name.casefold(), exercise.id)
            if owner != exercise.id:
                says = f"is called '{name}', and so is {owner} in {entries[owner][0]}. Give one of them another name."
                yield Problem(file, exercise.id, says)
