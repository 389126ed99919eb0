"""How sure of themselves a client is, as far as anything tells. What follows from it is for others."""

from lbp_core.models.review import ReviewInput


def newest_confidence(given: ReviewInput) -> float | None:
    """The newest confidence of the check-ins (0-10), else the one at the start; None where it was never asked."""
    told = [row.confidence for row in sorted(given.check_ins, key=lambda row: row.date) if row.confidence is not None]
    return told[-1] if told else given.baseline.confidence
