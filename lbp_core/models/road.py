"""The long road of one client: phases, what was reached, how a block ends. What a phase asks for: data/templates/road.yaml."""

from datetime import date
from enum import StrEnum

from lbp_core.models.base import Frozen, Id
from lbp_core.models.exercise import Dose
from lbp_core.models.history import Prescribed
from lbp_core.models.programme import Programme
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Presentation, Tag


class Phase(StrEnum):
    """The phases in their order: later is further along."""

    STABILITY = "stability"
    STRENGTH = "strength"
    LOAD = "load"
    GENERAL = "general"

    @property
    def place(self) -> int:
        """0 is where everybody begins."""
        return list(Phase).index(self)


class RoadFact(StrEnum):
    """What a phase may ask of the records."""

    STAGE = "stage"
    WEEKS_TRAINED = "weeks_trained"
    WEEKS_AWAY = "weeks_away"
    CORE = "core"
    LOADED = "loaded"
    PAIN = "pain"
    CALM_WEEKS = "calm_weeks"


class Reached(Frozen):
    """Where the records leave one exercise: rung and dose last done, never above what had settled by the next morning.

    `settled` False: nothing of it has been known to settle yet. `on` is the day it was last done.
    """

    exercise: Id
    rung: int
    asked: Prescribed | None
    on: date
    settled: bool


class Carried(Frozen):
    """Where a draft begins one exercise: rung, dose on that rung (None: the rung's own), most sets, and why, as part of a
    sentence. Not `settled`: it may begin no higher than the stage does.
    """

    rung: int
    dose: Dose | None = None
    sets: int | None = None
    settled: bool
    says: str


class RoadWeek(Frozen):
    """What one week's records say to the road. Counts look back 26 weeks; None is unknown.

    `weeks_away` counts whole weeks since the last session, `pain` is the mean (0-10) of the known of four weeks.
    """

    monday: date
    stage: Presentation | None
    weeks_trained: int
    weeks_away: int | None
    core: int
    loaded: int
    pain: float | None
    calm_weeks: int


class RoadLine(Frozen):
    """One line of what a phase asks, as it stands: held, not held, or not known. `found` says what the records show."""

    says: str
    holds: bool | None
    found: str
    source: str
    tag: Tag


class RoadStanding(Frozen):
    """Which phase a client is in since when, why, and what the next one waits for. `next` is None at the end."""

    phase: Phase
    name: str
    goal: str
    trains: str
    since: date
    reasons: tuple[RoadLine, ...]
    next: Phase | None
    next_name: str | None
    waits_for: tuple[RoadLine, ...]


class TrainingBlock(Frozen):
    """The block that runs: its first day and last, and whether it is over."""

    begun: date
    ends: date
    over: bool
    says: str


class NextBlock(Frozen):
    """The next block as drafted, kept nowhere yet: what is carried on and what is new, in sentences."""

    phase: Phase
    programme: Programme
    carried: tuple[str, ...]
    new: tuple[str, ...]
    because: str


class Restart(Frozen):
    """The programme at about 70 % after missed weeks, kept nowhere yet."""

    last_session: date
    programme: Programme
    says: str


class YearWeek(Frozen):
    """One week of the year view: what was told and done, in which phase. `away`: it lies in a break of two weeks or
    more without a session.
    """

    point: WeekPoint
    phase: Phase | None
    away: bool


class RoadView(Frozen):
    """All that the page of the road shows."""

    standing: RoadStanding
    weeks: tuple[YearWeek, ...]
    block: TrainingBlock | None
    ahead: tuple[str, ...]
