"""What `python -m lbp_core plan` reads: who the plan is for, and what they have and want. No planning here."""

from datetime import date
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id
from lbp_core.models.programme import Wishes
from lbp_core.models.screening import ScreenInput

LATEST = date(9999, 1, 1)
"""So late that the weeks after it are still days of the calendar."""

FLOOR = "floor"
"""The one word in `avoid` that is no exercise: the client does not get down to the floor and up again."""


class PlanInput(Frozen):
    """One client to plan for. Only `screening` and `start` must be there; null minutes, days or weeks mean the usual ones.

    `avoid` has exercise ids, and 'floor' for whoever does not get down to the floor.
    """

    screening: ScreenInput
    start: Annotated[date, Field(le=LATEST)]
    goals: tuple[str, ...] = ()
    equipment: tuple[Id, ...] = ()
    minutes: Annotated[int, Field(ge=10, le=120)] | None = None
    days_per_week: Annotated[int, Field(ge=1, le=6)] | None = None
    weeks: Annotated[int, Field(ge=2, le=4)] | None = None
    avoid: tuple[Id, ...] = ()
    prefer: tuple[Id, ...] = ()

    @property
    def wishes(self) -> Wishes:
        """The same as the planner reads it."""
        named = ("goals", "equipment", "minutes", "days_per_week", "weeks", "prefer")
        given = {name: getattr(self, name) for name in named if getattr(self, name) is not None}
        avoid = tuple(name for name in self.avoid if name != FLOOR)
        return Wishes(**given, avoid=avoid, floor=FLOOR not in self.avoid)
