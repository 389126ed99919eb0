"""Loads of weeks as multiples of the first: read from the diary, and from what was decided where the diary shows nothing."""

import json
from typing import Any

import pytest

from lbp_core.facts.loads import loads_of
from lbp_core.models.review import ReviewInput
from tests.histories import history

DEADLIFT = "kettlebell-deadlift"


def loads(weeks: int, decisions: list[dict[str, Any]] | None = None, **told: Any) -> list[float | None]:
    only = {"exercises": [DEADLIFT]}
    read = ReviewInput.model_validate_json(json.dumps(history(weeks, only, decisions=decisions or [], **told)))
    return [None if load is None else round(load, 4) for load in reversed(loads_of(read, weeks=weeks, rung=1.1))]


def kg(load: float) -> dict[str, Any]:
    return {"load_kg": {DEADLIFT: load}}


def test_the_bar_tells_the_load() -> None:
    assert loads(3, week_2=kg(44), week_3=kg(50)) == [1.0, 1.1, 1.25]


def test_a_week_away_is_no_load_and_the_next_goes_on_from_before() -> None:
    assert loads(3, week_2={"away": True}, week_3=kg(44)) == [1.0, None, 1.1]


def test_where_no_row_shows_a_change_the_decision_counts() -> None:
    told = [{"week": 1, "verdict": "progress", "load_factor": 1.05}]
    assert loads(2, told) == [1.0, 1.05]
    assert loads(2, told, week_2=kg(44)) == [1.0, 1.1]


def test_a_rung_up_counts_its_share() -> None:
    assert loads(2, week_2={"rung": {DEADLIFT: 5}}) == [1.0, pytest.approx(1.1)]
