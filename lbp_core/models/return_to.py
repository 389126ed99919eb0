"""What is held back early and the criteria under which it returns. Whether they are met is for the records to say."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from lbp_core.models.base import Frozen, Id
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Tag


class Group(StrEnum):
    """The six groups that wait in the early stages."""

    HEAVY_DEADLIFT = "heavy_deadlift"
    REPEATED_SIT_UPS = "repeated_sit_ups"
    FAST_HINGE = "fast_hinge"
    TIRED_BENDING = "tired_bending"
    IMPACT = "impact"
    HARD_ENDURANCE = "hard_endurance"


class Fact(StrEnum):
    """Who or what confirms a criterion: a record of the studio, or the trainer's own tick."""

    SCREENING = "screening"
    STAGE = "stage"
    WEEK_PAIN = "week_pain"
    CALM_WEEKS = "calm_weeks"
    CONFIDENCE = "confidence"
    SESSIONS = "sessions"
    FAILED_TWICE = "failed_twice"
    TRAINER = "trainer"


COUNTED = frozenset({Fact.WEEK_PAIN, Fact.CALM_WEEKS, Fact.CONFIDENCE, Fact.SESSIONS})
"""Facts that are numbers: their criteria need a threshold."""


class Criterion(Frozen):
    """One line of a checklist. A threshold has its unit; `exercise` and `rung` say whose sessions are meant.

    `triggers` are those that must not have brought the pain on for as many weeks as the threshold says.
    """

    says: str = Field(min_length=10)
    fact: Fact
    at_least: float | None = None
    at_most: float | None = None
    unit: str | None = None
    exercise: Id | None = None
    triggers: tuple[Trigger, ...] = ()
    rung: int | None = None
    source: str
    tag: Tag


class HeldBack(Frozen):
    """Why an exercise waits, and what it needs beyond the common gate (data/templates/unlock.yaml)."""

    group: Group
    because: str = Field(min_length=20)
    criteria: tuple[Criterion, ...] = ()


class Checked(Frozen):
    """One line as it stands for one client: held, not held, or not known from the records. `found` says what they show.

    `said` is how often the trainer has answered it by hand.
    """

    line: Criterion
    holds: bool | None
    found: str
    by_hand: bool = False
    said: int = 0


class Tick(Frozen):
    """The trainer's own word on one line of an exercise's checklist; `holds` False takes it back."""

    exercise: Id
    says: str
    holds: bool


class Setback(Frozen):
    """A held-back exercise that failed on two exposures in a row. `says` tells what went wrong on each of the two days.

    `to` is the step it goes back to (0: there is none easier, so it rests); from `until` on it may go up again.
    """

    exercise: Id
    rung: int
    last: date
    told: date
    until: date
    says: str

    @property
    def to(self) -> int:
        """One step below where it failed."""
        return max(0, self.rung - 1)

    def in_force(self, on: date) -> bool:
        """Whether the two weeks still run on that day."""
        return on < self.until


class Returned(Frozen):
    """Which held-back exercises have their whole checklist done, and which failed twice in a row so lately that they wait."""

    ready: frozenset[Id] = frozenset()
    setbacks: tuple[Setback, ...] = ()

    def setback(self, exercise: str) -> Setback | None:
        """What that exercise waits for; None where it does not."""
        return next((one for one in self.setbacks if one.exercise == exercise), None)


class SetbackView(Frozen):
    """One setback for the programme page. `to_take`: the programme still has the exercise above the step it goes back to."""

    setback: Setback
    says: str
    to_take: bool
