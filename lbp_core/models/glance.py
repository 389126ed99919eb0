"""One client as the lists show and sort them: where the list begins is read from these, what a card says is not."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id, Score
from lbp_core.models.client import Client
from lbp_core.models.gate import Gate
from lbp_core.models.verdict import Disposition, Presentation
from lbp_core.models.views import Due, DueKind


class SortBy(StrEnum):
    """The orders of the caseload; by name among equals."""

    NAME = "name"
    DUE = "due"
    CONTACT = "contact"
    PAIN = "pain"
    GATE = "gate"
    STAGE = "stage"


class Show(StrEnum):
    """Which clients the caseload shows."""

    EVERYONE = "everyone"
    DUE = "due"
    PAUSED = "paused"
    NOT_SCREENED = "not_screened"
    HERE = "here"
    AWAY = "away"


class Planned(Frozen):
    """A day on which a client is planned to come, and for how many minutes."""

    day: date
    minutes: Annotated[int, Field(ge=0)]


class Glance(Frozen):
    """What was read of one client on `read_on`; it holds until the day `holds_until`, or until anything is written of them.

    `due` is the most pressing kind that waits, `due_since` since when. `rings`: an alert is open. `away`: neither heard
    of nor expected for weeks. `stage` is None for who is away. `coming`: the planned days of the next week.
    """

    client_id: Id
    name_key: str
    read_on: date
    holds_until: date
    disposition: Disposition
    locked: bool
    screened: bool
    stage: Presentation | None
    away: bool
    rings: bool
    pain: Score | None
    contact: date | None
    due: DueKind | None
    due_since: date | None
    coming: tuple[Planned, ...] = ()


class Waiting(Frozen):
    """A page of what waits: one client after the other, most pressing first, each with all that waits for them."""

    clients: tuple[tuple[Due, ...], ...]
    count: Annotated[int, Field(ge=0)]


class CaseloadRow(Frozen):
    """One client in the list. Weeks are the last twelve, oldest first; None is a week without a number.

    `away`: neither heard of nor expected for weeks, so that only their safety waits.
    """

    client: Client
    age_band: str
    presentation: Presentation | None
    gate: Gate
    last_pain: float | None
    last_pain_on: date | None
    pain_weeks: tuple[float | None, ...]
    load_weeks: tuple[float | None, ...]
    last_contact: date | None
    due: tuple[Due, ...]
    away: bool
