"""A trainer who goes bolder than the recommendation moves what was done, never what was skipped."""

import json

from lbp_core.coach.weekly.deciding import steps_of
from lbp_core.coach.weekly.review import review
from lbp_core.models.gate import Gate
from lbp_core.models.review import ReviewInput
from lbp_core.models.verdict import Disposition, MayTrain, Verdict
from tests.histories import history

OPEN = Gate(
    may_train=MayTrain.YES,
    disposition=Disposition.MANAGE,
    presentation=None,
    headline="Training can go ahead",
    for_client="",
    for_trainer="",
    reasons=(),
)


def test_a_skipped_exercise_does_not_step_up_by_override() -> None:
    told = history(2, {"reserve": 1})
    for session in told["sessions"]:
        session["exercises"][1] |= {"sets_done": 0, "reps_done": [], "reps_in_reserve": None, "pain_during": None}
    given = ReviewInput.model_validate_json(json.dumps(told))
    recommended = review(given)
    assert recommended.verdict is Verdict.HOLD
    taken = steps_of(given, recommended, Verdict.PROGRESS, OPEN)
    moved = {change.exercise for change in taken.changes}
    assert told["sessions"][0]["exercises"][1]["exercise"] not in moved
    assert moved
    assert taken.load_factor > 1
