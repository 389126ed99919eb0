"""Nobody in the pictures could hurt themselves posing for them: joints in range, feet on the floor, hands on things."""

from math import dist

import pytest

from lbp_core.pictures.pose import Drawing, Limb, Pose
from lbp_core.pictures.skeleton import FOREARM, PALM, SHIN, SIDES, THIGH, UPPER_ARM, stand
from tests.pictures.bodies import angles, lowest, poses, skin_of
from tests.source import each

ALLOWED = {
    "back bend": (-62, 82),
    "back side": (-25, 25),
    "back twist": (-60, 60),
    "neck": (-30, 40),
    "hip flexion": (-40, 150),
    "hip out": (-38, 82),
    "knee": (0, 157),
    "ankle": (-92, 45),
    "shoulder behind": (-1, 1),
    "elbow": (0, 152),
}
"""Degrees, the wide end of what healthy adults reach; the whole back counts as one joint."""
ON_PEDALS = {"bike", "elliptical", "rower", "leg-press"}
IN_THE_AIR = {"pogo start", "jump-stick start", "hop-stick start"}
ALL = poses()


@each(ALL)
def test_no_joint_goes_where_no_joint_goes(name: str, drawing: Drawing, pose: Pose) -> None:
    slips = {
        joint: round(angle)
        for joint, angle in angles(stand(pose), pose).items()
        for low, high in [ALLOWED[joint.removeprefix("right ").removeprefix("left ")]]
        if not low - 0.5 <= angle <= high + 0.5
    }
    assert not slips


@each(ALL)
def test_hands_and_feet_arrive_where_they_are_sent(name: str, drawing: Drawing, pose: Pose) -> None:
    body = stand(pose)
    for side in SIDES:
        arm, leg = getattr(pose, f"{side}_arm"), getattr(pose, f"{side}_leg")
        assert arm.to is None or dist(body[f"{side}_hand"], arm.to) < 5, f"{side} hand at {body[f'{side}_hand']}"
        if leg.to is not None and not leg.heel:
            ankle = body[f"{side}_ankle"]
            assert dist((ankle[0], ankle[1] - 7.5, ankle[2]), leg.to) < 2.5, f"{side} foot at {ankle}"


@each(ALL)
def test_nobody_floats_or_sinks_into_the_floor(name: str, drawing: Drawing, pose: Pose) -> None:
    body = stand(pose)
    low, joint = lowest(body)
    assert low > -3.0, f"{joint} is {-low:.1f} cm under the floor"
    tops = [0, 10, *(prop.y + prop.h for prop in drawing.props if prop.kind in {"box", "bench"})]
    gaps = [abs(place[1] - skin_of(one) - top) for one, place in body.joints.items() for top in tops]
    held_up = ON_PEDALS & {prop.kind for prop in drawing.props} or name in IN_THE_AIR
    assert held_up or min(gaps) < 4, f"nothing is nearer to the floor than {min(gaps):.1f} cm"


@each(ALL)
def test_bones_keep_their_length(name: str, drawing: Drawing, pose: Pose) -> None:
    body = stand(pose)
    for side in SIDES:
        for a, b, bone in (("hip", "knee", THIGH), ("knee", "ankle", SHIN), ("shoulder", "elbow", UPPER_ARM)):
            assert dist(body[f"{side}_{a}"], body[f"{side}_{b}"]) == pytest.approx(bone, abs=0.01)
        assert dist(body[f"{side}_elbow"], body[f"{side}_hand"]) == pytest.approx(FOREARM + PALM, abs=0.01)


RESTS = [(name, drawing, pose) for name, drawing, pose in ALL if any(p.kind in {"box", "bench"} for p in drawing.props)]


@each({one.id: one for _, one, _ in RESTS}.values())
def test_whatever_stands_there_is_touched(drawing: Drawing) -> None:
    bodies = [stand(pose) for pose in (drawing.start, drawing.end) if pose is not None]
    tops = [prop for prop in drawing.props if prop.kind in {"box", "bench"}]
    touched = [
        prop
        for prop in tops
        for body in bodies
        for joint, (x, y, _) in body.joints.items()
        if abs(x - prop.x) <= prop.w / 2 + 10 and abs(y - skin_of(joint) - prop.y - prop.h) < 4
    ]
    carried = drawing.id.startswith(("deadlift", "barbell", "goblet-steps"))  # the bell or the next step stands on it
    assert touched or carried, "nobody touches it"


def test_a_hand_sent_too_far_would_be_noticed() -> None:
    far = Pose(right_arm=Limb(to=(200, 200, 0)))
    assert dist(stand(far)["right_hand"], (200, 200, 0)) > 5


def test_a_leg_bent_backwards_would_be_noticed() -> None:
    broken = Pose(right_leg=Limb(flex=-80))
    assert angles(stand(broken), broken)["right hip flexion"] < ALLOWED["hip flexion"][0]


def test_a_body_under_the_floor_would_be_noticed() -> None:
    assert lowest(stand(Pose(y=-12)))[0] < -3
