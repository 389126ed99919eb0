"""A drawing by itself, with what it shows above it: for a file that is looked at beside the numbers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lbp_core.documents.making import Sheet

TEMPLATE = "drawing"


def drawing_sheet(says: str, in_words: str, charts: Mapping[str, Any], *, at: datetime) -> Sheet:
    """`charts` holds a Vega-Lite spec named 'weeks'; `in_words` tells it to who cannot see it."""
    return Sheet(template=TEMPLATE, content={"says": says, "in_words": in_words}, charts=charts, at=at)
