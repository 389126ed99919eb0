"""An alert: what a client told that paused or limited their training, what they were told, and what was done about it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen
from lbp_core.models.records import By, ClearanceRecord
from lbp_core.models.screening import Answer, Told
from lbp_core.models.verdict import Disposition


class Origin(StrEnum):
    """Where it came from."""

    CHECK_IN = "check_in"
    MORNING = "morning"
    SYMPTOM = "symptom"
    SESSION = "session"
    SCREENING = "screening"
    JUDGEMENT = "judgement"


class Agreed(StrEnum):
    """What came of speaking to the client."""

    EMERGENCY = "emergency"
    CALLED_111 = "called_111"
    APPOINTMENT = "appointment"
    NOT_REACHED = "not_reached"


class AlertAnswer(Frozen):
    """The trainer's answer to what was told. `day` is the appointment's, `again_at` the next try's instant.

    `tellings` are the ids of what stood on the screen: what comes later is not answered by it.
    """

    tellings: Annotated[tuple[str, ...], Field(min_length=1)]
    agreed: Agreed
    day: date | None = None
    again_at: datetime | None = None
    note: Annotated[str, Field(max_length=500)] | None = None


class AnswerGiven(Frozen):
    """An answer to an alert as it was kept."""

    at: datetime
    on: date
    answer: AlertAnswer


class AlertState(StrEnum):
    """How far it is. The first three ask for something now."""

    NEW = "new"
    TRY_AGAIN = "try_again"
    FOLLOW_UP = "follow_up"
    HANDLED = "handled"


class Telling(Frozen):
    """One set of answers that raised something, or a pause of the trainer's own.

    `said` has the question's few words, the id and the answer; `told` what was on the screen in front of that person.
    """

    id: str
    at: datetime
    on: date
    origin: Origin
    by: By
    said: tuple[tuple[str, str, Answer], ...] = ()
    note: str | None = None
    told: Told | None = None


class Alert(Frozen):
    """Everything that one client has open, newest telling first. `offered` is what may be agreed at this urgency.

    `phone` is the client's own number, where it was written down.
    """

    client_id: str
    client_name: str
    state: AlertState
    disposition: Disposition
    headline: str
    open_since: date
    covers: tuple[str, ...]
    tellings: tuple[Telling, ...] = Field(min_length=1)
    answers: tuple[AnswerGiven, ...] = ()
    follow_up_on: date | None = None
    again_at: datetime | None = None
    offered: tuple[Agreed, ...] = tuple(Agreed)
    phone: str | None = None

    @property
    def pressing(self) -> bool:
        """True where something is to be done about it now."""
        return self.state is not AlertState.HANDLED


class Happened(Frozen):
    """One line of a client's history of alerts: just one of the three is there."""

    at: datetime
    telling: Telling | None = None
    answer: AlertAnswer | None = None
    clearance: ClearanceRecord | None = None
