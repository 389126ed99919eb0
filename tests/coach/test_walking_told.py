"""M15: the walking plan in a line: where the walks are, what comes next, and where it leads."""

import pytest

from lbp_core.coach.plan.walking_told import walking_told
from lbp_core.models.programme import Wishes
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain
from tests.planning.drafting import FLARED, GYM, IMPROVING, STRONG, drafted


@pytest.mark.parametrize(
    ("stage", "comes"), [(FLARED, "10–15 minutes on 4 days"), (IMPROVING, "15–20 minutes"), (STRONG, "20–30 minutes")]
)
def test_m15_the_walks_of_a_plan_stand_somewhere_on_the_way_to_half_an_hour(stage: object, comes: str) -> None:
    now, following, goal = walking_told(drafted(Wishes(minutes=45), stage))
    assert now.startswith("Walking now: ")
    assert comes in following
    assert "30 minutes on 5 days a week, within 26 weeks" in goal


def test_m15_five_easy_minutes_come_before_the_first_weeks() -> None:
    told = walking_told(drafted(Wishes(minutes=45), FLARED, may_train=MayTrain.MODIFIED))
    assert "five easy minutes" in told[0]
    assert "5–10 minutes" in told[1]


def test_m15_where_something_else_takes_the_walks_place_nothing_is_said_of_walking() -> None:
    assert walking_told(drafted(Wishes(minutes=45, equipment=GYM), STRONG, Trigger.STANDING)) == ()
