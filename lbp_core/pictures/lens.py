"""A magnified view in a frame above a drawing, for what moves by a finger's breadth. What is looked at, data/ says."""

from collections.abc import Iterable
from dataclasses import replace
from math import hypot

from lbp_core.pictures.marks import Box, Mark, View
from lbp_core.pictures.outline import tight
from lbp_core.pictures.palette import Palette
from lbp_core.pictures.pose import Drawing
from lbp_core.pictures.props import place
from lbp_core.pictures.skeleton import stand
from lbp_core.pictures.svg import EDGE, WIDE, Fit, painted, spot_of

BROAD, TALL, GAP = 126.0, 88.0, 9.0
"""Size of the frame and its distance from the drawing below it, units."""
ROOM = TALL + GAP
EDGE_LINE = 2.0
Round = tuple[float, float, float]


def window(drawing: Drawing) -> Box | None:
    """What is magnified, cm: left, low, right, high. None where nothing is."""
    if drawing.lens is None:
        return None
    shown = drawing.start if drawing.end is None or drawing.solid == "start" else drawing.end
    x, y, _ = View(drawing.view, drawing.above).seen(place(stand(shown), drawing.lens.of))
    x, y = x + drawing.lens.off[0], y + drawing.lens.off[1]
    half = drawing.lens.wide / 2, drawing.lens.wide / 2 * TALL / BROAD
    return x - half[0], y - half[1], x + half[0], y + half[1]


def inset(marks: list[Mark], where: Fit, through: Box, colours: Palette) -> str:
    """The frame round the place in the drawing, the way up from it, and the magnified view in its own frame."""
    left, low, right, high = through
    (x, bottom), (beyond, top) = spot_of((left, low), where), spot_of((right, high), where)
    at = min(max((x + beyond - BROAD) / 2, EDGE), WIDE - EDGE - BROAD), EDGE
    zoom = BROAD / (right - left)
    closer: Fit = (zoom, at[0] - zoom * left, at[1] + zoom * high)
    inner = "".join(painted(mark, closer, colours) for mark in _seen(marks, through))
    numbers = f'width="{BROAD:g}" height="{TALL:g}" viewBox="{tight((*at, BROAD, TALL))}"'
    ground = f'<path d="{_frame(*at, at[0] + BROAD, at[1] + TALL)}" fill="{colours["ground"]}" stroke="none"/>'
    lines = _frame(x, top, beyond, bottom) + _frame(*at, at[0] + BROAD, at[1] + TALL)
    lines += f"M{tight(((x + beyond) / 2, at[1] + TALL))}L{tight(((x + beyond) / 2, top))}"
    return (
        f'<svg x="{tight([at[0]])}" y="{tight([at[1]])}" {numbers}>{ground}{inner}</svg>'
        f'<path d="{lines}" fill="none" stroke="{colours["steel"]}" stroke-width="{EDGE_LINE}"/>'
    )


def _frame(left: float, top: float, right: float, low: float) -> str:
    return f"M{tight((left, top))}L{tight((right, top))}L{tight((right, low))}L{tight((left, low))}z"


def _seen(marks: list[Mark], through: Box) -> list[Mark]:
    """Only what comes into the window, so that the picture stays small."""
    kept = [
        replace(
            mark,
            hulls=tuple(hull for hull in mark.hulls if _meets(hull, through)),
            ovals=tuple(o for o in mark.ovals if _meets([(o[0], o[1], hypot(*o[2:]))], through)),
            rings=tuple(ring for ring in mark.rings if _meets([(*at, 0.0) for at in ring], through)),
            line=mark.line if _meets([(*at, mark.width) for at in mark.line], through) else (),
        )
        for mark in marks
    ]
    return [mark for mark in kept if mark.hulls or mark.ovals or mark.rings or mark.line]


def _meets(rounds: Iterable[Round], through: Box) -> bool:
    spots = list(rounds)
    left, low, right, high = through
    return bool(spots) and (
        min(x - r for x, _, r in spots) < right
        and max(x + r for x, _, r in spots) > left
        and min(y - r for _, y, r in spots) < high
        and max(y + r for _, y, r in spots) > low
    )
