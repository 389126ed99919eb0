"""What a question is. The questions themselves are in data/questions/, read by lbp_core/evidence/questions.py."""

from enum import StrEnum

from pydantic import Field

from lbp_core.models.base import Frozen, Id
from lbp_core.models.screening import Occasion, Sex
from lbp_core.models.verdict import Tag


class Level(StrEnum):
    """How far a yes goes on its own."""

    EMERGENCY = "emergency"
    URGENT_SAME_DAY = "urgent_same_day"
    URGENT = "urgent"
    ROUTINE = "routine"
    SCOPE = "scope"


class Section(StrEnum):
    """The five short steps of the screening page, in order."""

    NOW = "now"
    PRIVATE = "private"
    LEGS = "legs"
    HEALTH = "health"
    PAIN = "pain"


class Shape(StrEnum):
    """How a training question is answered."""

    SCORE = "score"
    WEEKS = "weeks"
    HOURS = "hours"
    YES_NO = "yes_no"
    TRIGGERS = "triggers"


class AgeLine(Frozen):
    """An age in years, for women and for men."""

    f: int = Field(gt=0)
    m: int = Field(gt=0)

    def ages(self, sex: Sex | None) -> tuple[int, ...]:
        """The line for that sex; both where it is not known."""
        return (self.f, self.m) if sex is None else (getattr(self, sex.value),)


class Wording(Frozen):
    """Other words of a question, for clients `below` an age line or from it on (`since`). One of the two is given."""

    asks: str = Field(min_length=1)
    below: AgeLine | None = None
    since: AgeLine | None = None


class Question(Frozen):
    """One safety question. `short` names it inside a sentence. `private`: the client answers alone.

    A question with `follows` is asked only after a yes to that one, wherever that one is asked. `required`: a full
    screening is not finished without it. `derived`: worked out from age and duration, never asked. `asks` fits every
    client; `asks_instead` has shorter words where the client's age settles a part of it.
    """

    id: Id
    asks: str = Field(min_length=1)
    short: str = Field(min_length=1)
    level: Level
    group: str = Field(min_length=1)
    section: Section
    private: bool = False
    occasions: tuple[Occasion, ...] = ()
    follows: Id | None = None
    required: bool = False
    derived: bool = False
    asks_instead: tuple[Wording, ...] = ()
    source: str
    tag: Tag


class TrainingQuestion(Frozen):
    """One question that shapes the training. `field` is where its answer goes in a ScreenInput.

    `low` and `high` are the words at the two ends of its scale; `unit` is what a number counts.
    """

    id: Id
    asks: str = Field(min_length=1)
    field: str = Field(min_length=1)
    shape: Shape
    low: str | None = None
    high: str | None = None
    unit: str | None = None
    choices: dict[str, str] = {}
    section: Section = Section.PAIN
    required: bool = False
    source: str
    tag: Tag
