"""A score that says how a client is getting on, and how a row of them reads. Which there are: data/measures.yaml."""

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from lbp_core.models.base import Frozen, Id
from lbp_core.models.verdict import Tag


class Better(StrEnum):
    """Which way is better; 'none' where the score is no measure of change."""

    LOWER = "lower"
    HIGHER = "higher"
    NONE = "none"


class Asked(StrEnum):
    """Where the answer comes from."""

    CHECK_IN = "check_in"
    TRAINER = "trainer"


class May(StrEnum):
    """What the licence allows here."""

    OWN_WORDS = "own_words"
    SCORE_ONLY = "score_only"


class Size(StrEnum):
    """A measurement of the body instead of a score: kept in whole grams or millimetres, shown in the client's units."""

    MASS = "mass"
    LENGTH = "length"


class Threshold(Frozen):
    """A size of change in points, or in percent of the first score where that is less; what it rests on."""

    points: float = Field(gt=0)
    percent: float | None = Field(default=None, gt=0, le=100)
    source: str
    tag: Tag


class Licence(Frozen):
    """Whose form it is, in a sentence."""

    may: May
    says: str = Field(min_length=10)
    source: str


class Measure(Frozen):
    """One measure. With `choices` the score is the place of the answer among them, counted from `low`.

    With `size` low, high and the scores are grams or millimetres until the coach dresses it in `unit`; a new number more
    than `asks_again_percent` away from the last is asked for once more.
    """

    name: str = Field(min_length=1)
    asks: str = Field(min_length=1)
    asked: Asked
    low: int
    high: int
    better: Better
    matters: Threshold | None = None
    noise: Threshold | None = None
    choices: tuple[str, ...] = ()
    size: Size | None = None
    unit: str | None = None
    asks_again_percent: float | None = Field(default=None, gt=0)
    licence: Licence

    @model_validator(mode="after")
    def _scale_makes_sense(self) -> "Measure":
        if self.low >= self.high:
            raise ValueError(f"low is {self.low} and high is {self.high}; low comes first.")
        if self.choices and len(self.choices) != self.high - self.low + 1:
            raise ValueError(f"{self.low} to {self.high} asks for {self.high - self.low + 1} choices.")
        if self.size is not None and (self.choices or self.better is not Better.NONE):
            raise ValueError("A measurement of the body has no choices, and no better or worse.")
        return self

    def shown(self, score: float) -> str:
        """'12 of 24', '84.5 kg', or the words of a choice."""
        if self.unit is not None:
            return f"{score:g} {self.unit}"
        return self.choices[int(score) - self.low] if self.choices else f"{score:g} of {self.high}"


class MeasureScore(Frozen):
    """One score as it was taken on that day."""

    measure: Id
    score: float = Field(ge=0, le=1_000_000)
    on: date


class Change(StrEnum):
    """What became of a score since the first."""

    FIRST = "first"
    NO_MEASURE = "no_measure"
    SAME = "same"
    WITHIN_NOISE = "within_noise"
    A_LITTLE_BETTER = "a_little_better"
    BETTER = "better"
    WORSE = "worse"


class MeasureRow(Frozen):
    """One measure's scores of one client, oldest first, with the change since the first in a sentence.

    `name` is the measure's, or the activity as the client named it; `then` and `now` are what is compared, in words.
    """

    id: Id
    name: str
    measure: Measure
    scores: tuple[tuple[date, float], ...] = Field(min_length=1)
    change: Change
    then: str = ""
    now: str = ""
    says: str
