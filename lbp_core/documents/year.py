"""The printed year laid out for its template: the model's words as the JSON that templates/year.typ reads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lbp_core.documents.making import Sheet
from lbp_core.models.year_page import YearPage

TEMPLATE = "year"
WIDE = 1_000
"""Pixels of the drawing that fill the width of the page on its side."""


def year_sheet(page: YearPage, charts: Mapping[str, Any], *, at: datetime) -> Sheet:
    """The page of one client. `charts` may hold a Vega-Lite spec named 'year'."""
    return Sheet(template=TEMPLATE, content=page.model_dump(mode="json", exclude={"weeks"}), charts=charts, at=at)
