"""Every exercise with its ladder, by id and by any name people use. Which one a client gets is planning's choice."""

from functools import cache
from pathlib import Path
from typing import Any

from lbp_core.evidence.equipment import equipment
from lbp_core.evidence.library_checks import problems_of
from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, fit, read_yaml
from lbp_core.evidence.sources import sources
from lbp_core.models.exercise import Exercise

FOLDER = DATA / "exercises"


@cache
def library() -> dict[str, Exercise]:
    """Every exercise by its id, in the order of data/exercises. Raises BrokenKnowledge with all problems at once."""
    return read_library(FOLDER)


def read_library(folder: Path) -> dict[str, Exercise]:
    """The exercises of that folder, checked. Raises BrokenKnowledge with all problems at once."""
    exercises, problems = _read(folder)
    problems += problems_of(exercises, kit=equipment(), sources=sources(), whole=not problems)
    if problems:
        raise BrokenKnowledge(problems)
    return {name: exercise for name, (_, exercise) in exercises.items()}


def find(words: str, *, among: dict[str, Exercise] | None = None) -> tuple[Exercise, ...]:
    """Exercises whose id, name or other name is those words; where none is, those that contain them."""
    known = (library() if among is None else among).values()
    wanted = plain(words)
    if not wanted:
        return ()
    exact = tuple(exercise for exercise in known if wanted in _names(exercise))
    return exact or tuple(exercise for exercise in known if any(wanted in name for name in _names(exercise)))


def plain(words: str) -> str:
    """Lower case, hyphens as spaces, one space between words, no plural s at the end of a word."""
    parts = words.casefold().replace("-", " ").replace("'", "").split()
    return " ".join(part[:-1] if part.endswith("s") and not part.endswith("ss") else part for part in parts)


def _names(exercise: Exercise) -> set[str]:
    return {plain(exercise.id), plain(exercise.name), *map(plain, exercise.also)}


def _read(folder: Path) -> tuple[dict[str, tuple[str, Exercise]], list[Problem]]:
    found: dict[str, tuple[str, Exercise]] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            entries = read_yaml(path)
        except BrokenKnowledge as broken:
            problems += broken.problems
            continue
        for name, entry in (entries or {}).items():
            problems += _take(found, path, str(name), entry)
    if not found and not problems:
        problems.append(Problem(f"data/{folder.name}", "folder", "holds no exercises. Put the files back."))
    return found, problems


def _take(found: dict[str, tuple[str, Exercise]], path: Path, name: str, entry: Any) -> list[Problem]:
    file = f"data/{path.parent.name}/{path.name}"
    if not isinstance(entry, dict):
        return [Problem(file, name, "is not an exercise. Write its fields under it: name, pattern, block, ladder …")]
    if name in found:
        return [Problem(file, name, f"is already in {found[name][0]}. Keep one of the two.")]
    try:
        found[name] = (file, fit(Exercise, {"id": name, **entry}, path))
    except BrokenKnowledge as broken:
        return [Problem(file, f"{name}.{problem.entry}", problem.says) for problem in broken.problems]
    return []
