"""A handout laid out for its template: the model's words and the pictures as the JSON that templates/handout.typ reads."""

from collections.abc import Mapping
from datetime import datetime

from lbp_core.documents.making import Sheet
from lbp_core.models.handout import Handout
from lbp_core.models.language import Language

TEMPLATE = "handout"


def handout_sheet(
    handout: Handout, pictures: Mapping[str, str], language: Language = Language.EN, *, at: datetime
) -> Sheet:
    """The page of one handout. `pictures` are SVG texts by exercise id, and by 'code' the square code."""
    content = handout.model_dump(mode="json", exclude={"address", "on"})
    content["weeks"] = [
        {**week, "days": [{**day, "number": int(day["on"][8:])} for day in week["days"]]} for week in content["weeks"]
    ]
    return Sheet(template=TEMPLATE, content=content, at=at, drawings=pictures, language=language)
