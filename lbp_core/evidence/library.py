"""Every exercise with its ladder, by id. Choosing one is planning's, finding one by its name coach/library/searching's."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from lbp_core.evidence.equipment import listed_kit
from lbp_core.evidence.library_checks import problems_of
from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, fit, read_entries
from lbp_core.evidence.sources import listed_sources
from lbp_core.models.exercise import Exercise

FOLDER = DATA / "exercises"


@cache
def library() -> dict[str, Exercise]:
    """Every exercise by its id, in the order of data/exercises. Raises BrokenKnowledge with all problems at once."""
    return read_library(FOLDER)


def read_library(folder: Path) -> dict[str, Exercise]:
    """The exercises of that folder, checked. Raises BrokenKnowledge with all problems at once."""
    found = look_through(folder)
    if found.problems:
        raise BrokenKnowledge(found.problems)
    return found.exercises


@dataclass
class Found:
    """What a folder of exercises holds as far as it can be read, and everything that is wrong in it.

    `unread` are entries that are there but not usable; `whole` is False where a whole file could not be read, so that
    nobody can say which exercises there are.
    """

    entries: dict[str, tuple[str, Exercise]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    whole: bool = True
    problems: list[Problem] = field(default_factory=list)

    @property
    def exercises(self) -> dict[str, Exercise]:
        """The usable ones by id, in the order of the files."""
        return {name: exercise for name, (_, exercise) in self.entries.items()}


def look_through(folder: Path) -> Found:
    """Every exercise file of that folder, read as far as it goes. Raises nothing for what is written in it."""
    found = Found()
    for path in sorted(folder.glob("*.yaml")):
        try:
            entries = read_entries(path)
        except BrokenKnowledge as broken:
            found.problems += broken.problems
            found.whole = False
            continue
        for name, entry in entries.items():
            _take(found, path, name, entry)
    if not found.entries and not found.problems:
        found.problems.append(Problem(f"data/{folder.name}", "folder", "holds no exercises. Put the files back."))
        found.whole = False
    found.problems += problems_of(
        found.entries, kit=listed_kit(), sources=listed_sources(), unread=found.unread if found.whole else None
    )
    return found


def plain(words: str) -> str:
    """Lower case, hyphens as spaces, one space between words, no plural s at the end of a word."""
    parts = words.casefold().replace("-", " ").replace("'", "").split()
    return " ".join(part[:-1] if part.endswith("s") and not part.endswith("ss") else part for part in parts)


def _take(found: Found, path: Path, name: str, entry: Any) -> None:
    file = f"data/{path.parent.name}/{path.name}"
    if name in found.entries:
        says = f"is already in {found.entries[name][0]}. Keep one of the two."
        found.problems.append(Problem(file, name, says))
        return
    if not isinstance(entry, dict):
        says = "is not an exercise. Write its fields under it: name, pattern, block, ladder …"
        found.problems.append(Problem(file, name, says))
        found.unread.add(name)
        return
    try:
        found.entries[name] = (file, fit(Exercise, {"id": name, **entry}, path))
    except BrokenKnowledge as broken:
        found.unread.add(name)
        for one in broken.problems:
            joint = "" if one.entry.startswith(", ") else "."
            found.problems.append(Problem(file, f"{name}{joint}{one.entry}", one.says))
