"""Puts a drawing's people, things and arrows together, far ones first. Colours and SVG come after."""

from math import hypot

from lbp_core.pictures.figure import person
from lbp_core.pictures.furniture import MAT, STANDING
from lbp_core.pictures.machines import MACHINES
from lbp_core.pictures.marks import Mark, Point, View, box_of
from lbp_core.pictures.pose import Arrow, Drawing, Prop
from lbp_core.pictures.props import HELD, place
from lbp_core.pictures.skeleton import Skeleton, stand
from lbp_core.pictures.weights import WEIGHTS

MAKERS = HELD | WEIGHTS | STANDING | MACHINES
FLOOR, OVER = -1000.0, 1000.0
ARROW, SHORTEST, SMALL = 4.6, 20.0, 0.56
"""Width and least length of an arrow, cm, and how much smaller it is where it is seen through a lens."""


def marks_of(drawing: Drawing) -> list[Mark]:
    """Everything in the drawing, in the order it is painted; x to the right, y up, cm."""
    view = View(drawing.view, drawing.above)
    start = stand(drawing.start)
    end = start if drawing.end is None else stand(drawing.end)
    marks = _side_by_side(drawing, start, end, view) if drawing.apart else _overlaid(drawing, start, end, view)
    if drawing.floor:
        marks.append(_floor(drawing, marks))
    scale = 1.0 if drawing.lens is None else SMALL
    marks += [_arrow(arrow, (start, end), view, scale) for arrow in drawing.arrows]
    return sorted(marks, key=lambda mark: mark.depth)


def _floor(drawing: Drawing, marks: list[Mark]) -> Mark:
    """The line everybody stands on, a little longer than what stands there; a mat lies on top of it."""
    left, _, right, _ = box_of(marks)
    deep = -2.0 - MAT * any(prop.kind == "mat" for prop in drawing.props)
    return Mark("floor", FLOOR, line=((left - 3, deep), (right + 3, deep)), width=4.0)


def _overlaid(drawing: Drawing, start: Skeleton, end: Skeleton, view: View) -> list[Mark]:
    solid, pale = (end, start) if drawing.solid == "end" else (start, end)
    body = person(solid, view)
    kept = {hull for part in body for hull in part.hulls}
    moved = tuple(hull for part in person(pale, view) for hull in part.hulls if hull not in kept)
    ghost = [Mark("ghost", -300, hulls=moved)] if drawing.end is not None and moved else []
    return body + ghost + _things(drawing, solid, view, when=drawing.solid)


def _side_by_side(drawing: Drawing, start: Skeleton, end: Skeleton, view: View) -> list[Mark]:
    left = person(start, view) + _things(drawing, start, view, when="start")
    right = person(end, view) + _things(drawing, end, view, when="end")
    return left + [mark.moved(drawing.apart) for mark in right]


def _things(drawing: Drawing, body: Skeleton, view: View, *, when: str) -> list[Mark]:
    shown: list[Prop] = [prop for prop in drawing.props if prop.when in ("both", when)]
    return [mark for prop in shown for mark in MAKERS[prop.kind](prop, body, view)]


def _arrow(arrow: Arrow, bodies: tuple[Skeleton, Skeleton], view: View, scale: float) -> Mark:
    a, b = arrow.a or (0, 0), arrow.b or (0, 0)
    if arrow.of is not None:
        a, b = (_moved(view.seen(place(body, arrow.of)), arrow.off) for body in bodies)
    far = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    if far < (shortest := SHORTEST * scale):
        b, far = (a[0] + (b[0] - a[0]) * shortest / far, a[1] + (b[1] - a[1]) * shortest / far), shortest
    bow = arrow.bulge / far
    knee = (a[0] + b[0]) / 2 - (b[1] - a[1]) * bow, (a[1] + b[1]) / 2 + (b[0] - a[0]) * bow
    return Mark("arrow", OVER, line=(a, knee, b), width=ARROW * scale, tip=True)


def _moved(spot: tuple[float, float, float], off: Point) -> Point:
    return spot[0] + off[0], spot[1] + off[1]
