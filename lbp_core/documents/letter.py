"""A letter laid out for its template: the model's words as the plain JSON that templates/letter.typ reads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lbp_core.documents.making import Sheet
from lbp_core.models.letter import Letter

TEMPLATE = "letter"


def letter_sheet(letter: Letter, charts: Mapping[str, Any], *, at: datetime) -> Sheet:
    """The page of one letter. `charts` may hold a Vega-Lite spec named 'weeks'."""
    said = letter.model_dump(mode="json", include=SAID)
    content = said | {
        "title": f"{letter.heading}: {letter.client_name}, {letter.reference}",
        "date": f"{letter.on.day} {letter.on:%B %Y}",
        "client": {"name": letter.client_name, "born": letter.born},
        "chart": {"says": letter.weeks.says, "alt": letter.weeks.in_words},
    }
    return Sheet(template=TEMPLATE, content=content, charts=charts, at=at)


SAID = {
    "kind", "reference", "sender", "to", "heading", "urgency", "pressing", "first", "opening", "answers", "denied",
    "pain", "training", "asks", "sharing", "send_back", "words",
}  # fmt: skip
