"""What may be wrong with the criteria of what is held back. Whether a client meets them is not asked here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lbp_core.evidence.reading import Problem, nearest
from lbp_core.evidence.unlocking import Unlocking
from lbp_core.models.exercise import Exercise
from lbp_core.models.return_to import COUNTED, Criterion, Fact, Group
from lbp_core.models.verdict import Presentation

Entries = Mapping[str, tuple[str, Exercise]]
UNLOCK = "data/templates/unlock.yaml"


@dataclass(frozen=True)
class Known:
    """What a line may name. `unread` are exercises that cannot be read yet; `sources` is None where no source can."""

    library: Mapping[str, Exercise]
    unread: Collection[str]
    sources: Collection[str] | None


def held_back_problems(
    entries: Entries, *, sources: Collection[str] | None, unread: Collection[str] = ()
) -> Iterable[Problem]:
    """Held back without criteria or open too early, a line nobody can confirm. `unread` cannot be read yet."""
    known = Known({name: exercise for name, (_, exercise) in entries.items()}, unread, sources)
    for file, exercise in entries.values():
        if exercise.held_back is None:
            continue
        if not exercise.held_back.criteria:
            yield Problem(
                file, f"{exercise.id}.held_back", "has no criteria. Write under which it returns, one line for each."
            )
        if exercise.ladder[0].earliest is not Presentation.CHRONIC_RECURRENT:
            yield Problem(file, f"{exercise.id}, rung 1", "is held back: write 'earliest: chronic_recurrent'.")
        for number, line in enumerate(exercise.held_back.criteria, 1):
            yield from _line(file, f"{exercise.id}.criteria.{number}", line, known)


def groups_missing(library: Mapping[str, Exercise]) -> Iterable[Problem]:
    """Each of the six groups has an exercise."""
    there = {exercise.held_back.group for exercise in library.values() if exercise.held_back is not None}
    for group in Group:
        if group not in there:
            yield Problem("data/exercises", group, "no exercise is held back for this group. Add one, or put it back.")


def gate_problems(
    gates: Unlocking, *, library: Mapping[str, Exercise], sources: Collection[str] | None, unread: Collection[str] = ()
) -> Iterable[Problem]:
    """The common checklist, and the sources of the gates. `unread` are exercises that cannot be read yet."""
    known = Known(library, unread, sources)
    for number, line in enumerate(gates.common, 1):
        yield from _line(UNLOCK, f"common.{number}", line, known)
    for name in ("first", "next", "first_weight", "first_time", "failed"):
        yield from _unlisted(UNLOCK, name, getattr(gates, name).source, sources)


def _line(file: str, entry: str, line: Criterion, known: Known) -> Iterable[Problem]:
    numbers = [number for number in (line.at_least, line.at_most) if number is not None]
    if numbers and not line.unit:
        yield Problem(file, entry, f"{numbers[0]:g} has no unit. Write 'unit:' beside it.")
    if line.unit and not numbers:
        yield Problem(file, entry, f"has the unit '{line.unit}' and no number. Write at_least or at_most.")
    if line.fact in COUNTED and not numbers:
        yield Problem(file, entry, f"is confirmed by {line.fact}, which is a number. Write at_least or at_most.")
    if line.fact is Fact.SESSIONS:
        yield from _whose_sessions(file, entry, line, known)
    yield from _unlisted(file, entry, line.source, known.sources)


def _whose_sessions(file: str, entry: str, line: Criterion, known: Known) -> Iterable[Problem]:
    library = known.library
    if line.exercise is None:
        yield Problem(file, entry, "is confirmed by sessions: write whose, 'exercise: id'.")
    elif line.exercise in known.unread:
        return
    elif line.exercise not in library:
        says = f"'{line.exercise}' is not an exercise in data/exercises.{nearest(line.exercise, library)}"
        yield Problem(file, entry, f"{says} Correct it.")
    elif line.rung is not None and not 1 <= line.rung <= len(library[line.exercise].ladder):
        most = len(library[line.exercise].ladder)
        yield Problem(file, entry, f"there is no rung {line.rung}; rungs of '{line.exercise}' run from 1 to {most}.")


def _unlisted(file: str, entry: str, key: str, sources: Collection[str] | None) -> Iterable[Problem]:
    if sources is not None and key not in sources:
        says = f"cites '{key}', which data/sources.yaml does not list.{nearest(key, sources)}"
        yield Problem(file, entry, f"{says} Add it there first.")
