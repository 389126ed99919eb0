"""What touches what: feet and hands on their support, weights in the hands, nobody in a wall, no arrow on a face."""

from itertools import pairwise
from math import cos, dist, hypot, radians

import pytest

from lbp_core.pictures.album import album
from lbp_core.pictures.marks import Mark, View
from lbp_core.pictures.pose import Drawing, Limb, Pose, Prop
from lbp_core.pictures.scene import marks_of
from lbp_core.pictures.skeleton import BALL, HEEL_BACK, HOLDS, SIDES, Skeleton, stand
from tests.pictures.bodies import poses, skin_of
from tests.source import each

ALL = poses()
SUPPORTS = {"box", "bench"}
TREADS = {"bike", "elliptical", "rower", "leg-press", "path"}
IN_BOTH_HANDS = {"dumbbell", "kettlebell"}
ACROSS = {"stick", "barbell"}


def tops(drawing: Drawing) -> list[tuple[float, float, float]]:
    """Height and span of everything one can stand on."""
    floor = [(0.0, -1000.0, 1000.0)]
    return floor + [
        (prop.y + prop.h, prop.x - prop.w / 2, prop.x + prop.w / 2) for prop in drawing.props if prop.kind in SUPPORTS
    ]


def not_planted(drawing: Drawing, pose: Pose) -> list[str]:
    """The feet that a pose sets down where nothing is."""
    legs = {side: getattr(pose, f"{side}_leg") for side in SIDES}
    return [
        side
        for side, leg in legs.items()
        if leg.to is not None
        and not any(
            abs(leg.to[1] - top) <= 2.5 and min(high, leg.to[0] + BALL + 6) - max(low, leg.to[0] - HEEL_BACK) > 5
            for top, low, high in tops(drawing)
        )
    ]


LIFTED = {"dead-bug-heel-tap end", "step-up-hold end"}
"""Drawings whose very point is a foot held just off the floor."""


@each(ALL)
def test_every_foot_that_is_set_down_has_something_under_it(name: str, drawing: Drawing, pose: Pose) -> None:
    if name not in LIFTED and not TREADS & {prop.kind for prop in drawing.props}:
        assert not not_planted(drawing, pose)


@each(ALL)
def test_what_is_held_in_both_hands_is_really_in_both(name: str, drawing: Drawing, pose: Pose) -> None:
    body = stand(pose)
    when = name.split()[-1]
    for prop in drawing.props:
        if prop.of != "hands" or prop.when not in ("both", when) or (drawing.apart == 0 and when != drawing.solid):
            continue
        right, left = body["right_hand"], body["left_hand"]
        if prop.kind in IN_BOTH_HANDS:
            assert dist(right, left) < 16, f"the {prop.kind} floats between the hands"
        if prop.kind in ACROSS:
            assert hypot(right[0] - left[0], right[1] - left[1]) < 5, f"the {prop.kind} is askew in the hands"


SOLID = {"hip", "chest", "head", "knee", "elbow", "hand", "toe"}


def in_the_wall(prop: Prop, body: Skeleton) -> list[str]:
    """The joints whose skin is more than a finger's breadth beyond a wall's face."""
    beyond = -1 if prop.w < 0 else 1
    skins = {joint: beyond * (place[0] - prop.x) + skin_of(joint) for joint, place in body.joints.items()}
    return [joint for joint, deep in skins.items() if deep > 3 and joint.split("_")[-1] in SOLID]


@each(one for one in ALL if any(prop.kind == "wall" for prop in one[1].props))
def test_nobody_stands_in_a_wall(name: str, drawing: Drawing, pose: Pose) -> None:
    walls = [prop for prop in drawing.props if prop.kind == "wall"]
    assert not [joint for wall in walls for joint in in_the_wall(wall, stand(pose))]


@each(album().values())
def test_no_arrow_lies_on_a_face(drawing: Drawing) -> None:
    assert not on_a_face(drawing)


