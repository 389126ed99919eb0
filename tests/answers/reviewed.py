"""Histories drawn at random and what the weekly review, its numbers, its chart and its lines say to each."""

from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from lbp_core.coach.weekly.believing import belief_of
from lbp_core.coach.weekly.review import reviewed
from lbp_core.coach.weekly.what_if import weighed
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.by_exercise import exercise_lines, further
from lbp_core.facts.by_pattern import pattern_lines
from lbp_core.facts.calendar import monday_of
from lbp_core.facts.failed_twice import setbacks
from lbp_core.facts.reached import last_of_each, reached
from lbp_core.facts.readings import merged, weeks_of
from lbp_core.facts.references import references_of
from lbp_core.facts.timeline import timeline
from lbp_core.facts.week_readings import week_readings
from lbp_core.models.review import ReviewInput
from tests.laws.random_histories import AS_OF, EXERCISES, random_history

COUNT = 220


@cache
def history(number: int) -> ReviewInput:
    """The same number, the same history."""
    return random_history(Random(number))


def decisions() -> Iterator[tuple[str, dict[str, Any]]]:
    """The decision of the week with every number behind it."""
    for number in range(COUNT):
        found = reviewed(history(number))
        yield (
            f"{number} {found.result.verdict} {found.result.meanwhile} {found.result.load_factor:.4f}",
            {
                "result": found.result,
                "exercises": found.exercises,
                "facts": found.facts,
            },
        )


def beliefs() -> Iterator[tuple[str, dict[str, Any]]]:
    """What is believed of the back, and what a step would be expected to bring."""
    for number in range(COUNT // 2):
        given = history(number)
        yield str(number), {"belief": belief_of(merged(given), limits()), "ahead": weighed(given)}


def weeks() -> Iterator[tuple[str, dict[str, Any]]]:
    """The weeks as they are drawn and written down."""
    blocks = {name: str(library()[name].block) for name in EXERCISES[:5]}
    for number in range(COUNT):
        given = merged(history(number))
        usual = {monday_of(AS_OF): 3.0}
        told = [(row.date, float(at % 11)) for at, row in enumerate(given.sessions)]
        lines = exercise_lines(given.sessions, library(), since=AS_OF.replace(day=1))
        yield (
            str(number),
            {
                "points": timeline(given, block_of=blocks, references=usual, told=told),
                "lines": [(line, further(line)) for line in lines],
                "patterns": pattern_lines(given.sessions, library(), limits().review, usual=usual),
                "lately": pattern_lines(
                    given.sessions, library(), limits().review, usual={}, since=AS_OF.replace(day=18)
                ),
                "readings": week_readings(given),
                "usual": references_of(weeks_of(given), given.baseline.pain_average, least=3, drop=1.0, weeks=2),
            },
        )


def standings() -> Iterator[tuple[str, dict[str, Any]]]:
    """Where each exercise stands, and what failed twice."""
    for number in range(COUNT):
        given = merged(history(number))
        yield (
            str(number),
            {
                "reached": reached(given.sessions, limits().review),
                "last": last_of_each(given.sessions),
                "failed": setbacks(given.sessions, EXERCISES, usual=2.0, as_of=AS_OF, limits=limits()),
                "alone": setbacks(
                    given.sessions, EXERCISES[:3], usual=None, as_of=AS_OF.replace(day=25), limits=limits()
                ),
            },
        )
