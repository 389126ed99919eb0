"""When an exercise bothers: what was felt, and the ways to make it easier. What a way does to the dose: planning/easing."""

from enum import StrEnum

from lbp_core.models.base import Frozen, Id
from lbp_core.models.exercise import Dose


class Bother(StrEnum):
    """When in the exercise it bothers."""

    END_OF_RANGE = "end_of_range"
    UNDER_WEIGHT = "under_weight"
    ONE_SIDE = "one_side"
    TOP_OF_LIFT = "top_of_lift"
    LATE_IN_SET = "late_in_set"
    BENDING_OR_TURNING = "bending_or_turning"


class EasyWay(StrEnum):
    """What a strategy does to the dose."""

    NOTHING = "nothing"
    LESS_WEIGHT = "less_weight"
    BAND = "band"
    SLOWER = "slower"
    OTHER = "other"


class Easing(Frozen):
    """One way to make an exercise easier today, said so that it can be done at once. `first`: it answers what was felt.

    `rung` and `dose` are what then stands in the session; `instead` is another exercise's id.
    """

    strategy: str
    name: str
    says: str
    rung: int
    dose: Dose
    instead: Id | None = None
    first: bool = False
    source: str
