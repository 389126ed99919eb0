"""The head: skull, jaw, nose, and hair as a cap that is right from every side. Where the head is, skeleton.py decides."""

from math import acos, atan2, cos, hypot, pi, radians, sin

from lbp_core.pictures.marks import Mark, Point, View
from lbp_core.pictures.skeleton import Skeleton
from lbp_core.pictures.space import Vec, along, between, mixed

SKULL, HAIR = 10.0, 10.9
HAIRLINE = radians(86)
"""How far round the skull the hair reaches from its middle at the back of the crown."""
STEPS = 14
SEEN = 1.5
"""An eye is seen where it is this much nearer than the middle of the head, cm."""


def head(body: Skeleton, view: View) -> list[Mark]:
    """Neck, head and hair."""
    centre, face = body["head"], body.face
    throat, depth = along(body["neck"], (-3, body.chest.top)), view.depth(body["neck"])
    skull = view.disc(along(centre, (1.0, face.top), (-0.4, face.front)), SKULL)
    brow = view.disc(along(centre, (0.5, face.top), (1.6, face.front)), 8.6)
    chin = view.disc(along(centre, (-7.6, face.top), (3.8, face.front)), 4.8)
    nape = view.disc(along(centre, (-5.5, face.top), (-2.5, face.front)), 5.6)
    tip = view.disc(along(centre, (-2.4, face.top), (11.0, face.front)), 1.7)
    bridge = view.disc(along(centre, (0.0, face.top), (6.6, face.front)), 3.6)
    neck = view.disc(throat, 5.6), view.disc(along(centre, (-4, face.top), (-1.2, face.front)), 5.2)
    marks = [
        Mark("skin", depth - 1, hulls=(neck,)),
        Mark("skin", depth + 1, hulls=((skull, brow, chin, nape), (tip, bridge))),
    ]
    eyes = tuple(
        (view.disc(spot, 1.15),)
        for side in (-3.9, 3.9)
        for spot in [along(centre, (-0.4, face.top), (8.4, face.front), (side, face.right))]
        if view.depth(between(centre, spot)) > SEEN
    )
    hair = _cap(view, along(centre, (1.2, face.top), (-0.9, face.front)), mixed(face.top, face.front, -50))
    marks += [Mark("hair", depth + 1.1, rings=(hair,))] if hair else []
    return marks + ([Mark("eye", depth + 1.2, hulls=eyes)] if eyes else [])


def _cap(view: View, centre: Vec, way: Vec) -> tuple[Point, ...]:
    """The part one sees of the cap round the direction `way` on a ball: the ball's rim there, and the cap's own edge."""
    x, y, _ = view.seen(centre)
    dx, dy, near = view.seen(way)
    flat, turn = hypot(dx, dy), atan2(dy, dx)
    side, ahead = (HAIR * sin(HAIRLINE), HAIR * sin(HAIRLINE) * near), HAIR * cos(HAIRLINE) * flat
    if flat <= abs(cos(HAIRLINE)):
        return tuple(_turned((x, y), turn, _edge(ahead, side, at)) for at in _arc(-pi, pi)) if near > 0 else ()
    half = acos(cos(HAIRLINE) / flat)
    rim = [_turned((x, y), turn, (HAIR * cos(at), HAIR * sin(at))) for at in _arc(-half, half)]
    start = acos(max(-1.0, min(1.0, HAIR * sin(half) / side[0])))
    edge = [_turned((x, y), turn, _edge(ahead, side, at)) for at in _arc(start, pi - start)]
    return tuple(rim + edge)


def _edge(ahead: float, side: tuple[float, float], at: float) -> Point:
    return ahead - side[1] * sin(at), side[0] * cos(at)


def _arc(start: float, end: float) -> list[float]:
    return [start + (end - start) * step / STEPS for step in range(STEPS + 1)]


def _turned(centre: Point, turn: float, spot: Point) -> Point:
    return (
        centre[0] + spot[0] * cos(turn) - spot[1] * sin(turn),
        centre[1] + spot[0] * sin(turn) + spot[1] * cos(turn),
    )
