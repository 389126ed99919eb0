"""How sure of themselves a client begins: asked with the pain, read by the weekly review as where they started."""

from datetime import date, datetime

from lbp_core.coach.papers.papers import file_paper
from lbp_core.coach.studio import Studio
from lbp_core.models.starting_point import StartingPoint
from lbp_core.storage.client_file import Paper, papers_of
from lbp_core.storage.transaction import Transaction

KIND = "starting_point"


def record_start(studio: Studio, client_id: str, confidence: float, *, key: str, at: datetime) -> Paper[StartingPoint]:
    """Files a confidence, 0-10. Every one is kept; the first is where the client began."""
    return file_paper(studio, client_id, KIND, StartingPoint(confidence=confidence), key=key, at=at)


def confidence_at_start(tx: Transaction, client_id: str, *, as_of: date) -> float | None:
    """The first confidence on record up to that day, 0-10; None where it was not asked."""
    found = papers_of(tx, [client_id], KIND, StartingPoint).get(client_id, [])
    return next((one.body.confidence for one in found if one.on <= as_of), None)
