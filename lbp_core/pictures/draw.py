"""The picture of an exercise's rung as one SVG text. Kept once drawn: the same question gets the same text."""

from collections.abc import Iterable
from functools import cache

from lbp_core.evidence.reading import BrokenKnowledge, Problem, nearest
from lbp_core.pictures.album import FOLDER, album, by_rung, read_album
from lbp_core.pictures.lens import ROOM, inset, window
from lbp_core.pictures.marks import box_of
from lbp_core.pictures.palette import PAPER, Palette, palette
from lbp_core.pictures.pose import Drawing, Pose
from lbp_core.pictures.scene import MAKERS, marks_of
from lbp_core.pictures.skeleton import SIDES, stand
from lbp_core.pictures.svg import Fit, document, fit, painted

NO_DRAWING = "'{}' of {} has no drawing. Add it to one in data/pictures/."


def picture(exercise_id: str, rung: str, *, width: int = 240, dark: bool = False, more: bool = False) -> str:
    """The rung's picture, `width` px wide and five sixths as high; `more` in high contrast.

    Raises LookupError where it has no drawing yet.
    """
    drawing = by_rung().get((exercise_id, rung))
    if drawing is None:
        raise LookupError(NO_DRAWING.format(rung, exercise_id))
    return drawn(drawing.id, width=width, dark=dark, more=more)


def paper_svg(exercise_id: str, rung: str, *, width: int = 240) -> str:
    """The rung's picture for print: black and greys on nothing. Raises LookupError where it has no drawing yet.

    Plain SVG attributes, no styles, scripts, links or fonts, so that a typesetter draws it as a browser does. `width` is
    in px; a typesetter may scale it freely, height is five sixths of it.
    """
    drawing = by_rung().get((exercise_id, rung))
    if drawing is None:
        raise LookupError(NO_DRAWING.format(rung, exercise_id))
    return printed(drawing.id, width=width)


def in_words(exercise_id: str, rung: str) -> str | None:
    """What the rung's picture shows, for those who cannot see it. None where it has no drawing yet."""
    drawing = by_rung().get((exercise_id, rung))
    return None if drawing is None else drawing.says


@cache
def drawn(drawing_id: str, *, width: int, dark: bool, more: bool = False) -> str:
    """That drawing as SVG for the screen."""
    return _painted(drawing_id, palette(dark=dark, more=more), width)


@cache
def printed(drawing_id: str, *, width: int) -> str:
    """That drawing as SVG for paper."""
    return _painted(drawing_id, PAPER, width)


def _painted(drawing_id: str, colours: Palette, width: int) -> str:
    drawing = album()[drawing_id]
    marks, through = marks_of(drawing), window(drawing)
    where = place_of(drawing)
    far = [mark for mark in marks if through is None or not mark.tip]  # magnified, an arrow is drawn there alone
    body = "".join(painted(mark, where, colours) for mark in far)
    body += "" if through is None else inset(marks, where, through, colours)
    return document(body, colours=colours, words=(drawing.name, drawing.says), width=width)


def place_of(drawing: Drawing) -> Fit:
    """Scale and shift of that drawing, below its magnified view where it has one."""
    return fit(box_of(marks_of(drawing)), top=0.0 if drawing.lens is None else ROOM)


@cache
def drawings() -> dict[str, Drawing]:
    """Every drawing, once each is known to be drawable. Raises BrokenKnowledge with all problems at once."""
    read = read_album(FOLDER)
    found = [problem for drawing in read.values() for problem in _problems(drawing)]
    if found:
        raise BrokenKnowledge(found)
    return read


def _problems(drawing: Drawing) -> list[Problem]:
    """Things nobody can draw and body points nobody has."""
    points = {*stand(Pose()).joints, "hands", "feet", "shoulders", "hips", "knees", "right_sole", "left_sole"}
    named = {arrow.of for arrow in drawing.arrows} | {None if drawing.lens is None else drawing.lens.of}
    named |= {point for prop in drawing.props for point in (prop.of, prop.to)}
    planted = {f"{side}_foot" for side in SIDES} | {"free"}
    poses = (drawing.start, drawing.start if drawing.end is None else drawing.end)
    unknown: list[tuple[str, Iterable[str]]] = [
        (prop.kind, MAKERS) for prop in drawing.props if prop.kind not in MAKERS
    ]
    unknown += [(point, points) for point in named if point is not None and point not in points]
    unknown += [(pose.on, points | planted) for pose in poses if pose.on not in points | planted]
    return [
        Problem(
            "data/pictures", drawing.id, f"names '{word}', which nobody can draw.{nearest(word, known)} Correct it."
        )
        for word, known in unknown
    ]
