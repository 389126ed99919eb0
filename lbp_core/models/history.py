"""The diary: sessions, check-ins, decisions as applied. Every unknown is None, and None is never zero, no, or fine."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Score
from lbp_core.models.verdict import Verdict

Count = Annotated[int, Field(ge=0, le=1_000)]
Kilograms = Annotated[float, Field(ge=0, le=1_000)]
Seconds = Annotated[float, Field(ge=0, le=36_000)]
Repetitions = Annotated[int, Field(ge=0, le=1_000)]


class Symptom(StrEnum):
    """What stops an exercise at once."""

    SHARP = "sharp"
    TRAVELLING = "travelling"
    CLIMBING = "climbing"


class FlareLength(StrEnum):
    """How long a flare lasted."""

    NONE = "none"
    UNDER_A_DAY = "under_a_day"
    DAYS = "days"


class Prescribed(Frozen):
    """What was asked of one exercise. `load_kg` is the whole external load."""

    sets: Count | None = None
    reps: Repetitions | tuple[Repetitions, Repetitions] | None = None
    hold_s: Seconds | None = None
    load_kg: Kilograms | None = None
    reps_in_reserve: Count | None = None


class ExerciseDone(Frozen):
    """One exercise in one session, as planned and as done."""

    exercise: str
    rung: Annotated[int, Field(ge=1, le=20)] | None = None
    prescribed: Prescribed | None = None
    sets_done: Count | None = None
    reps_done: tuple[Repetitions | None, ...] | None = None
    load_kg: Kilograms | None = None
    reps_in_reserve: Annotated[float, Field(ge=0, le=30)] | None = None
    pain_during: Score | None = None
    symptom: Symptom | None = None
    technique_ok: bool | None = None


class Session(Frozen):
    """One planned or done session. `completed` False is a planned session that did not happen."""

    date: date
    completed: bool
    pain_before: Score | None = None
    minutes: Annotated[float, Field(ge=0, le=1_440)] | None = None
    effort: Score | None = None
    pain_next_morning: Score | None = None
    safety: tuple[str, ...] | None = None
    exercises: tuple[ExerciseDone, ...] = ()


class Activity(Frozen):
    """One activity the client named, 0 cannot do it to 10 as before."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    score: Score | None = None


class CheckIn(Frozen):
    """The client's week. `safety` lists the ids answered yes; None means they were not asked."""

    date: date
    pain_average: Score | None = None
    pain_worst: Score | None = None
    flare: FlareLength | None = None
    flare_days: Annotated[float, Field(ge=0, le=366)] | None = None
    safety: tuple[str, ...] | None = None
    nights_disturbed: Annotated[int, Field(ge=0, le=7)] | None = None
    confidence: Score | None = None
    sessions_done: Count | None = None
    sessions_planned: Count | None = None
    activities: tuple[Activity, ...] = ()


class AppliedDecision(Frozen):
    """A past decision as it was applied, overrides included."""

    date: date
    verdict: Verdict
    load_factor: Annotated[float, Field(ge=0, le=5)] | None = None
