"""The drawings that are composed beforehand, as the text of lbp_core/charts/drawings.json. How each looks: lbp_core/charts."""

import json
from datetime import date, timedelta
from typing import Any

from lbp_core.charts import exercises, on_paper, patterns, replay, response, scores, standing
from lbp_core.charts.composing import KEPT, beforehand
from lbp_core.charts.frames import misfits
from lbp_core.charts.pain_and_load import pain_and_load
from lbp_core.charts.year import year
from lbp_core.models.road import Phase, YearWeek
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict

__all__ = ["KEPT", "text"]
READ = (exercises, on_paper, patterns, replay, response, scores, standing)
"""Rooms whose drawings stand in the file beside those that are tried here."""
FIRST = date(2001, 1, 1)


def text() -> str:
    """One drawing a line. Raises ValueError where one goes by a column that its rows have not."""
    drawings = beforehand()
    if wrong := [told for name, rows in _tried().items() for told in misfits(drawings[name] | {"datasets": rows})]:
        raise ValueError("; ".join(wrong))
    lines = [
        f"{json.dumps(name)}: {json.dumps(spec, separators=(',', ':'))}" for name, spec in sorted(drawings.items())
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _tried() -> dict[str, dict[str, Any]]:
    """Rows in which every column is known, by the drawing that they are poured into."""
    points = [_week(number) for number in range(4)]
    weeks = [YearWeek(point=point, phase=Phase.STRENGTH, away=False) for point in points]
    return {
        "pain_and_load: dark False, keyed True": pain_and_load(points, zones=(3, 6), enough=3)["datasets"],
        "year: dark False": year(weeks)["datasets"],
    }


def _week(number: int) -> WeekPoint:
    return WeekPoint(
        monday=FIRST + timedelta(weeks=number), pain=3.0, readings=3, level=3.0, band=(2.0, 4.0), reference=4.0,
        load=300.0, load_by_block={"core": 100.0, "strength": 200.0}, taken=Verdict.HOLD, told=5.0,
        told_on=FIRST + timedelta(weeks=number),
    )  # fmt: skip
