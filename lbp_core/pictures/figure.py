"""From a skeleton to the marks of a person: rounded limbs, a shirt, a head with hair. Poses are not decided here."""

from lbp_core.pictures.marks import Disc, Mark, View
from lbp_core.pictures.skeleton import SIDES, Skeleton
from lbp_core.pictures.space import Vec, along, between, length

HEAD, HAIR = 10.4, 11.0


def person(body: Skeleton, view: View) -> list[Mark]:
    """Every part of the person, not yet in order."""
    parts = [*_trunk(body, view), *_head(body, view)]
    for side in SIDES:
        parts += _arm(body, view, side)
        parts += _leg(body, view, side)
    return parts


def _ball(view: View, place: Vec, radius: float) -> Disc:
    return view.disc(place, radius)


def _pill(view: View, *, a: Vec, b: Vec, radii: tuple[float, float]) -> tuple[Disc, Disc]:
    return _ball(view, a, radii[0]), _ball(view, b, radii[1])


def _pair(view: View, place: Vec, way: Vec, *, out: float, radius: float) -> tuple[Disc, Disc]:
    return _ball(view, along(place, (out, way)), radius), _ball(view, along(place, (-out, way)), radius)


def _trunk(body: Skeleton, view: View) -> list[Mark]:
    middle = view.depth(body["hip"], body["neck"])
    hips = _pair(view, along(body["hip"], (2, body.pelvis.top)), body.pelvis.right, out=6.5, radius=10.6)
    belt = _pair(view, body["waist"], body.pelvis.right, out=6.0, radius=9.2)
    waist = _pair(view, along(body["waist"], (3, body.pelvis.top)), body.pelvis.right, out=5.5, radius=9.4)
    ribs = _pair(view, along(body["chest"], (2, body.chest.top)), body.chest.right, out=7.0, radius=10.8)
    yoke = _pair(view, along(body["neck"], (-6, body.chest.top)), body.chest.right, out=13.5, radius=6.6)
    return [
        Mark("legs", middle - 0.2, hulls=((*hips, *belt),)),
        Mark("shirt", middle, hulls=((*waist, *ribs), (*ribs, *yoke))),
    ]


def _head(body: Skeleton, view: View) -> list[Mark]:
    centre, face = body["head"], body.face
    throat = along(body["neck"], (-3, body.chest.top))
    depth = view.depth(body["neck"])
    toward = -60.0 if view.depth(face.front) < -0.6 else 0.0
    skull = _ball(view, along(centre, (2.2, face.top), (-1.6, face.front)), HAIR)
    front = along(centre, (-0.8, face.top), (2.0, face.front))
    chin = along(centre, (-4.5, face.top), (2.6, face.front))
    nose = along(centre, (-1.5, face.top), (11.0, face.front))
    neck = _pill(view, a=throat, b=along(centre, (-4, face.top)), radii=(5.4, 5.0))
    jaw = _ball(view, front, HEAD - 1), _ball(view, chin, 7.0)
    profile = _ball(view, nose, 2.2), _ball(view, front, 5.0)
    return [
        Mark("skin", depth - 1, hulls=(neck,)),
        Mark("hair", depth + 1 - toward * 0.02, hulls=((skull,),)),
        Mark("skin", depth + 1.01 + toward * 0.02, hulls=(jaw, profile)),
    ]


def _arm(body: Skeleton, view: View, side: str) -> list[Mark]:
    shoulder, elbow, wrist, hand = (body[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "wrist", "hand"))
    sleeve_end = along(shoulder, (0.55, between(shoulder, elbow)))
    upper = _pill(view, a=shoulder, b=elbow, radii=(5.6, 4.6))
    fore = _pill(view, a=elbow, b=wrist, radii=(4.6, 3.5))
    palm = _pill(view, a=wrist, b=hand, radii=(3.5, 4.3))
    depth = view.depth(shoulder, elbow, hand)
    far = _far(body, view, side, "shoulder")
    return [
        Mark(f"skin{far}", depth, hulls=(upper, fore, palm)),
        Mark(f"shirt{far}", depth + 0.1, hulls=(_pill(view, a=shoulder, b=sleeve_end, radii=(6.4, 5.8)),)),
    ]


def _leg(body: Skeleton, view: View, side: str) -> list[Mark]:
    hip, knee, ankle, heel, toe = (body[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle", "heel", "toe"))
    calf = along(knee, (0.3, between(knee, ankle)))
    thigh = _pill(view, a=hip, b=knee, radii=(9.6, 6.6))
    shin = (_ball(view, knee, 6.6), _ball(view, calf, 6.2), _ball(view, ankle, 4.2))
    depth = view.depth(hip, knee, ankle)
    far = _far(body, view, side, "hip")
    foot = (_ball(view, ankle, 4.4), _ball(view, heel, 3.6), _ball(view, toe, 2.8))
    return [
        Mark(f"shoe{far}", depth - 0.1, hulls=(foot,)),
        Mark(f"legs{far}", depth, hulls=(thigh, shin)),
    ]


def _far(body: Skeleton, view: View, side: str, joint: str) -> str:
    """Limbs on the side away from the onlooker are painted lighter."""
    other = "left" if side == "right" else "right"
    apart = between(body[f"{side}_{joint}"], body[f"{other}_{joint}"])
    return "_far" if view.depth(apart) > 0.75 * length(apart) else ""
