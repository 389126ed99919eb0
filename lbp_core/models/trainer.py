"""The trainer and the studio as they sign a letter: qualification, insurer, where to reach them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen


class Qualification(StrEnum):
    """The highest one that is held. What each may plan alone: data/words/scope.yaml."""

    LEVEL_2 = "level_2"
    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"
    CLINICIAN = "clinician"


Line = Annotated[str, Field(max_length=120)]


class Trainer(Frozen):
    """What is written down about the trainer. None where it was left open; only the name must be there."""

    name: Annotated[str, Field(min_length=1, max_length=80)]
    studio: Line | None = None
    reach: Line | None = None
    qualification: Qualification | None = None
    insurer: Line | None = None
    policy_expires: date | None = None
