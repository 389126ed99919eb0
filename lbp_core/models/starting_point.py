"""Where a client begins, beside the screening itself, whose fields are fixed (lbp_core/models/screening.py)."""

from lbp_core.models.base import Frozen, Score


class StartingPoint(Frozen):
    """`confidence`: how sure the client is to get through a day, 0 not at all to 10 completely, in the check-in's words."""

    confidence: Score
