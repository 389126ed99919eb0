"""A client's weeks as a document carries them: the last half year, what it shows, and the spec to print it from."""

from collections.abc import Sequence
from typing import Any

from lbp_core.charts.on_paper import HEIGHTS, weeks_on_paper
from lbp_core.charts.titles import finding
from lbp_core.charts.twin import pain_and_load_twin
from lbp_core.evidence.limits import limits
from lbp_core.models.letter import LetterWeeks
from lbp_core.models.timeline import WeekPoint

LONGEST_WEEKS = 26
WIDE = 366
"""Pixels of the drawing that fill the column beside the numbers."""


def weeks_told(points: Sequence[WeekPoint], *, empty: str) -> LetterWeeks:
    """The weeks to draw with their finding, or `empty` where nothing is written down yet."""
    known, shown = limits().review, tuple(points[-LONGEST_WEEKS:])
    enough = int(known.readings_for_mean.value)
    if all(one.pain is None and one.load is None for one in shown):
        return LetterWeeks(enough=enough, says=empty, in_words=empty)
    found = finding(shown, clear_drop=known.gain_points.value, clear_share=known.gain_percent.value / 100)
    return LetterWeeks(
        points=shown, enough=enough, says=found, in_words=pain_and_load_twin(shown, finding=found).sentence
    )


def weeks_drawn(weeks: LetterWeeks, *, wide: int = WIDE, heights: tuple[int, int] = HEIGHTS) -> dict[str, Any]:
    """By the name the template knows: the chart's spec; nothing where there are no weeks."""
    if not weeks.points:
        return {}
    return {"weeks": weeks_on_paper(weeks.points, enough=weeks.enough, width=wide, heights=heights)}
