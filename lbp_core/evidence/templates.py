"""The templates of data/templates: session, presentations, triggers, sets, goals. Filling them is planning's job."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated

from pydantic import Field, RootModel

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen, Id
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation, Tag

FOLDER = DATA / "templates"
Span = tuple[int, int]


class Slot(Frozen):
    """One place in a block. `keep` 1 stays longest when minutes are short; `extra` slots use minutes left over.

    In a `steady` slot only the client's own wish changes the order of choice.
    """

    name: str
    choose: tuple[Id, ...] = Field(min_length=1)
    sets: Span
    keep: int
    why: str
    extra: bool = False
    steady: bool = False


class TemplateBlock(Frozen):
    """One block with its least and most minutes."""

    block: Block
    minutes: Span
    slots: tuple[Slot, ...] = Field(min_length=1)


class DayTemplate(Frozen):
    """One kind of day. A day done `alone` holds few exercises: as many as people keep up."""

    alone: bool = False
    blocks: tuple[TemplateBlock, ...] = Field(min_length=1)
    source: str
    tag: Tag


class HowOften(Frozen):
    """Least and most days a week."""

    days: Span
    says: str
    source: str
    tag: Tag


class SessionTemplate(Frozen):
    """data/templates/session.yaml."""

    strength_day: DayTemplate
    core_day: DayTemplate
    walk_day: DayTemplate
    frequency: dict[DayKind, HowOften]

    def day(self, kind: DayKind) -> DayTemplate:
        """The template of that kind of day."""
        return {DayKind.STRENGTH: self.strength_day, DayKind.CORE: self.core_day, DayKind.WALK: self.walk_day}[kind]


class PresentationPlan(Frozen):
    """How one presentation is worked with: goal, focus, notes, dosing limits, and the rung each exercise starts on."""

    name: str
    goal: str
    focus: str
    notes: tuple[str, ...]
    minutes_most: int
    sets_most: Annotated[int, Field(ge=1, le=6)]
    reps_in_reserve: Annotated[int, Field(ge=0, le=6)]
    loaded: bool
    strength_days_most: Annotated[int, Field(ge=1, le=3)]
    starts: dict[Id, int]
    source: str
    tag: Tag


class TriggerPlan(Frozen):
    """What a trigger leaves out (exercise to rungs) and what it prefers."""

    says: str
    avoid: dict[Id, tuple[int, ...]]
    prefer: tuple[Id, ...]
    source: str
    tag: Tag


class NamedSet(Frozen):
    """A named set to begin from, and what belongs beside it."""

    name: str
    says: str
    exercises: tuple[Id, ...]
    beside: tuple[Id, ...] = ()
    source: str
    tag: Tag


class Goal(Frozen):
    """Words that people use for a goal, and the exercises that lead there."""

    words: tuple[str, ...]
    prefer: tuple[Id, ...]
    says: str


class Presentations(RootModel[dict[Presentation, PresentationPlan]]):
    """data/templates/presentations.yaml."""


class Triggers(RootModel[dict[Trigger, TriggerPlan]]):
    """data/templates/triggers.yaml."""


class NamedSets(RootModel[dict[str, NamedSet]]):
    """data/templates/sets.yaml."""


class Goals(RootModel[dict[str, Goal]]):
    """data/templates/goals.yaml."""


@cache
def session_template() -> SessionTemplate:
    """How a session is built and how often. Raises BrokenKnowledge."""
    return read_as(SessionTemplate, FOLDER / "session.yaml")


@cache
def presentations() -> dict[Presentation, PresentationPlan]:
    """The three presentations. Raises BrokenKnowledge."""
    return read_as(Presentations, FOLDER / "presentations.yaml").root


@cache
def triggers() -> dict[Trigger, TriggerPlan]:
    """What each trigger leaves out and prefers. Raises BrokenKnowledge."""
    return read_as(Triggers, FOLDER / "triggers.yaml").root


@cache
def named_sets() -> dict[str, NamedSet]:
    """The named starting sets. Raises BrokenKnowledge."""
    return read_as(NamedSets, FOLDER / "sets.yaml").root


@cache
def goals() -> dict[str, Goal]:
    """The goals and their words. Raises BrokenKnowledge."""
    return read_as(Goals, FOLDER / "goals.yaml").root


def goals_in(texts: Iterable[str]) -> tuple[Goal, ...]:
    """The goals whose words occur in what the client wrote."""
    said = {word.strip(".,;:!?'\"") for text in texts for word in text.casefold().split()}
    return tuple(goal for goal in goals().values() if said & set(goal.words))
