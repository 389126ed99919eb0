"""The invented clients of the demo studio, as data/demo/clients.yaml tells them. Living through them is coach's job."""

from functools import cache
from typing import Annotated, Literal

from pydantic import Field, RootModel

from lbp_core.evidence.questions import questions
from lbp_core.evidence.reading import DATA, BrokenKnowledge, Problem, nearest, read_as
from lbp_core.models.base import Frozen, Id, Score
from lbp_core.models.body_note import BodyNote
from lbp_core.models.consent import Subject
from lbp_core.models.par_q import ParQOutcome
from lbp_core.models.programme import Wishes
from lbp_core.models.screening import Irritability, Sex, Trigger
from lbp_core.models.verdict import Verdict

FILE = DATA / "demo" / "clients.yaml"
WEEKS_MOST = 260
Chance = Annotated[float, Field(ge=0, le=1)]


class Told(Frozen):
    """What the client said at the first screening. Every safety question not named in `yes` was answered no."""

    pain_now: Score
    pain_average: Score
    pain_worst: Score
    duration_weeks: float
    irritability: Irritability
    triggers: tuple[Trigger, ...] = ()
    yes: tuple[str, ...] = ()


class Body(Frozen):
    """How this back behaves. Pain in points, loads as a multiple of the first programme's.

    Pain moves from `pain` to `settles_to` in about `settling_weeks`, plus `drift` a week; `tolerance` is the load it
    bears without complaint and `gains` a week; a session above it raises pain by `sensitivity` points per 100 % too
    much. `noise` is the SD of a report, `reporting` what is left out of it or added.
    """

    pain: Score
    settles_to: Score
    settling_weeks: Annotated[float, Field(gt=0)] = 8
    drift: float = 0
    tolerance: Annotated[float, Field(gt=0)] = 1.2
    gains: float = 0.03
    sensitivity: Annotated[float, Field(ge=0)] = 4
    noise: Annotated[float, Field(ge=0)] = 0.9
    reporting: float = 0


class Habits(Frozen):
    """How reliably the client comes and answers: chances from 0 to 1, and confidence at the start and at the end."""

    sessions: Chance = 0.92
    mornings: Chance = 0.8
    check_ins: Chance = 0.95
    confidence: tuple[Score, Score] = (6, 8)
    activities: tuple[Score, Score] = (5, 8)


class Event(Frozen):
    """Something that happened so many whole weeks ago; 1 is last week. Each kind uses its own fields."""

    weeks_ago: Annotated[int, Field(ge=1, le=WEEKS_MOST)]
    kind: Literal["flare", "bad_morning", "silence", "says", "trainer"]
    days: Annotated[int, Field(ge=1, le=60)] = 3
    rise: float = 3
    question: str | None = None
    taken: Verdict | None = None
    why: str | None = None


class Expected(Frozen):
    """Where the story ends, in the engine's own words; a test holds the demo to it.

    `waiting` is last week's verdict, not decided yet; `last` the newest decision taken; `ever` and `never` are about all.
    """

    locked: bool = False
    waiting: Verdict | None = None
    last: Verdict | None = None
    ever: tuple[Verdict, ...] = ()
    never: tuple[Verdict, ...] = ()
    session: Literal["none", "due", "open"] = "none"


class Filed(Frozen):
    """The papers on the first day. `par_q_days_before`: how much earlier the form was filled in.

    `scores` has the first and the last score of each measure; the last one is of last week.
    """

    par_q: ParQOutcome | None = ParQOutcome.ALL_NO
    par_q_days_before: Annotated[int, Field(ge=0, le=360)] = 0
    agrees: tuple[Subject, ...] = tuple(Subject)
    body: BodyNote | None = None
    scores: dict[Id, tuple[float, float]] = {}


class Story(Frozen):
    """One invented person."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    story: Annotated[str, Field(min_length=1)]
    age: Annotated[int, Field(ge=18, le=100)]
    sex: Sex | None = None
    weeks: Annotated[int, Field(ge=0, le=WEEKS_MOST)]
    activities: tuple[str, ...] = ()
    wishes: Wishes = Wishes()
    told: Told
    papers: Filed = Filed()
    body: Body = Body(pain=4, settles_to=2)
    habits: Habits = Habits()
    events: tuple[Event, ...] = ()
    expect: Expected = Expected()


class StoryFile(RootModel[tuple[Story, ...]]):
    """data/demo/clients.yaml."""


@cache
def demo_stories() -> tuple[Story, ...]:
    """Every invented client in the file's order. Raises BrokenKnowledge."""
    found = read_as(StoryFile, FILE).root
    problems = [Problem("data/demo/clients.yaml", story.name, says) for story in found for says in _amiss(story)]
    if problems:
        raise BrokenKnowledge(problems)
    return found


def _amiss(story: Story) -> list[str]:
    asked = [*story.told.yes, *(event.question for event in story.events if event.question is not None)]
    found = [
        f"'{name}' is not a safety question.{nearest(name, questions())} Write one of their ids."
        for name in asked
        if name not in questions()
    ]
    found += [
        f"an event {event.weeks_ago} weeks ago lies before the {story.weeks} weeks of the story. Move it or lengthen it."
        for event in story.events
        if event.weeks_ago > story.weeks
    ]
    found += [
        f"an event of kind '{event.kind}' needs '{wanted}'. Add it."
        for event in story.events
        for kind, wanted in (("says", "question"), ("trainer", "taken"))
        if event.kind == kind and getattr(event, wanted) is None
    ]
    return found
