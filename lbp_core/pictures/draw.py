"""The picture of an exercise's rung as one SVG text. Kept once drawn: the same question gets the same text."""

from functools import cache

from lbp_core.pictures.album import album, by_rung
from lbp_core.pictures.marks import box_of
from lbp_core.pictures.palette import palette
from lbp_core.pictures.scene import marks_of
from lbp_core.pictures.svg import document, fit


def picture(exercise_id: str, rung: str, *, width: int = 240, dark: bool = False) -> str:
    """The rung's picture, `width` px wide and five sixths as high. Raises LookupError where it has no drawing yet."""
    drawing = by_rung().get((exercise_id, rung))
    if drawing is None:
        raise LookupError(f"'{rung}' of {exercise_id} has no drawing. Add it to one in data/pictures/.")
    return drawn(drawing.id, width=width, dark=dark)


def in_words(exercise_id: str, rung: str) -> str | None:
    """What the rung's picture shows, for those who cannot see it. None where it has no drawing yet."""
    drawing = by_rung().get((exercise_id, rung))
    return None if drawing is None else drawing.says


@cache
def drawn(drawing_id: str, *, width: int, dark: bool) -> str:
    """That drawing as SVG."""
    drawing = album()[drawing_id]
    marks = marks_of(drawing)
    words = (drawing.name, drawing.says)
    return document(marks, fit(box_of(marks)), colours=palette(dark=dark), words=words, width=width)
