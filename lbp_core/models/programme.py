"""A programme: weeks of dated sessions, each in blocks of prescriptions. Versions are written once, never edited."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id
from lbp_core.models.exercise import Block, Dose
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation


class DayKind(StrEnum):
    """What a planned day is for."""

    STRENGTH = "strength"
    CORE = "core"
    WALK = "walk"


class Prescription(Frozen):
    """Exercise, rung and dose, with the sentences that say why; `reviewed` is what the last weekly review changed in it."""

    exercise: Id
    rung: Annotated[int, Field(ge=1, le=20)]
    dose: Dose
    why: tuple[str, ...] = ()
    reviewed: str | None = None


class PlannedBlock(Frozen):
    """One block of a day with the minutes it takes."""

    block: Block
    minutes: float
    exercises: tuple[Prescription, ...]


class PlannedDay(Frozen):
    """One dated session. `kind` says what it is for."""

    date: date
    kind: DayKind
    minutes: float
    blocks: tuple[PlannedBlock, ...]

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """Every exercise of the day in training order."""
        return tuple(item for block in self.blocks for item in block.exercises)


class PlannedWeek(Frozen):
    """One ISO week, Monday first."""

    monday: date
    days: tuple[PlannedDay, ...]


class Wishes(Frozen):
    """What the client can use and wants. `floor`: whether they can get down to the floor and up again."""

    minutes: Annotated[int, Field(ge=10, le=120)] = 45
    days_per_week: Annotated[int, Field(ge=1, le=6)] = 3
    weeks: Annotated[int, Field(ge=2, le=4)] = 4
    equipment: tuple[Id, ...] = ()
    avoid: tuple[Id, ...] = ()
    prefer: tuple[Id, ...] = ()
    goals: tuple[str, ...] = ()
    floor: bool = True


class Programme(Frozen):
    """2 to 4 weeks for one client, drafted for one presentation. `because` says in sentences what shaped it.

    `broken` says which wishes or guidelines it could not keep, `changed` what the last review changed. `wishes`,
    `triggers` and `gentle` (no weights while safety answers are open) are what it was drafted for and keeps to; what is
    `locked` stays in when it is drafted anew. `begun` is the Monday its block began, whatever was changed since;
    `restarted` the day it began again after a break.
    """

    presentation: Presentation
    weeks: tuple[PlannedWeek, ...] = Field(min_length=1)
    because: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    wishes: Wishes | None = None
    triggers: tuple[Trigger, ...] = ()
    gentle: bool = False
    locked: tuple[Id, ...] = ()
    begun: date | None = None
    restarted: date | None = None

    @property
    def days(self) -> tuple[PlannedDay, ...]:
        """Every planned day, earliest first."""
        return tuple(day for week in self.weeks for day in week.days)


class NoPlan(Frozen):
    """No programme may or can be made: the sentence for the trainer, and what stands in the way."""

    sentence: str
    reasons: tuple[str, ...] = ()
