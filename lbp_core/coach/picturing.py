"""The picture of a rung, for the pages: drawn by lbp_core/pictures, or nothing where no drawing is there yet."""

from dataclasses import dataclass

from lbp_core.evidence.library import library
from lbp_core.pictures.draw import in_words, picture


@dataclass(frozen=True)
class Picture:
    """An SVG text, and what it shows in words."""

    svg: str
    says: str


def picture_of(exercise_id: str, rung: int, *, width: int, dark: bool) -> Picture | None:
    """The picture of that rung (the easiest is 1), `width` px wide. None where it has no drawing or is gone by now."""
    exercise = library().get(exercise_id)
    if exercise is None or rung > len(exercise.ladder):
        return None
    name = exercise.rung(rung).name
    says = in_words(exercise_id, name)
    return None if says is None else Picture(picture(exercise_id, name, width=width, dark=dark), says)
