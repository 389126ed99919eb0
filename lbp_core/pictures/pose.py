"""What data/pictures/ says of a drawing: poses, things in the room, arrows, words. Placing them is skeleton.py's job.

Angles are degrees, lengths cm. x is the way the figure faces, y is up from the floor, z is to the figure's right, which
is the side nearest to the onlooker.
"""

from typing import Annotated, Literal

from pydantic import Field

from lbp_core.models.base import Frozen

Spot = tuple[float, float, float]


class Limb(Frozen):
    """An arm or a leg: by its joint angles, or by where hand or foot is `to` be, which decides the angles.

    `flex` brings it forward, `out` sideways, `spin` turns it about its length, `fold` bends elbow or knee, `ankle` pulls
    the toes up. `to` is the middle of the palm or the sole under the ankle. `bow` is where elbow or knee points. A foot
    that is `to` somewhere is flat, or `heel` degrees raised on its ball (below zero: on its heel), and `toes` degrees
    turned outwards. `hold` puts the hand on the `head` or the `hips`, wherever these are; `under` says the hand lies
    under the body.
    """

    flex: float = 0
    out: float = 0
    spin: float = 0
    fold: float = 0
    ankle: float = 0
    to: Spot | None = None
    bow: Spot | None = None
    hold: Literal["head", "hips"] | None = None
    under: bool = False
    heel: float = 0
    toes: float = 0
    flat: bool = False


class Pose(Frozen):
    """One position of the whole body. `lean`, `roll`, `turn` place the pelvis; `bend`, `side`, `twist` the chest on it.

    `on` names the point that is planted and where it touches: its height is that of the floor, step or bench under it.
    """

    lean: float = 0
    roll: float = 0
    turn: float = 0
    bend: float = 0
    side: float = 0
    twist: float = 0
    nod: float = 0
    gaze: float = 0
    on: str = "right_foot"
    x: float = 0
    y: float = 0
    z: float | None = None
    right_arm: Limb = Limb()
    left_arm: Limb = Limb()
    right_leg: Limb = Limb()
    left_leg: Limb = Limb()


class Prop(Frozen):
    """A thing in the room. Which numbers it uses, props.py says for each kind. `of` is the body point it hangs on."""

    kind: str
    x: float = 0
    y: float = 0
    z: float = 0
    w: float = 0
    h: float = 0
    of: str | None = None
    to: str | None = None
    when: Literal["start", "end", "both"] = "both"


class Arrow(Frozen):
    """Which way it goes: the path of a body point from start to end, or two places. `bulge` bows it out, cm."""

    of: str | None = None
    a: tuple[float, float] | None = None
    b: tuple[float, float] | None = None
    bulge: float = 0
    off: tuple[float, float] = (0, 0)
    both: bool = False


class Lens(Frozen):
    """What a second, magnified view shows: `wide` cm round a body point, `off` moves its middle."""

    of: str
    wide: float = 50
    off: tuple[float, float] = (0, 0)


class Drawing(Frozen):
    """One picture. `view` is how far the onlooker walks round: 0 side, 90 front. `apart` sets start and end side by side.

    `shows` names the exercises and rungs it stands for.
    """

    id: str
    name: str
    says: Annotated[str, Field(min_length=20)]
    shows: dict[str, tuple[str, ...]]
    view: float = 16
    above: float = 0
    start: Pose
    end: Pose | None = None
    apart: float = 0
    solid: Literal["start", "end"] = "end"
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    floor: bool = True
    lens: Lens | None = None
