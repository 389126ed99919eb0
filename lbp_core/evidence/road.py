"""The long road of data/templates/road.yaml: phases, what each waits for, what is new in a block. Who stands where: planning."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Annotated

from pydantic import Field

from lbp_core.evidence.reading import DATA, Problem, nearest, read_as
from lbp_core.evidence.templates import Slot, goals, goals_in, session_template
from lbp_core.models.base import Frozen, Id
from lbp_core.models.exercise import Exercise
from lbp_core.models.programme import DayKind
from lbp_core.models.road import Phase, RoadFact
from lbp_core.models.verdict import Presentation, Tag

FILE = "data/templates/road.yaml"
Few = Annotated[int, Field(ge=1, le=2)]


class RoadCriterion(Frozen):
    """One line: the stage that must be reached, or a number at least or at most."""

    fact: RoadFact
    stage: Presentation | None = None
    at_least: float | None = None
    at_most: float | None = None
    says: str = Field(min_length=5)
    source: str
    tag: Tag


class PhasePlan(Frozen):
    """One phase."""

    name: str
    goal: str = Field(min_length=10)
    trains: str = Field(min_length=10)
    weeks: tuple[int, int]
    keeps: tuple[RoadCriterion, ...] = ()
    moves_on: tuple[RoadCriterion, ...]
    adds: tuple[Slot, ...] = ()
    source: str
    tag: Tag


class Swap(Frozen):
    """What takes the place of what, in those phases."""

    from_: Id = Field(alias="from")
    to: Id
    phases: tuple[Phase, ...] = Field(min_length=1)
    says: str = Field(min_length=10)


class Variety(Frozen):
    """How much is new in a block, and what may be."""

    new_things: Few
    swaps: tuple[Swap, ...]
    source: str
    tag: Tag


class GoalRoad(Frozen):
    """What a goal brings first."""

    new_things: Few
    brings: tuple[Id, ...]
    says: str = Field(min_length=10)
    source: str
    tag: Tag


class Road(Frozen):
    """data/templates/road.yaml."""

    phases: dict[Phase, PhasePlan]
    variety: Variety
    goals: dict[str, GoalRoad]

    def goals_for(self, texts: Iterable[str]) -> tuple[GoalRoad, ...]:
        """What the client's goals as written bring."""
        named = goals_in(texts)
        return tuple(self.goals[key] for key, goal in goals().items() if goal in named and key in self.goals)


@cache
def road() -> Road:
    """The road. Raises BrokenKnowledge."""
    return read_as(Road, DATA / "templates" / "road.yaml")


def road_problems(
    plan: Road, *, library: Mapping[str, Exercise] | None, sources: Collection[str] | None
) -> Iterable[Problem]:
    """Phases left out, criteria without a threshold, exercises or goals nobody knows, swaps that leave their slot."""
    for phase in Phase:
        if phase not in plan.phases:
            yield Problem(FILE, phase, f"'{phase}' is missing. Add it.")
    yield from _criteria(plan)
    yield from _goals(plan)
    if library is not None:
        yield from _exercises(plan, library)
    for entry, key in _cited(plan):
        if sources is not None and key not in sources:
            says = f"cites '{key}', which data/sources.yaml does not list.{nearest(key, sources)}"
            yield Problem(FILE, entry, f"{says} Add it there first.")


def _criteria(plan: Road) -> Iterable[Problem]:
    for phase, part in plan.phases.items():
        last = phase is list(Phase)[-1]
        if bool(part.moves_on) is last:
            says = (
                "is the last phase and leads nowhere. Empty moves_on." if last else "never ends. Say when one moves on."
            )
            yield Problem(FILE, f"{phase}.moves_on", says)
        for number, line in enumerate((*part.keeps, *part.moves_on), 1):
            given = [one is not None for one in (line.stage, line.at_least, line.at_most)]
            if sum(given) != 1 or (line.fact is RoadFact.STAGE) is (line.stage is None):
                says = "needs one of at_least and at_most; a stage has `stage` alone."
                yield Problem(FILE, f"{phase}.{line.fact} (line {number})", says)


def _goals(plan: Road) -> Iterable[Problem]:
    for key in plan.goals:
        if key not in goals():
            says = f"'{key}' is not a goal in data/templates/goals.yaml.{nearest(key, goals())} Correct it or add it there."
            yield Problem(FILE, f"goals.{key}", says)


def _exercises(plan: Road, library: Mapping[str, Exercise]) -> Iterable[Problem]:
    named = [(f"variety.{swap.from_}", name) for swap in plan.variety.swaps for name in (swap.from_, swap.to)]
    named += [(f"goals.{key}", name) for key, goal in plan.goals.items() for name in goal.brings]
    named += [
        (f"{phase}.adds", name) for phase, part in plan.phases.items() for slot in part.adds for name in slot.choose
    ]
    for entry, name in named:
        if name not in library:
            says = f"'{name}' is not an exercise in data/exercises.{nearest(name, library)} Correct it or add it there."
            yield Problem(FILE, entry, says)
        elif library[name].held_back is not None:
            says = f"'{name}' is held back early and no plan may offer it. Name another."
            yield Problem(FILE, entry, says)
    for swap in plan.variety.swaps:
        if not any({swap.from_, swap.to} <= slot for slot in _slots()):
            says = (
                f"'{swap.to}' cannot take the place of '{swap.from_}': no slot of data/templates/session.yaml has both."
            )
            yield Problem(FILE, f"variety.{swap.from_}", says)


def _slots() -> list[set[str]]:
    return [
        set(slot.choose) for kind in DayKind for block in session_template().day(kind).blocks for slot in block.slots
    ]


def _cited(plan: Road) -> Iterable[tuple[str, str]]:
    yield "variety", plan.variety.source
    yield from ((f"goals.{key}", goal.source) for key, goal in plan.goals.items())
    for phase, part in plan.phases.items():
        yield phase, part.source
        yield from ((f"{phase}.{line.fact}", line.source) for line in (*part.keeps, *part.moves_on))
