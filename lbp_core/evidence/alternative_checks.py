"""What may be wrong with the alternatives of an exercise. Which one stands where a rung stands: alternatives.py."""

from collections.abc import Collection, Iterable, Mapping

from lbp_core.evidence.reading import Problem, nearest
from lbp_core.models.exercise import Exercise, Rung

Entries = Mapping[str, tuple[str, Exercise]]
AT_LEAST = 2


def alternative_problems(entries: Entries, *, unread: Collection[str] = ()) -> Iterable[Problem]:
    """Too few, oneself, unknown, twice, held back, or nothing in them where a rung stands.

    `unread` are exercises that are there and cannot be read yet.
    """
    for file, exercise in entries.values():
        yield from _count(file, exercise)
        yield from _each(file, exercise, entries, unread)
        if not {one.exercise for one in exercise.alternatives} & set(unread):
            yield from _beside_each_rung(file, exercise, entries)


def stands_in(rung: Rung, other: Exercise) -> bool:
    """Whether `other` has a rung for whoever may do this one: one that opens as early."""
    return any(one.earliest.caution >= rung.earliest.caution for one in other.ladder)


def _count(file: str, exercise: Exercise) -> Iterable[Problem]:
    if len(exercise.alternatives) < AT_LEAST:
        yield Problem(
            file,
            f"{exercise.id}.alternatives",
            f"names {len(exercise.alternatives)}; at least {AT_LEAST} are needed. "
            "Add '- {exercise: id, because: reason}'.",
        )


def _each(file: str, exercise: Exercise, entries: Entries, unread: Collection[str]) -> Iterable[Problem]:
    named = [one.exercise for one in exercise.alternatives if one.exercise not in unread]
    for name in dict.fromkeys(named):
        entry = f"{exercise.id}.alternatives"
        if name == exercise.id:
            yield Problem(file, entry, "names the exercise itself. Name another one.")
        elif name not in entries:
            says = f"'{name}' is not an exercise in data/exercises.{nearest(name, entries)}"
            yield Problem(file, entry, f"{says} Correct it or add it there.")
        elif entries[name][1].held_back is not None:
            yield Problem(file, entry, f"'{name}' is held back early and stands in for nothing. Name another one.")
        if named.count(name) > 1:
            yield Problem(file, entry, f"names '{name}' twice. Take one of them out.")


def _beside_each_rung(file: str, exercise: Exercise, entries: Entries) -> Iterable[Problem]:
    others = [entries[one.exercise][1] for one in exercise.alternatives if one.exercise in entries]
    if len(others) < AT_LEAST:
        return
    for number, rung in enumerate(exercise.ladder, 1):
        fit = [other for other in others if other.id != exercise.id and stands_in(rung, other)]
        if len(fit) < AT_LEAST:
            yield Problem(
                file,
                f"{exercise.id}, rung {number}",
                f"has {len(fit)} alternatives that are open as early ({rung.earliest}). Name another in 'alternatives'.",
            )
