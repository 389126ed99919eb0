"""The page at the end of coaching laid out for its template: the model's words as the JSON that templates/discharge.typ reads."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from lbp_core.documents.making import Sheet
from lbp_core.models.discharge import Discharge
from lbp_core.models.language import Language

TEMPLATE = "discharge"


def discharge_sheet(
    page: Discharge, charts: Mapping[str, Any], language: Language = Language.EN, *, at: datetime
) -> Sheet:
    """The page of one client. `charts` may hold a Vega-Lite spec named 'year'."""
    content = page.model_dump(mode="json", exclude={"weeks"})
    return Sheet(template=TEMPLATE, content=content, charts=charts, at=at, language=language)
