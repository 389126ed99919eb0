"""What a trainer changes in a programme by hand, one tap at a time, and what stands against it. Nothing is applied here."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id
from lbp_core.models.exercise import Block, Dose
from lbp_core.models.programme import DayKind, Programme
from lbp_core.models.records import ProgrammeVersion

RungNumber = Annotated[int, Field(ge=1, le=20)]


class EditKind(StrEnum):
    """One kind of change by hand."""

    SWAP = "swap"
    STEP = "step"
    DOSE = "dose"
    MOVE = "move"
    ADD = "add"
    OUT = "out"
    LOCK = "lock"
    UNLOCK = "unlock"


class Edit(Frozen):
    """One change, in every day of that kind. `exercise` is the one there now, or for `add` the new one.

    `to` and `rung` are the exercise and step put in place (swap), `rung` the step (step, add), `dose` the whole new dose,
    `by` the places to move within the block (-1 is one earlier), `block` where an exercise is added, `note` how it is done
    from now on.
    """

    kind: EditKind
    day: DayKind
    exercise: Id
    to: Id | None = None
    rung: RungNumber | None = None
    dose: Dose | None = None
    by: Annotated[int, Field(ge=-20, le=20)] | None = None
    block: Block | None = None
    note: Annotated[str, Field(max_length=200)] | None = None


class EditOnRecord(Frozen):
    """One tap on the programme being changed: `base` is the version it began from; no `edit` takes the last one back."""

    base: str
    edit: Edit | None = None


class Concern(Frozen):
    """Something a programme goes against. A `stop` cannot be overruled; anything else may be, with a reason."""

    says: str
    day: DayKind | None = None
    exercise: str | None = None
    stop: bool = False


class Editing(Frozen):
    """A version with the changes made to it so far. `new_concerns` are those that the version itself did not have.

    `taps` are the changes that count, `filed` all taps ever made on this version, those taken back and the takings back
    among them: it only grows, so it tells one tap from the same one made later. `minutes` is the longest session planned,
    `last` the change that undo takes back, in words; None without one.
    """

    version: ProgrammeVersion
    programme: Programme
    changes: tuple[str, ...]
    concerns: tuple[Concern, ...]
    new_concerns: tuple[Concern, ...]
    taps: int
    filed: int
    minutes: int
    last: str | None = None


class Instead(Frozen):
    """An exercise that may stand in, the step of it to begin on, why, what would change, and what it goes against."""

    exercise: str
    rung: int
    name: str
    because: str
    changes: tuple[str, ...]
    concerns: tuple[Concern, ...]
