"""How long a record is kept: a day per client, or so many years after the last contact for the whole studio."""

from datetime import date
from typing import Annotated

from pydantic import Field

from lbp_core.models.base import Frozen, Id

KIND = "kept_until"
"""The kind of paper both are filed as: a client's own day in their file, the studio's years in the studio's."""


class KeptUntil(Frozen):
    """The day until which this one record is kept; None takes the studio's own rule again."""

    until: date | None


class KeptYears(Frozen):
    """So many whole years after the last contact; None: nobody has said, and nobody is on the list by it."""

    years: Annotated[int, Field(ge=1, le=50)] | None


class DueToGo(Frozen):
    """One client whose day has passed. `own`: it is their own day, not the studio's years after the last contact."""

    client_id: Id
    name: str
    until: date
    last_contact: date | None
    own: bool
