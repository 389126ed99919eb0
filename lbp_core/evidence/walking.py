"""The walking plan of data/templates/walking.yaml: how easy walking grows over half a year. Who walks how far: planning."""

from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from lbp_core.evidence.reading import Problem, nearest
from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.exercise import Exercise
from lbp_core.models.verdict import Tag

FILE = "data/templates/walking.yaml"
Days = Annotated[int, Field(ge=1, le=7)]


class Stage(Frozen):
    """Some weeks of the plan: days a week, minutes each time, and the rung of the walk that this is."""

    weeks: tuple[int, int]
    days: Days
    minutes: tuple[int, int]
    rung: int
    says: str = Field(min_length=10)


class WalkingGoal(Frozen):
    """Where the plan leads: days a week and minutes each time, by the end of that week."""

    days: Days
    minutes: int
    by_week: int


class WalkingTold(Frozen):
    """How it is said in a line: where the walks are, what comes next, where it leads."""

    now: str
    before: str
    next: str
    goal: str


class WalkingPlan(Frozen):
    """data/templates/walking.yaml. Its goal is its source's; the stages on the way are our own."""

    name: str
    says: str
    stages: tuple[Stage, ...] = Field(min_length=2)
    told: WalkingTold
    goal: WalkingGoal
    source: str
    tag: Tag


@once_per_language
def walking_plan() -> WalkingPlan:
    """The plan. Raises BrokenKnowledge."""
    return read_spoken(WalkingPlan, "templates/walking.yaml")


def walking_problems(plan: WalkingPlan, *, walk: Exercise | None, sources: Collection[str] | None) -> Iterable[Problem]:
    """Weeks that leave a gap, minutes that are not the rung's, a plan that shrinks, and a goal it never reaches."""
    if sources is not None and plan.source not in sources:
        says = f"cites '{plan.source}', which data/sources.yaml does not list.{nearest(plan.source, sources)}"
        yield Problem(FILE, "source", f"{says} Add it there first.")
    for number, (before, stage) in enumerate(pairwise(plan.stages), 2):
        yield from _after(f"stages.{number}", before, stage)
    for number, stage in enumerate(plan.stages, 1):
        if walk is not None:
            yield from _as_its_rung(f"stages.{number}", stage, walk)
    last = plan.stages[-1]
    if (last.days, last.minutes[1], last.weeks[1]) != (plan.goal.days, plan.goal.minutes, plan.goal.by_week):
        yield Problem(FILE, "goal", "is not where the last stage ends. Correct one of the two.")


def _after(entry: str, before: Stage, stage: Stage) -> Iterable[Problem]:
    if stage.weeks[0] != before.weeks[1] + 1 or stage.weeks[1] < stage.weeks[0]:
        says = f"begins in week {stage.weeks[0]}; the stage before it ends in week {before.weeks[1]}. Join them."
        yield Problem(FILE, entry, says)
    if stage.days * stage.minutes[1] < before.days * before.minutes[1]:
        yield Problem(FILE, entry, "asks for less than the stage before it. Correct its days or minutes.")


def _as_its_rung(entry: str, stage: Stage, walk: Exercise) -> Iterable[Problem]:
    if not 1 <= stage.rung <= len(walk.ladder):
        yield Problem(FILE, entry, f"there is no rung {stage.rung}; rungs of 'walk' run from 1 to {len(walk.ladder)}.")
    elif walk.rung(stage.rung).dose.minutes != stage.minutes:
        low, high = walk.rung(stage.rung).dose.minutes or (0, 0)
        yield Problem(
            FILE, entry, f"its minutes are not those of rung {stage.rung} of 'walk', {low} to {high}. Correct one."
        )
