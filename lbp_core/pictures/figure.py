"""From a skeleton to the marks of a person: trunk along a curved back, rounded limbs, hands and shoes. No poses here."""

from itertools import pairwise

from lbp_core.pictures.head import head
from lbp_core.pictures.marks import Disc, Mark, View
from lbp_core.pictures.skeleton import SIDES, Skeleton
from lbp_core.pictures.space import Vec, along, between, length, mean, unit

Hull = tuple[Disc, ...]
SHIRT = ((0.0, 5.8, 9.3), (0.5, 6.2, 9.5), (1.0, 7.4, 10.6), (1.45, 9.6, 9.8), (1.76, 13.5, 6.6))
"""Up the back from the waist (0) over the lowest ribs (1) to the neck (2): half breadth and radius there, cm."""


def person(body: Skeleton, view: View) -> list[Mark]:
    """Every part of the person, not yet in order."""
    parts = [Mark("shirt", view.depth(body["hip"], body["neck"]), hulls=_shirt(body, view)), *head(body, view)]
    for side in SIDES:
        parts += _arm(body, view, side)
    return parts + _legs(body, view)


def _pill(view: View, *, a: Vec, b: Vec, radii: tuple[float, float]) -> Hull:
    return view.disc(a, radii[0]), view.disc(b, radii[1])


def _pair(view: View, place: Vec, way: Vec, *, out: float, radius: float) -> Hull:
    return view.disc(along(place, (out, way)), radius), view.disc(along(place, (-out, way)), radius)


def _shirt(body: Skeleton, view: View) -> tuple[Hull, ...]:
    slices = []
    for up, out, radius in SHIRT:
        right = mean(body.pelvis.right, body.chest.right, min(1.0, up))
        slices.append(_pair(view, _back(body, up), unit(right), out=out, radius=radius))
    return tuple((*low, *high) for low, high in pairwise(slices))


def _back(body: Skeleton, up: float) -> Vec:
    """A place on the curve of the back: through waist (0), ribs (1) and neck (2), without a corner."""
    waist, ribs, neck = body["waist"], body["chest"], body["neck"]
    loin = unit(between(waist, ribs))
    ways = unit(mean(body.pelvis.top, loin, 0.5)), unit(mean(loin, body.chest.top, 0.5)), body.chest.top
    a, b, go, come = (waist, ribs, *ways[:2]) if up < 1 else (ribs, neck, *ways[1:])
    t, far = up % 1 if up < 2 else 1.0, length(between(a, b))
    bow = along(a, (far * t * (1 - t) ** 2, go), (-far * t * t * (1 - t), come))
    return along(bow, (t * t * (3 - 2 * t), between(a, b)))


def _arm(body: Skeleton, view: View, side: str) -> list[Mark]:
    shoulder, elbow, wrist, hand, finger = (
        body[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist", "hand", "finger")
    )
    sleeve_end = along(shoulder, (0.55, between(shoulder, elbow)))
    upper = _pill(view, a=shoulder, b=elbow, radii=(5.6, 4.6))
    fore = _pill(view, a=elbow, b=wrist, radii=(4.7, 3.4))
    palm = _pill(view, a=wrist, b=hand, radii=(3.4, 4.2))
    fingers = _pill(view, a=hand, b=finger, radii=(3.9, 2.3))
    depth = view.depth(shoulder, elbow, hand)
    far = _far(body, view, side, "shoulder")
    sleeve = Mark(f"shirt{far}", depth + 0.1, hulls=(_pill(view, a=shoulder, b=sleeve_end, radii=(6.5, 6.0)),))
    if side in body.under:
        behind = view.depth(body["hip"], body["neck"]) - 1
        return [
            Mark(f"skin{far}", behind, hulls=(fore, palm)),
            Mark(f"skin{far}", depth, hulls=(upper,)),
            sleeve,
        ]
    return [Mark(f"skin{far}", depth, hulls=(upper, fore, palm, fingers)), sleeve]


def _legs(body: Skeleton, view: View) -> list[Mark]:
    """Both legs; the nearer one is of one piece with the hips, and in front of the shirt."""
    depths = {side: view.depth(*(body[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))) for side in SIDES}
    near = max(SIDES, key=lambda side: (view.depth(body[f"{side}_hip"]), depths[side]))
    marks = []
    for side in SIDES:
        far = _far(body, view, side, "hip")
        hip, knee, ankle = (body[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle"))
        calf = along(knee, (0.28, between(knee, ankle)), (-1.2, _shin_front(body, side)))
        limb = (
            _pill(view, a=hip, b=knee, radii=(9.8, 6.5)),
            (
                view.disc(knee, 6.5),
                view.disc(calf, 6.0),
                view.disc(ankle, 4.1),
            ),
        )
        marks += [_shoe(body, view, side, depth=depths[side] - 0.1)]
        marks += [Mark(f"legs{far}", depths[side], hulls=(*limb, *(_hips(body, view) if side == near else ())))]
    return marks


def _hips(body: Skeleton, view: View) -> tuple[Hull, ...]:
    right = body.pelvis.right
    hips = _pair(view, along(body["hip"], (1.5, body.pelvis.top)), right, out=6.5, radius=10.4)
    seat = _pair(view, along(body["hip"], (-1, body.pelvis.top), (-2.8, body.pelvis.front)), right, out=6, radius=8.2)
    belt = _pair(view, along(body["waist"], (-1.5, body.pelvis.top)), right, out=6.0, radius=9.2)
    return ((*hips, *seat, *belt),)


def _shin_front(body: Skeleton, side: str) -> Vec:
    """Where the shin looks: away from the fold of the knee, or where the toes point."""
    return unit(between(body[f"{side}_heel"], body[f"{side}_toe"]))


def _shoe(body: Skeleton, view: View, side: str, *, depth: float) -> Mark:
    ankle, heel, toe = (body[f"{side}_{joint}"] for joint in ("ankle", "heel", "toe"))
    ball = along(heel, (0.66, between(heel, toe)))
    foot = view.disc(ankle, 4.5), view.disc(heel, 3.6), view.disc(ball, 3.5), view.disc(toe, 2.8)
    return Mark(f"shoe{_far(body, view, side, 'hip')}", depth, hulls=(foot,))


def _far(body: Skeleton, view: View, side: str, joint: str) -> str:
    """Limbs on the side away from the onlooker are painted lighter."""
    other = "left" if side == "right" else "right"
    apart = between(body[f"{side}_{joint}"], body[f"{other}_{joint}"])
    return "_far" if view.depth(apart) > 0.75 * length(apart) else ""
