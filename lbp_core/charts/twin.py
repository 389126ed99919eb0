"""The text twin of a chart: one sentence and a table that say all the chart shows, for those who cannot see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from lbp_core.charts.words import count, score, story
from lbp_core.models.timeline import WeekPoint

COLUMNS = ("Week", "Pain", "Level", "Compared with", "Sessions", "Load", "Decided for the week after")
KEY = (
    "Each dot is a week's mean: bigger with more readings, hollow with too few to decide on. The line is the level "
    "beneath the noise, the shading where it most likely lies, the dashes what 'worse' is compared with. An amber bar "
    "along the top is a flare; a hollow diamond is a symptom told on its own day, which is in no mean. Grey weeks have "
    "no readings, and a dotted top means the load was at least that much."
)
"""How to read the chart, in words, for beneath it."""


@dataclass(frozen=True)
class Twin:
    """`sentence` first, then `rows` under `columns`, newest week first."""

    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def pain_and_load_twin(points: Sequence[WeekPoint], *, finding: str) -> Twin:
    """The twin of pain_and_load; `finding` is its title."""
    rows = []
    for index, point in enumerate(points):
        told = story(points, index)
        compared = "–" if point.reference is None else score(point.reference)
        named = (told["week"], told["said_pain"], told["said_level"], compared)
        rows.append((*named, told["said_sessions"], told["said_load"], told["said_decision"]))
    return Twin(f"{finding}. {_coverage(points)}", COLUMNS, tuple(reversed(rows)))


def _coverage(points: Sequence[WeekPoint]) -> str:
    """How much of it is known: weeks, weeks without readings, flares."""
    silent = sum(point.pain is None for point in points)
    flares = sum(point.flare for point in points)
    gaps = f"{count(silent, 'week')} without readings" if silent else "every week with readings"
    return f"{count(len(points), 'week').capitalize()}, {gaps}, {count(flares, 'week')} with a flare."
