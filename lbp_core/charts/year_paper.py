"""The strip of the long road as it is printed: still, in the letters of data/fonts, its rows inside. The tablet's: year.py."""

import json
from collections.abc import Sequence
from typing import Any

from lbp_core.charts.on_paper import FACE
from lbp_core.charts.style import VERDICT_SIGNS
from lbp_core.charts.year import year
from lbp_core.models.road import YearWeek

SIGNS = (json.dumps(VERDICT_SIGNS)[1:-1], "up: a step up. down: a step back. level: hold")
"""The letters of data/fonts have none of the signs themselves."""


def year_on_paper(weeks: Sequence[YearWeek], *, width: int) -> dict[str, Any]:
    """The Vega-Lite spec for `width` pixels."""
    found = year(weeks)
    spec = json.loads(json.dumps({name: part for name, part in found.items() if name != "datasets"}).replace(*SIGNS))
    own = {"datasets": found["datasets"], "width": width, "config": spec["config"] | {"font": FACE}}
    printed: dict[str, Any] = spec | own
    return printed
