"""A year of weeks drawn at random: the long road through them; and scores at both ends of them."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.measures import measures
from lbp_core.evidence.road import road
from lbp_core.facts.change import changed, ends, smallest
from lbp_core.facts.road import road_weeks
from lbp_core.models.history import ExerciseDone, Prescribed, Session
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Presentation
from lbp_core.planning.road import adds_of, phases_of, standing
from tests.planning.drafting import MONDAY

WEEKS, COUNT = 60, 40
TRAINED = ("bird-dog", "side-plank", "dead-bug", "squat", "row", "kettlebell-deadlift", "carry", "long-gone")


def roads() -> Iterator[tuple[str, dict[str, Any]]]:
    """Each week's facts for the road, its phase, and where it stands at the end."""
    starts = {"bird-dog": 2, "side-plank": 3}
    for number in range(COUNT):
        dice = Random(number)
        points = [_point(week, dice) for week in range(WEEKS)]
        sessions = [one for week in range(WEEKS) for one in _sessions(week, dice, busy=number % 4)]
        stages = {
            point.monday: dice.choice([None, *Presentation, *[Presentation.CHRONIC_RECURRENT] * 6]) for point in points
        }
        weeks = road_weeks(points, sessions, stages, library=library(), starts=starts, limits=limits().review)
        phases = phases_of(weeks, road())
        yield (
            f"{number} {phases[-1]}",
            {
                "weeks": weeks,
                "phases": phases,
                "standing": [standing(weeks[:end], road()) for end in (1, 9, 30, WEEKS)],
                "adds": adds_of(phases[-1], road()),
            },
        )


def _point(week: int, dice: Random) -> WeekPoint:
    flare = dice.random() < 0.04
    return WeekPoint(
        monday=MONDAY + timedelta(weeks=week), pain=dice.choice([None, 0.5, 1.0, 1.5, 2.0, 3.0]), flare=flare,
        flare_days=dice.choice([None, 0.5, 1.0, 3.0]) if flare else None, sessions_done=dice.choice([0, 1, 2, 3]),
    )  # fmt: skip


def _sessions(week: int, dice: Random, *, busy: int) -> Iterator[Session]:
    """On Mondays, so that half a year is sometimes just over; who is not busy trains in the first weeks alone."""
    if week < 12 or (busy and dice.random() < busy / 4):
        rows = tuple(
            ExerciseDone(
                exercise=name, rung=dice.choice([None, 1, 2, 3, 9]), sets_done=dice.choice([0, 2, 3]),
                prescribed=Prescribed(sets=2), load_kg=dice.choice([None, 0.0, 12.0]),
                pain_during=dice.choice([None, 1.0, 5.0, 6.0]),
            )
            for name in dice.sample(TRAINED, 3)
        )  # fmt: skip
        yield Session(
            date=MONDAY + timedelta(weeks=week), completed=dice.random() < 0.9, exercises=rows,
            pain_before=dice.choice([None, 1.0, 2.0, 2.0]), pain_next_morning=dice.choice([None, 1.0, 2.0, 3.0, 3.5]),
        )  # fmt: skip


def scores() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every measure of the studio between its ends, one score or several at each."""
    for name, measure in measures().items():
        steps = [measure.low + (measure.high - measure.low) * at / 12 for at in range(13)]
        yield (
            name,
            {
                f"{scores} at each end": [changed(measure, a, b, scores=scores) for a in steps for b in steps]
                for scores in (1, 3)
            }
            | {
                "smallest": [smallest(measure, one) for one in steps],
                "ends": [ends(steps[:n], most=3) for n in range(1, 9)],
            },
        )
