"""The progress report laid out for its template: the model's words as the JSON that templates/progress.typ reads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lbp_core.documents.making import Sheet
from lbp_core.models.progress import ProgressReport

TEMPLATE = "progress"
WIDE, HEIGHTS = 640, (132, 58)
"""Pixels of the drawing that fill the page's width, and of its two panels."""


def progress_sheet(page: ProgressReport, charts: Mapping[str, Any], *, at: datetime) -> Sheet:
    """The page of one client. `charts` may hold a Vega-Lite spec named 'weeks'."""
    content = page.model_dump(mode="json", exclude={"weeks": {"points"}})
    return Sheet(template=TEMPLATE, content=content, charts=charts, at=at)
