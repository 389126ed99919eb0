"""A client's movement patterns through the last weeks, drawn: what was done, and the most that settled by the morning."""

from datetime import date, timedelta

from lbp_core.charts.pattern_words import KEY, Called, patterns_finding, patterns_twin
from lbp_core.charts.patterns import patterns
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.drawing import Drawing
from lbp_core.coach.weekly.reviewing import history, references
from lbp_core.evidence.discharge_words import discharge_words
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.by_pattern import pattern_lines
from lbp_core.facts.calendar import monday_of, sunday_of
from lbp_core.models.client import WeightUnit
from lbp_core.planning.words import load_in_words

LONGEST = timedelta(weeks=51)


def patterns_drawn(
    studio: Studio, client_id: str, *, unit: WeightUnit, on: date, dark: bool, columns: int = 1
) -> tuple[Drawing, ...]:
    """The last year in that many drawings beside each other, under one finding; empty where nothing was done."""
    given = history(studio, client_id, as_of=sunday_of(on))
    since = monday_of(on) - LONGEST
    lines = pattern_lines(given.sessions, library(), limits().review, usual=references(given), since=since)
    if not lines:
        return ()

    def load(kilograms: float) -> str:
        return load_in_words(round(kilograms * 1000), unit)

    steps = {(one.id, number): one.rung(number).name
             for one in library().values() for number in range(1, len(one.ladder) + 1)}  # fmt: skip
    called, found = Called(discharge_words().patterns, steps, load), patterns_finding(lines)
    each = -(-len(lines) // columns)
    parts = [lines[start : start + each] for start in range(0, len(lines), each)]
    twin = patterns_twin(lines, called, finding=found)
    return tuple(Drawing(patterns(part, called, dark=dark), found, KEY, twin) for part in parts)
