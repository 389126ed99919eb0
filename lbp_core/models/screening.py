"""Screening: what is asked, what was answered, and where it ends. Which answer means what is in lbp_core/rules."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Score
from lbp_core.models.reason import ScreeningReason
from lbp_core.models.verdict import Disposition, MayTrain, Presentation


class Answer(StrEnum):
    """Not asked is not 'no'."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    DECLINED = "declined"
    NOT_ASKED = "not_asked"


class Trigger(StrEnum):
    """What brings the pain on."""

    FLEXION = "flexion"
    EXTENSION = "extension"
    ROTATION = "rotation"
    SITTING = "sitting"
    STANDING = "standing"
    WALKING = "walking"
    LIFTING = "lifting"
    IMPACT = "impact"
    COUGH = "cough"
    LEG_SYMPTOMS = "leg_symptoms"


class Sex(StrEnum):
    """As recorded for the age rules; never required."""

    FEMALE = "f"
    MALE = "m"


class Occasion(StrEnum):
    """When questions are asked. Which questions: data/questions/."""

    FULL = "full"
    SAFETY_SIX = "safety_six"
    CHECK_IN = "check_in"
    MORNING = "morning"
    SYMPTOM = "symptom"


class Irritability(Frozen):
    """How easily pain is provoked and how long it takes to settle (hours)."""

    light_activity: bool | None = None
    peak: Score | None = None
    settles_hours: Annotated[float, Field(ge=0, le=10_000)] | None = None


class Clearance(Frozen):
    """A clinician's word on the answers it covers: dated, named, with its limits. It never silences a later answer."""

    date: date
    by: str = ""
    covers: tuple[str, ...]
    limits: str | None = None


class StableSymptom(Frozen):
    """An old symptom, assessed and stable: which, when, by whom."""

    id: str
    date: date
    by: str = ""


class ScreenInput(Frozen):
    """One screening, as `python -m lbp_core screen` reads it. Only `answers` and `age` must be there."""

    answers: dict[str, Answer]
    age: Annotated[int, Field(ge=0, le=120)] | None
    as_of: date | None = None
    sex: Sex | None = None
    pain_now: Score | None = None
    pain_average: Score | None = None
    pain_worst: Score | None = None
    duration_weeks: Annotated[float, Field(ge=0, le=5_200)] | None = None
    irritability: Irritability | None = None
    week_means: tuple[Score, ...] | None = None
    triggers: tuple[Trigger, ...] = ()
    clearances: tuple[Clearance, ...] = ()
    stable: tuple[StableSymptom, ...] = ()


class Told(Frozen):
    """What stood on the screen at once, in front of the person who answered, as it was worded then."""

    disposition: Disposition
    headline: str
    for_client: str


class ScreenResult(Frozen):
    """Where a screening ends. `ask` lists ids not asked, unsure or declined."""

    disposition: Disposition
    may_train: MayTrain
    presentation: Presentation | None
    reasons: tuple[ScreeningReason, ...] = Field(min_length=1)
    ask: tuple[str, ...]
