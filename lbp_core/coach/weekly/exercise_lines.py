"""A client's exercises through the last weeks, drawn: how far each has come, and the pain during it."""

from datetime import date, timedelta

from lbp_core.charts.exercise_words import KEY, Named, exercises_finding, exercises_twin
from lbp_core.charts.exercises import exercises
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.drawing import Drawing
from lbp_core.coach.weekly.reviewing import history
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.by_exercise import exercise_lines
from lbp_core.models.client import WeightUnit
from lbp_core.planning.words import load_in_words

LONGEST = timedelta(weeks=26)


def exercises_drawn(
    studio: Studio, client_id: str, *, unit: WeightUnit, on: date, dark: bool, columns: int = 1
) -> tuple[Drawing, ...]:
    """The last half year in that many drawings beside each other, all under one finding; empty where nothing was done."""
    lines = exercise_lines(history(studio, client_id, as_of=on).sessions, library(), since=on - LONGEST)
    if not lines:
        return ()
    steps = {(line.exercise, number): library()[line.exercise].rung(number).name
             for line in lines for number in range(1, line.rungs + 1)}  # fmt: skip

    def load(kilograms: float) -> str:
        return load_in_words(round(kilograms * 1000), unit)

    ceiling = limits().review.pain_ceiling.value
    named, found = Named(steps, load, ceiling), exercises_finding(lines, ceiling=ceiling)
    each = -(-len(lines) // columns)
    parts = [lines[start : start + each] for start in range(0, len(lines), each)]
    return tuple(
        Drawing(exercises(part, named, dark=dark), found, KEY, exercises_twin(lines, named, finding=found))
        for part in parts
    )
