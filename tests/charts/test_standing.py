"""The week against its limits: what is known is drawn, what is not is said, and a change inside the noise is called so."""

import json
from typing import Any

import pytest

from lbp_core.charts.standing import standing
from lbp_core.charts.standing_words import level_told, standing_finding, standing_twin, steps_twin
from lbp_core.coach.weekly.review import reviewed
from lbp_core.coach.weekly.why import numbers_of
from lbp_core.facts.week_readings import week_readings
from lbp_core.models.review import ReviewInput
from lbp_core.models.why import Context, WeekNumbers
from tests.histories import history


def read(weeks: int = 5, **told: Any) -> ReviewInput:
    return ReviewInput.model_validate_json(json.dumps(history(weeks, **told)))


def of(weeks: int = 5, **told: Any) -> WeekNumbers:
    return numbers_of(read(weeks, **told))


def up(points: float) -> dict[str, Any]:
    return {"before": 3 + points, "morning": 3 + points, "check_in": 3 + points}


def test_every_place_for_a_reading_is_there_with_its_day_and_context_and_the_known_ones_make_the_mean() -> None:
    given = read(week_5={"before": [2, None, 4], "morning": [3, 5, None]})
    found = week_readings(given)
    assert [(one.on.weekday(), one.context, one.score) for one in found] == [
        (0, Context.BEFORE, 2), (1, Context.MORNING, 3), (2, Context.BEFORE, None), (3, Context.MORNING, 5),
        (4, Context.BEFORE, 4), (5, Context.MORNING, None), (6, Context.CHECK_IN, 3),
    ]  # fmt: skip
    known = [one.score for one in found if one.score is not None]
    result = reviewed(given)
    assert result.result.readings == len(known)
    assert result.facts.pain.mean == pytest.approx(sum(known) / len(known))


@pytest.mark.parametrize(
    ("week", "says"),
    [
        (up(0), "within the usual ups and downs"),
        (up(0.9), "within the usual ups and downs"),
        (up(1), "1 up against 3 before: enough to hold, and it may still be noise"),
        (up(2), "2 up against 3 before: as much as a real change"),
        (up(-1), "1 down against 3 before: it may still be noise"),
        (up(-2), "2 down against 3 before: as much as a real change"),
        ({"before": None, "morning": None}, "1 reading this week; a mean needs 3"),
    ],
)
def test_the_finding_says_where_the_week_lies(week: dict[str, Any], says: str) -> None:
    assert says in standing_finding(of(week_5=week))


def test_the_level_is_told_with_its_band_and_the_limits_as_points_on_the_scale() -> None:
    said = level_told(of())
    assert "Level beneath the noise: about 3, most likely" in said
    assert "held from 4 on and steps back from 5" in said


def test_equal_scores_stand_on_each_other_and_none_is_lost() -> None:
    rings = standing(of())["datasets"]["rings"]
    assert len(rings) == len({(one["at"], one["place"]) for one in rings}) == 7


def test_a_limit_beyond_ten_is_not_drawn_and_nothing_unknown_is() -> None:
    high = standing(of(usual=up(6), baseline={"pain_average": 9}))["datasets"]["limits"]
    assert [one["words"] for one in high] == ["compared with 9"]
    nothing = {"before": None, "morning": None, "check_in": None}
    empty = standing(of(1, usual=nothing, baseline={"pain_average": None}))["datasets"]
    assert [empty[name] for name in ("rings", "mean", "level", "limits")] == [[], [], [], []]


def test_m19_readings_and_steps_are_told_in_words() -> None:
    found = of(week_5={"before": [2, None, 4]})
    assert ("Wed 1 Apr", "before the session", "not told") in standing_twin(found).rows
    assert found.ahead is not None
    twin = steps_twin(found.ahead, above=found.bad_morning_by)
    assert len(twin.rows) == len(found.ahead.steps)
    assert all("1 in" in row[1] or "likely" in row[1] for row in twin.rows)
    assert "2 or more above usual" in twin.sentence
