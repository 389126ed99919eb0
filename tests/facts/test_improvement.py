"""How far a client has come: load counts a rung up by the share it is given, and a fall in pain from this very week."""

import json

import pytest

from lbp_core.facts.improvement import since_start
from lbp_core.facts.readings import weeks_of
from lbp_core.models.review import ReviewInput
from tests.histories import history


def read(told: dict[str, object]) -> ReviewInput:
    return ReviewInput.model_validate_json(json.dumps(told))


@pytest.mark.parametrize("percent", [10, 20])
def test_a_rung_up_counts_as_the_share_it_is_given(percent: float) -> None:
    told = history(5)
    for session in told["sessions"][-6:]:
        for done in session["exercises"]:
            done["rung"] += 1
    given = read(told)
    found = since_start(given, weeks_of(given), least=3, rung_percent=percent)
    assert found.load_gain_percent == pytest.approx(percent)


def test_a_fall_in_pain_is_seen_in_the_week_it_comes() -> None:
    given = read(
        history(5, {"before": 5, "morning": 5, "check_in": 5}, week_5={"before": 2, "morning": 2, "check_in": 2})
    )
    found = since_start(given, weeks_of(given), least=3, rung_percent=10)
    assert found.best_fall is not None
    assert found.best_fall > 2
