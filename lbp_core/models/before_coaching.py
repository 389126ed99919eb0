"""Training from before coaching, as another program kept it: history to look at, never a reading of the review."""

from datetime import date
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id

KIND = "history_before"
"""The kind of paper each day of it is filed as, and the newest word on it all."""


class SetOnce(Frozen):
    """One set. Load in grams, whole seconds; None was not written down there."""

    reps: Annotated[int, Field(ge=0, le=1_000)] | None = None
    load_g: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    seconds: Annotated[int, Field(ge=0, le=86_400)] | None = None


class ExerciseOnce(Frozen):
    """One exercise of one day: the name it had there, ours where it is known, and its sets in order."""

    name: Annotated[str, Field(min_length=1, max_length=120)]
    exercise: Id | None = None
    sets: Annotated[tuple[SetOnce, ...], Field(min_length=1)]


class DayOnce(Frozen):
    """One day of training. `source` is the program it came from."""

    on: date
    source: Annotated[str, Field(min_length=1, max_length=40)]
    exercises: Annotated[tuple[ExerciseOnce, ...], Field(min_length=1)]


class MonthOnce(Frozen):
    """A month of such days, as it is filed: one paper, so that years of training are few of them."""

    days: Annotated[tuple[DayOnce, ...], Field(min_length=1)]
