"""Questions that a client answers on their own phone before a visit: what was asked for, and what came of it."""

from datetime import datetime

from lbp_core.models.base import Frozen
from lbp_core.models.records import ScreeningRecord


class AskedAhead(Frozen):
    """What the trainer asked for: the private questions, or the `whole` safety questionnaire."""

    whole: bool


class Ahead(Frozen):
    """The newest request. `answered` is what the client sent since, or None; `first` where nobody screened them before."""

    asked_at: datetime
    whole: bool
    first: bool
    answered: ScreeningRecord | None


class AheadSent(Frozen):
    """What the client reads after sending. Help is there at once where an answer needs it."""

    help_headline: str | None
    help_says: str | None
    closing: str
