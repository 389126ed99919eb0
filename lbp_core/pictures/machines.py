"""Machines that the feet turn or tread: bike, elliptical, treadmill. The pedals are where the feet are."""

from lbp_core.pictures.furniture import FAR_BACK, slab
from lbp_core.pictures.marks import Mark, View
from lbp_core.pictures.pose import Prop
from lbp_core.pictures.props import THICK, THIN, Maker, ball, place, rod
from lbp_core.pictures.skeleton import Skeleton
from lbp_core.pictures.space import Vec, along, middle


def bike(prop: Prop, body: Skeleton, view: View) -> list[Mark]:
    """Saddle under the seat, crank between the feet, bars in the hands."""
    saddle = along(body["hip"], (-13.0, (0, 1, 0)), (-4.0, (1, 0, 0)))
    pedals = [along(body[f"{side}_toe"], (-5.0, (0, 1, 0)), (-3, (1, 0, 0))) for side in ("right", "left")]
    crank = middle(*pedals)
    hands = place(body, "hands")
    wheel = (prop.x, prop.y, 0.0)
    frame = [(saddle, along(crank, (-8, (1, 0, 0)))), (crank, wheel), (wheel, along(hands, (-6, (0, 1, 0)), (4, (1, 0, 0))))]
    marks = [_back(rod(view, paint="soft", ends=ends, width=7.0)) for ends in frame]
    feet = ((saddle[0] - 12, 3.0, 0.0), (saddle[0] + 22, 3.0, 0.0)), ((wheel[0] - 22, 3.0, 0.0), (wheel[0] + 16, 3.0, 0.0))
    legs = (along(crank, (-8, (1, 0, 0))), (saddle[0] + 4, 3.0, 0.0)), (wheel, (wheel[0], 3.0, 0.0))
    marks += [_back(rod(view, paint="soft", ends=ends, width=6.0)) for ends in (*feet, *legs)]
    marks += [_back(ball(view, wheel, 24.0, paint="soft")), _back(ball(view, wheel, 15.0, paint="prop"), 1)]
    marks += [rod(view, paint="prop", ends=(pedals[1], crank), width=THIN, nearer=-20)]
    marks += [rod(view, paint="prop", ends=(crank, pedals[0]), width=THIN, nearer=-3)]
    marks += [rod(view, paint="prop", ends=(along(pedal, (-6, X)), along(pedal, (6, X))), width=THICK) for pedal in pedals]
    seat = along(saddle, (-11, X)), along(saddle, (10, X))
    bars = along(hands, (-7, X)), along(hands, (7, X))
    return [*marks, _back(rod(view, paint="prop", ends=seat, width=6.0), 2), rod(view, paint="prop", ends=bars, width=THICK, nearer=-30)]


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
        marks += [_back(rod(view, paint=paint, ends=(along(wheel, (sole[1] - 30, (0, 1, 0))), tread[0]), width=THIN), 3)]
        marks += [rod(view, paint=paint, ends=(tread[1], knuckle), width=THIN, nearer=-14)]
        marks += [rod(view, paint=paint, ends=(knuckle, along(hand, (8, (0, 1, 0)))), width=THIN, nearer=-8)]
    return marks


def treadmill(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """A belt from x, `w` long, its top at 0, with an upright at its front."""
    front = prop.x + prop.w
    belt = slab(view, (prop.x, -14, -22), (front, -4, 22), paint="soft", depth=FAR_BACK)
    upright = _back(rod(view, paint="soft", ends=((front - 6, -6, 0), (front + 4, 100, 0)), width=7.0), 1)
    grip = _back(rod(view, paint="prop", ends=((front - 24, 98, 0), (front + 4, 104, 0)), width=THICK), 2)
    return [belt, upright, grip]


def path(prop: Prop, _: Skeleton, view: View) -> list[Mark]:
    """The ground of a walk: a rise of `h` over `w`, from x."""
    return [_back(rod(view, paint="soft", ends=((prop.x, prop.y, 0), (prop.x + prop.w, prop.y + prop.h, 0)), width=5.0))]


def _back(mark: Mark, nearer: float = 0) -> Mark:
    return Mark(mark.paint, FAR_BACK + nearer, hulls=mark.hulls, line=mark.line, width=mark.width)


X: Vec = (1.0, 0.0, 0.0)
MACHINES: dict[str, Maker] = {"bike": bike, "elliptical": elliptical, "treadmill": treadmill, "path": path}
