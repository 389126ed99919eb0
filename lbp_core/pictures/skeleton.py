"""From a pose to the places of all joints. Proportions are those of a person of 175 cm. Nothing is drawn here.

Segment lengths follow the usual shares of body height (Drillis and Contini's table as reprinted by Winter).
"""

from dataclasses import dataclass
from math import acos, degrees, hypot

from lbp_core.pictures.pose import Limb, Pose
from lbp_core.pictures.space import ORIGIN, UP, Frame, Vec, along, between, flipped, length, mixed, square_to, unit

HIP_OUT, SHOULDER_OUT, SHOULDER_DROP = 8.5, 16.5, 5.0
PELVIS, LOIN, RIBS, NECK = 11.0, 19.0, 22.0, 18.0
THIGH, SHIN, SOLE, HEEL_BACK, BALL, TOE = 43.0, 42.5, 7.5, 6.0, 12.5, 18.5
UPPER_ARM, FOREARM, PALM, FINGERS = 31.0, 25.0, 6.0, 9.0
ON_FLOOR, LEVEL = 6.0, 0.45
"""A hand this low (cm) lies on the floor; a way this flat (share) says where its fingers point."""
SIDES = {"right": 1.0, "left": -1.0}
HOLDS = {"head": (-8.0, 1.0, 6.0), "hips": (3.0, -1.0, 16.0)}
"""Where a hand is on head and waist: ahead, up, outwards, cm."""
TOUCH = {"hip": 11.5, "chest": 11.0, "knee": 6.0, "elbow": 4.5, "hand": 3.5, "ankle": 5.0, "head": 10.0, "neck": 11.5}
"""How far the skin is from the joint, cm: what lies on the floor lies with its skin on it."""


@dataclass(frozen=True)
class Skeleton:
    """Places of the joints by name, and how pelvis, chest and head are turned. `under`: whose hand lies under the body."""

    joints: dict[str, Vec]
    pelvis: Frame
    chest: Frame
    face: Frame
    under: tuple[str, ...] = ()

    def __getitem__(self, joint: str) -> Vec:
        return self.joints[joint]


def stand(pose: Pose) -> Skeleton:
    """The skeleton in that pose, with the planted point where it belongs."""
    free = _trunk(pose, ORIGIN)
    for side in SIDES:
        _bend_limbs(free, pose, side)
    planted, reach = _planted(free, pose.on)
    z = planted[2] if pose.z is None else pose.z
    root = between(planted, (pose.x, pose.y + reach, z))
    placed = _trunk(pose, root)
    for side in SIDES:
        _bend_limbs(placed, pose, side)
    return placed


def _planted(free: Skeleton, point: str) -> tuple[Vec, float]:
    if point == "free":
        return free["hip"], 0.0
    if point.endswith("_foot"):
        return free[point.replace("_foot", "_ankle")], SOLE
    if point.endswith(("_toe", "_heel")):
        return free[point], 2.5
    return free[point], TOUCH[point.split("_")[-1]]


def _trunk(pose: Pose, root: Vec) -> Skeleton:
    pelvis = Frame().turned(pose.turn).rolled(pose.roll).leaned(pose.lean)
    loin = pelvis.leaned(pose.bend / 2).rolled(pose.side / 2).turned(pose.twist / 2)
    chest = pelvis.leaned(pose.bend).rolled(pose.side).turned(pose.twist)
    face = chest.leaned(pose.nod).turned(pose.gaze)
    waist = along(root, (PELVIS, pelvis.top))
    ribs = along(waist, (LOIN, loin.top))
    neck = along(ribs, (RIBS, chest.top))
    head = along(neck, (NECK / 2, chest.leaned(pose.nod / 2).top), (NECK / 2, face.top))
    joints = {"hip": root, "waist": waist, "chest": ribs, "neck": neck, "head": head}
    for side, sign in SIDES.items():
        joints[f"{side}_hip"] = along(root, (sign * HIP_OUT, pelvis.right))
        joints[f"{side}_shoulder"] = along(neck, (-SHOULDER_DROP, chest.top), (sign * SHOULDER_OUT, chest.right))
    under = tuple(side for side in SIDES if getattr(pose, f"{side}_arm").under)
    return Skeleton(joints, pelvis, chest, face, under)


def _bend_limbs(body: Skeleton, pose: Pose, side: str) -> None:
    arm: Limb = _held(body, getattr(pose, f"{side}_arm"), SIDES[side])
    leg: Limb = getattr(pose, f"{side}_leg")
    sign = SIDES[side]
    _arm(body.joints, side, arm, ways=_ways(body.chest, arm, sign), ahead=body.chest.top)
    ahead = Frame().turned(pose.turn + leg.toes * sign).front
    _leg(body.joints, side, leg, ways=_ways(body.pelvis, leg, sign), ahead=ahead)


