"""Puts a drawing's people, things and arrows together, far ones first. Colours and SVG come after."""

from math import hypot

from lbp_core.pictures.figure import person
from lbp_core.pictures.furniture import KINDS
from lbp_core.pictures.machines import MACHINES
from lbp_core.pictures.marks import Mark, Point, View, box_of
from lbp_core.pictures.pose import Arrow, Drawing, Prop
from lbp_core.pictures.props import place
from lbp_core.pictures.skeleton import Skeleton, stand

MAKERS = KINDS | MACHINES
FLOOR, OVER = -1000.0, 1000.0
ARROW, SHORTEST = 4.6, 20.0


def marks_of(drawing: Drawing) -> list[Mark]:
    """Everything in the drawing, in the order it is painted; x to the right, y up, cm."""
    view = View(drawing.view, drawing.above)
    start = stand(drawing.start)
    end = start if drawing.end is None else stand(drawing.end)
    marks = _side_by_side(drawing, start, end, view) if drawing.apart else _overlaid(drawing, start, end, view)
    if drawing.floor:
        left, _, right, _ = box_of(marks)
        marks.append(Mark("floor", FLOOR, line=((left - 3, -2.0), (right + 3, -2.0)), width=4.0))
    marks += [_arrow(arrow, start, end, view) for arrow in drawing.arrows]
    return sorted(marks, key=lambda mark: mark.depth)


def _overlaid(drawing: Drawing, start: Skeleton, end: Skeleton, view: View) -> list[Mark]:
    solid, pale = (end, start) if drawing.solid == "end" else (start, end)
    marks = person(solid, view) + _things(drawing, solid, view, when=drawing.solid)
    if drawing.end is not None:
        whole = tuple(hull for part in person(pale, view) for hull in part.hulls)
        marks.append(Mark("ghost", -300, hulls=whole))
    return marks


def _side_by_side(drawing: Drawing, start: Skeleton, end: Skeleton, view: View) -> list[Mark]:
    left = person(start, view) + _things(drawing, start, view, when="start")
    right = person(end, view) + _things(drawing, end, view, when="end")
    return left + [mark.moved(drawing.apart) for mark in right]


def _things(drawing: Drawing, body: Skeleton, view: View, *, when: str) -> list[Mark]:
    shown: list[Prop] = [prop for prop in drawing.props if prop.when in ("both", when)]
    return [mark for prop in shown for mark in MAKERS[prop.kind](prop, body, view)]


def _arrow(arrow: Arrow, start: Skeleton, end: Skeleton, view: View) -> Mark:
    a, b = arrow.a or (0, 0), arrow.b or (0, 0)
    if arrow.of is not None:
        a, b = (_moved(view.seen(place(body, arrow.of)), arrow.off) for body in (start, end))
    far = hypot(b[0] - a[0], b[1] - a[1]) or 1.0
    if far < SHORTEST:
        b, far = (a[0] + (b[0] - a[0]) * SHORTEST / far, a[1] + (b[1] - a[1]) * SHORTEST / far), SHORTEST
    bow = arrow.bulge / far
    knee = (a[0] + b[0]) / 2 - (b[1] - a[1]) * bow, (a[1] + b[1]) / 2 + (b[0] - a[0]) * bow
    return Mark("arrow", OVER, line=(a, knee, b), width=ARROW, tip=True)


def _moved(spot: tuple[float, float, float], off: Point) -> Point:
    return spot[0] + off[0], spot[1] + off[1]
