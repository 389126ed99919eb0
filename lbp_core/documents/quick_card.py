"""The quick card laid out for its template: the model's words as the JSON that templates/quick_card.typ reads."""

from datetime import datetime

from lbp_core.documents.making import Sheet
from lbp_core.models.quick_card import QuickCard

TEMPLATE = "quick_card"


def quick_card_sheet(card: QuickCard, *, at: datetime) -> Sheet:
    """The page, the same for everybody."""
    return Sheet(template=TEMPLATE, content=card.model_dump(mode="json"), at=at)