def on_a_face(drawing: Drawing) -> list[tuple[float, float]]:
    """The places where an arrow covers the head of the figure that is drawn solid."""
    view = View(drawing.view, drawing.above)
    shown = drawing.start if drawing.end is None or drawing.solid == "start" else drawing.end
    heads = [view.seen(stand(shown)["head"])[:2]]
    if drawing.apart:
        x, y, _ = view.seen(stand(drawing.end)["head"])
        heads = [view.seen(stand(drawing.start)["head"])[:2], (x + drawing.apart, y)]
    lines = [mark.line for mark in marks_of(drawing) if mark.tip]
    spots = [spot for a, b, c in lines for spot in _bow(a, b, c)]
    return [spot for spot in spots if min(dist(spot, head) for head in heads) < 11]


def _bow(a, b, c) -> list[tuple[float, float]]:
    shares = [step / 12 for step in range(13)]
    return [tuple((1 - t) ** 2 * a[k] + 2 * t * (1 - t) * b[k] + t * t * c[k] for k in (0, 1)) for t in shares]


FACE_DOWN = {"prone-heel-lift", "prone-leg-lift", "prone-rest", "cat-camel-full", "prone-y-bench", "prone-y-weight"}
"""Drawings of somebody who looks at the floor past an arm."""


@each(album().values())
def test_no_arm_band_or_weight_hides_the_eyes(drawing: Drawing) -> None:
    assert drawing.id in FACE_DOWN or not hiding_the_eyes(marks_of(drawing))


def hiding_the_eyes(marks: list[Mark]) -> list[str]:
    """What is painted over an eye."""
    eyes = [(at, hull[0][:2]) for at, mark in enumerate(marks) if mark.paint == "eye" for hull in mark.hulls]
    return [
        mark.paint
        for at, eye in eyes
        for mark in marks[at + 1 :]
        if mark.paint not in ("eye", "water") and is_under(eye, mark)
    ]


def is_under(spot: tuple[float, float], mark: Mark) -> bool:
    """Whether a line or a rounded limb of that mark lies over the spot."""
    limbs = [(a, b) for hull in mark.hulls for a in hull for b in hull]
    limbs += [((*a, mark.width / 2), (*b, mark.width / 2)) for a, b in pairwise(mark.line)]
    steps = [step / 20 for step in range(21)]
    return any(
        dist(spot, (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)) < a[2] + (b[2] - a[2]) * t
        for a, b in limbs
        for t in steps
    )


@pytest.mark.parametrize("lean", [-90, 0, 40])
def test_a_hand_that_holds_the_head_or_the_hips_is_there_however_one_leans(lean: float) -> None:
    for what, joint in (("head", "head"), ("hips", "waist")):
        body = stand(Pose(lean=lean, right_arm=Limb(hold=what), left_arm=Limb(hold=what)))
        for side in SIDES:
            assert dist(body[f"{side}_hand"], body[joint]) == pytest.approx(hypot(*HOLDS[what]), abs=0.1)


def test_a_hand_on_the_floor_lies_flat_on_it() -> None:
    fours = album()["breathing-fours"].start
    body = stand(fours)
    assert body["right_finger"][1] == pytest.approx(2.4)
    assert dist(body["right_finger"], body["right_hand"]) == pytest.approx(9, abs=0.3)
    assert skin_of("right_finger") < 2.5


def test_a_foot_in_the_air_a_body_in_a_wall_and_an_arrow_on_a_face_would_be_noticed() -> None:
    squat = album()["goblet-squat"]
    floating = squat.start.model_copy(update={"right_leg": Limb(to=(0, 14, 9))})
    assert not_planted(squat, floating) == ["right"]
    assert in_the_wall(Prop(kind="wall", x=5), stand(Pose()))
    head = View(squat.view).seen(stand(squat.end)["head"])
    arrow = squat.arrows[0].model_copy(update={"of": None, "a": head[:2], "b": (head[0] + 30, head[1])})
    assert on_a_face(squat.model_copy(update={"arrows": (arrow,)}))


def test_an_arm_over_the_face_would_be_noticed() -> None:
    reach = album()["half-kneeling-reach"]
    across = reach.end.model_copy(update={"right_arm": Limb(to=(20, 119, 8))})
    assert "skin" in hiding_the_eyes(marks_of(reach.model_copy(update={"end": across})))


def test_a_round_plate_is_round_from_the_front_and_narrow_from_the_side() -> None:
    plane = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
    _, _, across, *_, high = View(0).oval((0, 0, 0), 20, plane)
    assert (across, high) == (20, 20)
    assert View(60).oval((0, 0, 0), 20, plane)[2] == pytest.approx(20 * cos(radians(60)))
