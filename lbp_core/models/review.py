"""The weekly review: what goes in and what comes out, key for key as the command line has it."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Score
from lbp_core.models.history import AppliedDecision, CheckIn, Session
from lbp_core.models.reason import Reason
from lbp_core.models.screening import Clearance, Trigger
from lbp_core.models.verdict import Verdict


class Meanwhile(StrEnum):
    """What training does while a referral runs; the verdict itself where nothing is referred."""

    PROGRESS = "progress"
    HOLD = "hold"
    REGRESS = "regress"
    NONE = "none"


class Lever(StrEnum):
    """The one thing that changes in an exercise."""

    REPS = "reps"
    HOLD = "hold"
    RUNG = "rung"
    SETS = "sets"
    LOAD = "load"


class ReviewClient(Frozen):
    """What the review needs to know of the person."""

    age: Annotated[int, Field(ge=0, le=120)] | None = None
    duration_weeks: Annotated[float, Field(ge=0, le=5_200)] | None = None
    usual_triggers: tuple[Trigger, ...] = ()


class Baseline(Frozen):
    """Where the client began, from the first screening."""

    pain_average: Score | None = None
    pain_worst: Score | None = None
    confidence: Score | None = None


class ReviewInput(Frozen):
    """One client's history up to `as_of`, as `python -m lbp_core review` reads it. Row order does not matter."""

    as_of: date
    client: ReviewClient = ReviewClient()
    baseline: Baseline = Baseline()
    sessions: tuple[Session, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    decisions: tuple[AppliedDecision, ...] = ()
    clearances: tuple[Clearance, ...] = ()

    @property
    def rows(self) -> tuple[Session | CheckIn, ...]:
        """Sessions and check-ins together."""
        return (*self.sessions, *self.check_ins)


Amount = int | float | tuple[int, int] | None


class Change(Frozen):
    """One exercise's change for next week. `from_` and `to` are in the lever's own unit: reps, seconds, rung, sets, kg."""

    exercise: str
    lever: Lever
    from_: Amount = Field(alias="from", serialization_alias="from")
    to: Amount
    load_factor: float


class Estimate(Frozen):
    """Level of pain with its band, its slope in points a week, and the chance (0-1) of a bad morning."""

    level: float
    band: tuple[float, float]
    trend_per_week: float | None
    chance_bad_morning: float | None


class ReviewResult(Frozen):
    """The decision for next week. `reasons` holds every rule that fired, the deciding ones first."""

    verdict: Verdict
    meanwhile: Meanwhile
    reasons: tuple[Reason, ...] = Field(min_length=1)
    changes: tuple[Change, ...]
    load_factor: float
    readings: int
    estimate: Estimate | None

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The reasons that settled it; the others were outvoted, not lost."""
        return tuple(reason for reason in self.reasons if reason.verdict == self.verdict)

    @property
    def outvoted(self) -> tuple[Reason, ...]:
        """What was said and did not settle it."""
        return tuple(reason for reason in self.reasons if reason.verdict != self.verdict)
