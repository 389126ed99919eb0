"""Every pose of every drawing, and the angles a joint is at. What is allowed, the tests say."""

from math import acos, atan2, degrees

from lbp_core.pictures.album import album
from lbp_core.pictures.pose import Drawing, Pose
from lbp_core.pictures.skeleton import SIDES, SOLE, TOUCH, Skeleton
from lbp_core.pictures.space import Vec, between, dot, unit


def poses() -> list[tuple[str, Drawing, Pose]]:
    """(name, drawing, pose) of every pose there is."""
    named = [(f"{one.id} start", one, one.start) for one in album().values()]
    return named + [(f"{one.id} end", one, one.end) for one in album().values() if one.end is not None]


def bend_at(a: Vec, joint: Vec, b: Vec) -> float:
    """How far the joint between a and b is folded, degrees: 0 is straight."""
    return degrees(acos(max(-1.0, min(1.0, dot(unit(between(a, joint)), unit(between(joint, b)))))))


def angles(body: Skeleton, pose: Pose) -> dict[str, float]:
    """Every joint angle of that body by name, degrees."""
    found = {"back bend": pose.bend, "back side": pose.side, "back twist": pose.twist, "neck": pose.nod}
    for side, sign in SIDES.items():
        hip, knee, ankle, toe = (body[f"{side}_{joint}"] for joint in ("hip", "knee", "ankle", "toe"))
        shoulder, elbow, hand = (body[f"{side}_{joint}"] for joint in ("shoulder", "elbow", "hand"))
        thigh, upper = unit(between(hip, knee)), unit(between(shoulder, elbow))
        found[f"{side} hip flexion"] = degrees(atan2(dot(thigh, body.pelvis.front), -dot(thigh, body.pelvis.top)))
        found[f"{side} hip out"] = degrees(acos(max(-1, min(1, -sign * dot(thigh, body.pelvis.right))))) - 90
        found[f"{side} knee"] = bend_at(hip, knee, ankle)
        found[f"{side} ankle"] = 90 - degrees(
            acos(max(-1, min(1, dot(unit(between(ankle, knee)), unit(between(ankle, toe))))))
        )
        found[f"{side} shoulder behind"] = -dot(upper, body.chest.front)
        found[f"{side} elbow"] = bend_at(shoulder, elbow, hand)
    return found


def lowest(body: Skeleton) -> tuple[float, str]:
    """How high the lowest skin of the body is, cm, and which joint's it is."""
    skins = {joint: place[1] - skin_of(joint) for joint, place in body.joints.items()}
    name = min(skins, key=lambda joint: skins[joint])
    return skins[name], name


def skin_of(joint: str) -> float:
    """From the joint to the skin, cm."""
    name = joint.split("_")[-1]
    return TOUCH.get(
        name, {"toe": 2.8, "heel": 3.6, "finger": 2.3, "wrist": 3.4, "waist": 9.5, "shoulder": 6.0}.get(name, SOLE)
    )
