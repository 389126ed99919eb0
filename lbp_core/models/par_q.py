"""What came of a client's PAR-Q+, as the trainer read it off the completed form. The form itself is not reproduced here."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen


class ParQOutcome(StrEnum):
    """Where the completed form ended."""

    ALL_NO = "all_no"
    FOLLOW_UP = "follow_up"
    CLINICIAN_YES = "clinician_yes"
    ASKS_CLINICIAN = "asks_clinician"


class ParQ(Frozen):
    """One completed form: the day it was filled in, its outcome, the last day it counts, and who said yes where asked."""

    done_on: date
    outcome: ParQOutcome
    expires: date
    clinician: Annotated[str, Field(max_length=120)] | None = None


class ParQStanding(StrEnum):
    """Whether there is one that counts today."""

    ABSENT = "absent"
    VALID = "valid"
    EXPIRED = "expired"
    ASKS_CLINICIAN = "asks_clinician"
