"""Weights one holds: kettlebell, dumbbell, barbell, trap bar. Their plates are round from every side."""

from lbp_core.pictures.marks import Mark, View
from lbp_core.pictures.pose import Prop
from lbp_core.pictures.props import AHEAD, SIDEWAYS, THIN, Maker, rod, spot
from lbp_core.pictures.skeleton import SIDES, Skeleton
from lbp_core.pictures.space import UP, Vec, along, between, dot, middle

DEEP = 5.0
"""How thick a barbell's plates are together, cm."""


def plates(view: View, at: Vec, radius: float, *, nearer: float = 0) -> list[Mark]:
    """A stack of plates across the figure's way: its rim, its face and its hub."""
    near, far = along(at, (DEEP / 2, SIDEWAYS)), along(at, (-DEEP / 2, SIDEWAYS))
    rim, face, hub = (view.oval(spot, r, (AHEAD, UP)) for spot, r in ((far, radius), (near, radius), (near, 3.4)))
    depth = view.depth(at) + nearer
    return [
        Mark("iron", depth, ovals=(rim, face)),
        Mark("iron", depth + 0.1, ovals=(view.oval(near, radius * 0.66, (AHEAD, UP)),)),
        Mark("steel", depth + 0.2, ovals=(hub,)),
    ]


def barbell(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A bar held across in both hands; `w` is half its length, `h` the radius of its plates: 0 is a bare bar."""
    at = spot(prop, body)
    ends = along(at, (prop.w, SIDEWAYS)), along(at, (-prop.w, SIDEWAYS))
    on_the_back = dot(between(body["neck"], at), body.chest.front) < 0
    marks = [rod(view, paint="steel", ends=ends, nearer=-9 if on_the_back else 9)]
    if prop.h:
        marks += plates(view, along(at, (8 - prop.w, SIDEWAYS)), prop.h, nearer=-20)
        marks += plates(view, along(at, (prop.w - 8, SIDEWAYS)), prop.h)
    return marks


def kettlebell(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """Hanging from a hand; `h` 1 has its bottom up in front of the chest or over the head."""
    grip = spot(prop, body)
    way = -1.0 if not prop.h else 1.0
    low = [along(grip, (side * 6.5, AHEAD), (way * 9, UP)) for side in (-1, 1)]
    high = [along(grip, (side * 4.6, AHEAD), (way * 0.5, UP)) for side in (-1, 1)]
    handle = tuple(view.seen(corner)[:2] for corner in (low[0], high[0], high[1], low[1]))
    depth = view.depth(grip) + 14
    return [
        Mark("iron", depth, line=handle, width=THIN),
        Mark("iron", depth + 0.1, hulls=((view.disc(along(grip, (way * 16, UP)), 9.5),),)),
    ]


def dumbbell(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """In a hand, along the way the figure faces; `h` 1 stands it upright, as a goblet."""
    grip = spot(prop, body)
    way, across = (UP, AHEAD) if prop.h else (AHEAD, UP)
    handle = along(grip, (-10.0, way)), along(grip, (10.0, way))
    corners = [(a, b, c) for a in (-3.2, 3.2) for b in (-5.4, 5.4) for c in (-4.5, 4.5)]
    heads = [
        tuple(view.disc(along(grip, (end + a, way), (b, across), (c, SIDEWAYS)), 1.6) for a, b, c in corners)
        for end in (-10.5, 10.5)
    ]
    depth = view.depth(grip) + 11
    return [rod(view, paint="steel", ends=handle, width=THIN).at(depth), Mark("iron", depth + 0.1, hulls=tuple(heads))]


def trap_bar(_: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A frame all round the legs, its high handles in the hands, a stack of plates at each side."""
    level = along(middle(body["right_hand"], body["left_hand"]), (-13, UP))
    marks = []
    for half in (-1, 1):
        ring = [(44, -11), (44, 11 * half), (22, 28 * half), (-22, 28 * half), (-44, 11 * half), (-44, 11)]
        corners = [along(level, (x, AHEAD), (z, SIDEWAYS)) for x, z in ring]
        line = tuple(view.seen(corner)[:2] for corner in corners)
        marks += [Mark("steel", view.depth(*corners[2:4]), line=line, width=THIN)]
    for side, sign in SIDES.items():
        grip = body[f"{side}_hand"]
        stubs = along(grip, (-10, AHEAD), (-13, UP)), along(grip, (-10, AHEAD)), along(grip, (10, AHEAD))
        handle = (*stubs, along(grip, (10, AHEAD), (-13, UP)))
        marks += [Mark("steel", view.depth(grip) + 12, line=tuple(view.seen(at)[:2] for at in handle), width=THIN)]
        marks += plates(view, along(level, (sign * 40, SIDEWAYS)), 22.0, nearer=3)
    return marks


WEIGHTS: dict[str, Maker] = {
    "barbell": barbell,
    "kettlebell": kettlebell,
    "dumbbell": dumbbell,
    "trap-bar": trap_bar,
}
