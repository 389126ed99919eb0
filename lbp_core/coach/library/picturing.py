"""The picture of a rung, for the pages: drawn by lbp_core/pictures, or nothing where no drawing is there yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from lbp_core import pictures
from lbp_core.evidence.exercise_words import step_told
from lbp_core.evidence.library import library, plain
from lbp_core.models.exercise import Exercise
from lbp_core.pictures.album import FOLDER
from lbp_core.pictures.draw import in_words, picture

UPPER_MIDDLE = 0.6
"""How far up a ladder the exercise looks most like itself: past the easy beginnings, short of the show-pieces."""


NAMED = 0.7
"""What a rung named exactly like the exercise is worth, in ladders' lengths away from there."""

SMALL_WORDS = {"a", "and", "from", "in", "of", "on", "the", "to", "under", "with"}


@dataclass(frozen=True)
class Picture:
    """An SVG text, and what it shows in words."""

    svg: str
    says: str


def picture_of(exercise_id: str, rung: int, *, width: int, dark: bool, more: bool = False) -> Picture | None:
    """The picture of that rung (the easiest is 1), `width` px wide, `more` in high contrast.

    None where it has no drawing or is gone by now.
    """
    says = picture_says(exercise_id, rung)
    if says is None:
        return None
    name = library()[exercise_id].rung(rung).name
    return Picture(picture(exercise_id, name, width=width, dark=dark, more=more), says)


def picture_says(exercise_id: str, rung: int) -> str | None:
    """What that rung's picture shows, in the language spoken just now. None where it has no drawing or is gone by now."""
    exercise = library().get(exercise_id)
    if exercise is None or not 1 <= rung <= len(exercise.ladder):
        return None
    says = in_words(exercise_id, exercise.rung(rung).name)
    return None if says is None else step_told(exercise_id, rung).shows or says


@cache
def face_of(exercise_id: str, among: tuple[int, ...] = ()) -> int:
    """The rung that a trainer knows the exercise by: named like the exercise itself and not far from the upper middle.

    `among` are the rungs to choose from; none stands for all. Raises KeyError where the library has no such exercise.
    """
    exercise = library()[exercise_id]
    many = len(exercise.ladder)
    rungs = among or range(1, many + 1)
    return max(rungs, key=lambda rung: NAMED * _likeness(exercise, rung) - abs(rung / many - UPPER_MIDDLE))


@cache
def edition() -> str:
    """A short mark of all drawings as they are now. It changes with any drawing and with how they are drawn."""
    return sha256(b"\0".join(file.read_bytes() for file in _drawn_from())).hexdigest()[:12]


def _likeness(exercise: Exercise, rung: int) -> float:
    """The largest share of one of the exercise's names that the rung's name has, 0 to 1; without a drawing below all."""
    if picture_says(exercise.id, rung) is None:
        return -2
    said = _words(exercise.rung(rung).name)
    return max(len(_words(name) & said) / len(_words(name)) for name in (exercise.name, *exercise.also))


def _words(name: str) -> set[str]:
    return set(plain(name.replace(",", " ")).split()) - SMALL_WORDS


def _drawn_from() -> Iterator[Path]:
    yield from sorted(FOLDER.glob("*.yaml"))
    yield from sorted(Path(pictures.__file__).parent.glob("*.py"))
