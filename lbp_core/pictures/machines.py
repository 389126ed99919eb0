"""Machines that the feet turn or tread: bike, elliptical, treadmill. The pedals are where the feet are."""

from lbp_core.pictures.furniture import FAR_BACK, slab
from lbp_core.pictures.marks import Mark, View
from lbp_core.pictures.pose import Prop
from lbp_core.pictures.props import THICK, THIN, Maker, ball, place, rod
from lbp_core.pictures.skeleton import Skeleton
from lbp_core.pictures.space import Vec, along, between, middle, unit


def bike(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """Saddle under the seat, crank between the feet, bars in the hands."""
    saddle = along(body["hip"], (-13.0, (0, 1, 0)), (-4.0, (1, 0, 0)))
    pedals = [along(body[f"{side}_toe"], (-5.0, (0, 1, 0)), (-3, (1, 0, 0))) for side in ("right", "left")]
    crank = middle(*pedals)
    hands = place(body, "hands")
    wheel = (prop.x, prop.y, 0.0)
    bones = saddle, along(crank, (-8, X)), wheel, along(hands, (-6, (0, 1, 0)), (4, X))
    marks = [_back(Mark("soft", 0, line=tuple(view.seen(bone)[:2] for bone in bones), width=7.0))]
    feet = (
        ((saddle[0] - 12, 3.0, 0.0), (saddle[0] + 22, 3.0, 0.0)),
        ((wheel[0] - 22, 3.0, 0.0), (wheel[0] + 16, 3.0, 0.0)),
    )
    legs = (along(crank, (-8, (1, 0, 0))), (saddle[0] + 4, 3.0, 0.0)), (wheel, (wheel[0], 3.0, 0.0))
    marks += [_back(rod(view, paint="soft", ends=ends, width=6.0)) for ends in (*feet, *legs)]
    marks += [_back(ball(view, wheel, 24.0, paint="soft")), _back(ball(view, wheel, 15.0, paint="prop"), 1)]
    turn = tuple(view.seen(end)[:2] for end in (pedals[1], crank, pedals[0]))
    marks += [Mark("prop", view.depth(pedals[0]) - 3, line=turn, width=THIN)]
    marks += [
        rod(view, paint="prop", ends=(along(pedal, (-6, X)), along(pedal, (6, X))), width=THICK) for pedal in pedals
    ]
    seat = along(saddle, (-11, X)), along(saddle, (10, X))
    bars = along(hands, (-7, X)), along(hands, (7, X))
    return [
        *marks,
        _back(rod(view, paint="prop", ends=seat, width=6.0), 2),
        rod(view, paint="prop", ends=bars, width=THICK, nearer=-30),
    ]


def elliptical(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """Treads under both feet on long arms to the wheel at (x, y), moving handles in the hands."""
    wheel = (prop.x, prop.y, 0.0)
    post = (prop.w, 3.0, 0.0), (prop.w, prop.h, 0.0)
    marks = [_back(ball(view, wheel, 24.0, paint="soft")), _back(ball(view, wheel, 9.0, paint="prop"), 1)]
    marks += [_back(rod(view, paint="soft", ends=post, width=7.0))]
    marks += [_back(rod(view, paint="soft", ends=((wheel[0] - 20, 3.0, 0.0), (prop.w + 14, 3.0, 0.0)), width=6.0))]
    for side, paint in (("left", "soft"), ("right", "prop")):
        sole = along(body[f"{side}_ankle"], (-10.5, (0, 1, 0)))
        tread = along(sole, (-12, X)), along(sole, (22, X))
        knuckle = (prop.w, 42.0, sole[2])
        hand = body[f"{side}_hand"]
        marks += [rod(view, paint=paint, ends=tread, width=THICK, nearer=-4)]
        marks += [
            _back(rod(view, paint=paint, ends=(along(wheel, (sole[1] - 30, (0, 1, 0))), tread[0]), width=THIN), 3)
        ]
        marks += [rod(view, paint=paint, ends=(tread[1], knuckle), width=THIN, nearer=-14)]
        marks += [rod(view, paint=paint, ends=(knuckle, along(hand, (8, (0, 1, 0)))), width=THIN, nearer=-8)]
    return marks


def path(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """The ground of a walk: a rise of `h` over `w`, from x."""
    return [
        _back(rod(view, paint="soft", ends=((prop.x, prop.y, 0), (prop.x + prop.w, prop.y + prop.h, 0)), width=5.0))
    ]


def rower(_: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A sliding seat under the hips, footplates, and the chain from the wheel to the hands."""
    hip, hands, feet = body["hip"], place(body, "hands"), place(body, "feet")
    wheel = (feet[0] + 40, 34.0, 0.0)
    seat = (hip[0] - 14, hip[1] - 13.5, 0.0), (hip[0] + 12, hip[1] - 13.5, 0.0)
    rail = (-62.0, seat[0][1] - 5, 0.0), (wheel[0], 12.0, 0.0)
    marks = [_back(rod(view, paint="soft", ends=rail, width=6.0)), _back(ball(view, wheel, 24.0, paint="soft"), 1)]
    marks += [_back(ball(view, wheel, 13.0, paint="prop"), 2), _back(rod(view, paint="prop", ends=seat, width=6.0), 3)]
    marks += [_back(rod(view, paint="soft", ends=((x, 3.0, 0), (x, 14.0, 0)), width=6.0)) for x in (-54.0, wheel[0])]
    plate = (feet[0] + 4, feet[1] - 8, 0.0), (feet[0] + 18, feet[1] + 20, 0.0)
    marks += [_back(rod(view, paint="prop", ends=plate, width=THICK), 4)]
    handle = along(hands, (-12, Z)), along(hands, (12, Z))
    chain = rod(view, paint="prop", ends=(along(wheel, (14, (0, 1, 0))), hands), width=THIN, nearer=8)
    return [*marks, chain, rod(view, paint="prop", ends=handle, width=THICK, nearer=12)]


def leg_press(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """A sloping back pad behind the trunk, a seat under the hips, and a plate under both feet."""
    hip, neck, feet = body["hip"], body["neck"], place(body, "feet")
    behind, under = body.chest.front, (0.0, -1.0, 0.0)
    pad = along(hip, (-16, behind), (4, under)), along(neck, (-16, behind), (22, body.chest.top))
    seat = along(hip, (14, under), (-8, X)), along(hip, (12, under), (20, X))
    sole = along(feet, (SOLE_GAP, body_way(body)))
    plate = along(sole, (26, (0, 1, 0)), (-3.5, X)), along(sole, (-24, (0, 1, 0)), (3.5, X))
    stand = (prop.x, 4.0, 0.0), (sole[0] + 26, 4.0, 0.0)
    posts = (hip[0] - 4, 4.0, 0.0), along(hip, (16, under)), (sole[0] + 18, 4.0, 0.0), along(sole, (6, X))
    marks = [_back(rod(view, paint="soft", ends=ends, width=7.0)) for ends in (stand, posts[:2], posts[2:])]
    marks += [_back(rod(view, paint="prop", ends=ends, width=8.5), 2) for ends in (pad, seat, plate)]
    return marks


def body_way(body: Skeleton) -> Vec:
    """From the ankle out through the sole."""
    return unit(between(body["right_knee"], body["right_ankle"]))


def water(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """Water up to `h`, `w` wide, over whoever walks in it."""
    half = prop.w / 2
    pool = slab(view, (-half, 0, 0), (half, prop.h, 0), paint="water", depth=400)
    return [pool, rod(view, paint="water", ends=((-half, prop.h, 0), (half, prop.h, 0)), width=THIN, nearer=401)]


def _back(mark: Mark, nearer: float = 0) -> Mark:
    return mark.at(FAR_BACK + nearer)


X: Vec = (1.0, 0.0, 0.0)
Z: Vec = (0.0, 0.0, 1.0)
SOLE_GAP = 9.5
MACHINES: dict[str, Maker] = {
    "bike": bike,
    "elliptical": elliptical,
    "path": path,
    "rower": rower,
    "leg-press": leg_press,
    "water": water,
}