def _held(body: Skeleton, arm: Limb, sign: float) -> Limb:
    """The arm with its hand on head or hips, the elbow pointing outwards."""
    if arm.hold is None:
        return arm
    joint, frame = ("head", body.face) if arm.hold == "head" else ("waist", body.pelvis)
    front, top, out = HOLDS[arm.hold]
    spot = along(body[joint], (front, frame.front), (top, frame.top), (sign * out, frame.right))
    ahead, up = (0.25, 0.45) if arm.hold == "head" else (-0.7, 0.1)
    bow = along(ORIGIN, (ahead, body.chest.front), (up, body.chest.top), (sign, body.chest.right))
    return arm.model_copy(update={"to": spot, "bow": arm.bow or bow})


def _ways(frame: Frame, limb: Limb, sign: float) -> tuple[Vec, Vec]:
    """Where the limb's first bone points, and where its front looks."""
    swing = mixed(flipped(frame.top), frame.front, limb.flex)
    front = mixed(frame.front, frame.top, limb.flex)
    outward = along(ORIGIN, (sign, frame.right))
    way = mixed(swing, outward, limb.out)
    sideways = mixed(outward, flipped(swing), limb.out)
    return way, mixed(front, sideways, limb.spin)


def _arm(joints: dict[str, Vec], side: str, limb: Limb, *, ways: tuple[Vec, Vec], ahead: Vec) -> None:
    shoulder, (way, front) = joints[f"{side}_shoulder"], ways
    if limb.to is None:
        elbow = along(shoulder, (UPPER_ARM, way))
        fore = mixed(way, front, limb.fold)
    else:
        bow = limb.bow or along(ORIGIN, (-0.6, UP), (-1.0, front))
        elbow = _knuckle(shoulder, limb.to, (UPPER_ARM, FOREARM + PALM), bow)
        fore = unit(between(elbow, limb.to))
    joints[f"{side}_elbow"] = elbow
    joints[f"{side}_wrist"] = along(elbow, (FOREARM, fore))
    joints[f"{side}_hand"] = along(elbow, (FOREARM + PALM, fore))
    joints[f"{side}_finger"] = _fingers(joints[f"{side}_hand"], fore, ahead)


def _fingers(hand: Vec, fore: Vec, ahead: Vec) -> Vec:
    """Where the fingers end: a hand that leans on the floor lies flat, any other is half closed in line with the arm."""
    if hand[1] > ON_FLOOR:
        return along(hand, (FINGERS / 2, fore))
    level = next(way for way in (fore, ahead, (1.0, 0.0, 0.0)) if hypot(way[0], way[2]) > LEVEL)
    tip = along(hand, (FINGERS, unit((level[0], 0.0, level[2]))))
    return tip[0], 2.4, tip[2]


def _leg(joints: dict[str, Vec], side: str, limb: Limb, *, ways: tuple[Vec, Vec], ahead: Vec) -> None:
    hip, (way, front) = joints[f"{side}_hip"], ways
    toe_way, toe_up = mixed(ahead, flipped(UP), limb.heel), mixed(UP, ahead, limb.heel)
    if limb.to is None:
        knee = along(hip, (THIGH, way))
        shin = mixed(way, flipped(front), limb.fold)
        ankle = along(knee, (SHIN, shin))
        if not limb.flat:
            shin_front = mixed(front, way, limb.fold)
            toe_way, toe_up = (
                mixed(shin_front, flipped(shin), limb.ankle),
                mixed(flipped(shin), flipped(shin_front), limb.ankle),
            )
    else:
        rest = -HEEL_BACK if limb.heel < 0 else BALL * (limb.heel > 0)
        ankle = along(limb.to, (rest, ahead), (-rest, toe_way), (SOLE, toe_up))
        knee = _knuckle(hip, ankle, (THIGH, SHIN), limb.bow or along(ORIGIN, (1.0, ahead), (0.25, front)))
        ankle = along(knee, (SHIN, unit(between(knee, ankle))))
    joints[f"{side}_knee"], joints[f"{side}_ankle"] = knee, ankle
    joints[f"{side}_heel"] = along(ankle, (-HEEL_BACK + 2.5, toe_way), (-SOLE + 3.6, toe_up))
    joints[f"{side}_toe"] = along(ankle, (TOE - 2.5, toe_way), (-SOLE + 2.8, toe_up))
    if limb.to is not None and limb.heel > 0:  # the toes stay on the floor and bend
        joints[f"{side}_toe"] = along(limb.to, (TOE - 2.5, ahead), (2.8, UP))


def _knuckle(start: Vec, end: Vec, bones: tuple[float, float], bow: Vec) -> Vec:
    """The place of the middle joint so that two bones reach from start to end, bending towards `bow`."""
    upper, lower = bones
    way = unit(between(start, end))
    far = min(max(length(between(start, end)), abs(upper - lower) + 1e-6), upper + lower - 1e-6)
    angle = degrees(acos((upper**2 + far**2 - lower**2) / (2 * upper * far)))
    return along(start, (upper, mixed(way, square_to(bow, way), angle)))
