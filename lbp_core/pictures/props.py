"""Small things held or pulled: dowel, stick, bands, cable, straps. Weights are in weights.py, what stands in furniture.py."""

from collections.abc import Callable

from lbp_core.pictures.marks import Mark, View
from lbp_core.pictures.pose import Prop
from lbp_core.pictures.skeleton import SIDES, Skeleton
from lbp_core.pictures.space import UP, Vec, along, middle

Maker = Callable[[Prop, Skeleton, View], list[Mark]]

THIN, THICK = 4.4, 5.4
"""Widths of lines, cm: the thinnest is two pixels where a picture is 120 px wide."""

SIDEWAYS: Vec = (0.0, 0.0, 1.0)
AHEAD: Vec = (1.0, 0.0, 0.0)


def place(body: Skeleton, point: str) -> Vec:
    """Where that body point is; `hands`, `feet` and `shoulders` are half way between the two."""
    if point in ("hands", "feet", "shoulders", "hips", "knees"):
        one = {"hands": "hand", "feet": "ankle", "shoulders": "shoulder", "hips": "hip", "knees": "knee"}[point]
        return middle(body[f"right_{one}"], body[f"left_{one}"])
    if point.endswith("_sole"):
        side = point.split("_")[0]
        return middle(body[f"{side}_heel"], body[f"{side}_toe"])
    return body[point]


def spot(prop: Prop, body: Skeleton) -> Vec:
    """Where the prop is: on its body point, or where its numbers say."""
    own = (prop.x, prop.y, prop.z)
    return own if prop.of is None else along(place(body, prop.of), (1.0, own))


def rod(view: View, *, paint: str, ends: tuple[Vec, Vec], width: float = THIN, nearer: float = 0) -> Mark:
    """A straight line between two places."""
    line = tuple(view.seen(end)[:2] for end in ends)
    return Mark(paint, view.depth(*ends) + nearer, line=line, width=width)


def ball(view: View, at: Vec, radius: float, *, paint: str, nearer: float = 0) -> Mark:
    """A round thing."""
    return Mark(paint, view.depth(at) + nearer, hulls=((view.disc(at, radius),),))


def dowel(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """Along the back from tail to head: it touches where the three points touch."""
    tail = along(body["hip"], (-13.5, body.pelvis.front), (-22, body.pelvis.top))
    head = along(body["head"], (-14.0, body.face.front), (24, body.face.top))
    del prop
    return [rod(view, paint="wood", ends=(tail, head), width=THICK, nearer=7)]


def stick(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A stick held across in both hands; `w` is half its length."""
    at = spot(prop, body)
    ends = along(at, (prop.w, SIDEWAYS)), along(at, (-prop.w, SIDEWAYS))
    return [rod(view, paint="wood", ends=ends, nearer=9)]


def band(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """From where it is tied (x, y, z) or from the point `to`, to the body point `of`. `h` draws its post that high."""
    tied = (prop.x, prop.y, prop.z) if prop.to is None else place(body, prop.to)
    held = place(body, prop.of or "hands")
    marks = [rod(view, paint="band", ends=(tied, held), nearer=12 if prop.w == 0 else prop.w)]
    if prop.h:
        foot, top = (prop.x, 0.0, prop.z), (prop.x, prop.h, prop.z)
        marks += [rod(view, paint="soft", ends=(foot, top), width=7.0, nearer=-30)]
        marks += [ball(view, tied, 3.6, paint="prop", nearer=-20)]
    return marks


def cable(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A tower beyond x, before or behind the figure, its pulley at height y, and the line to the hands with a handle.

    `w` 1 is a rope: a strand to each hand and no handle.
    """
    held = place(body, prop.of or "hands")
    pulley = (prop.x, prop.y, prop.z)
    high = prop.h or 150.0
    way = 1.0 if prop.x > 0 else -1.0
    tower = tuple(view.disc((prop.x + way * x, y, prop.z), 2.0) for x in (4.0, 20.0) for y in (2.0, high))
    handle = along(held, (6, UP)), along(held, (-6, UP))
    stack = tuple(view.disc((prop.x + way * x, y, prop.z), 1.5) for x in (7.5, 16.5) for y in (6.0, high * 0.4))
    marks = [
        Mark("soft", -100, hulls=(tower,)),
        Mark("prop", -99, hulls=(stack,)),
        ball(view, pulley, 4.0, paint="prop", nearer=-20),
    ]
    if prop.w:
        strands = [(pulley, body[f"{side}_hand"]) for side in SIDES]
        return marks + [rod(view, paint="prop", ends=strand, width=THIN, nearer=10) for strand in strands]
    return [
        *marks,
        rod(view, paint="prop", ends=(pulley, held), width=THIN, nearer=10),
        rod(view, paint="prop", ends=handle, width=THICK, nearer=12),
    ]


def strap(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A towel or strap round the body point `to`, held in `of`."""
    held, loop = place(body, prop.of or "hands"), place(body, prop.to or "right_ankle")
    return [rod(view, paint="band", ends=(held, loop), width=THICK, nearer=15)]


def loop(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A band round both legs, from the point `of` to the point `to`."""
    ends = place(body, prop.of or "right_knee"), place(body, prop.to or "left_knee")
    return [rod(view, paint="band", ends=ends, width=THICK, nearer=15)]


def square(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """The path of a small square in the air, `w` wide, round the point `of`."""
    x, y, _ = view.seen(place(body, prop.of or "right_hand"))
    x, y, half = x + prop.x, y + prop.y, prop.w / 2
    corners = [
        (x - half, y + half),
        (x + half, y + half),
        (x + half, y - half),
        (x - half, y - half),
        (x - half, y + half),
    ]
    return [Mark("arrow", 900, line=tuple(corners), width=THIN)]


HELD: dict[str, Maker] = {
    "dowel": dowel,
    "stick": stick,
    "band": band,
    "cable": cable,
    "strap": strap,
    "loop": loop,
    "square": square,
}
