"""What was heard a while ago: a step up rests on news of the last ten days, never on silence since."""

from datetime import timedelta

import pytest

from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.coach.weekly.review import review
from lbp_core.models.verdict import Verdict
from tests.coach.test_reviewing import SUNDAY, good_week
from tests.people import ready


@pytest.mark.hazard("H06")
@pytest.mark.parametrize("days_later", [1, 9, 10, 11, 12, 28, 365])
def test_a_good_week_steps_nothing_up_once_it_is_old_news(sqlite_studio: Studio, days_later: int) -> None:
    """The last news is Sunday's check-in; read that many days later, with nothing heard since."""
    client_id = ready(sqlite_studio)
    good_week(sqlite_studio, client_id)
    given = reviewing.history(sqlite_studio, client_id, as_of=SUNDAY)
    assert review(given).verdict is Verdict.PROGRESS
    later = given.model_copy(update={"as_of": SUNDAY + timedelta(days=days_later)})
    found = review(later)
    assert found.verdict is not Verdict.PROGRESS or (days_later == 1 and found.readings >= 3)
    quiet = "weekly_review.gone_quiet" in {reason.rule for reason in found.reasons}
    assert quiet == (days_later > 10)
