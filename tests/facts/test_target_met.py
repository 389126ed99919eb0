"""Sets that nobody counted are taken as done only where something says that the exercise was done, never against it."""

import pytest

from lbp_core.facts.target_met import met
from lbp_core.models.history import ExerciseDone, Prescribed, Symptom

ASKED = Prescribed(sets=3, reps=10, load_kg=20.0)
DONE = ExerciseDone(exercise="squat", prescribed=ASKED, load_kg=20.0)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, True),
        ({"load_kg": None}, False),
        ({"load_kg": None, "pain_during": 0.0}, True),
        ({"load_kg": None, "reps_in_reserve": 0.0}, True),
        ({"load_kg": 17.5}, False),
        ({"sets_done": 0}, False),
        ({"sets_done": 2}, False),
        ({"sets_done": 3}, True),
        ({"reps_done": ()}, False),
        ({"reps_done": (10, 10)}, False),
        ({"reps_done": (10, 10, 9)}, False),
        ({"symptom": Symptom.SHARP}, False),
        ({"prescribed": None}, False),
    ],
)
def test_the_target_is_met_where_the_record_shows_it(told: dict[str, object], expected: bool) -> None:
    assert met(DONE.model_copy(update=told)) is expected
