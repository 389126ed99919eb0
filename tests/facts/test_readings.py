"""Every score lands in the week it was felt in; nothing missing becomes a number."""

import json
from typing import Any

from lbp_core.facts.readings import merged, weeks_of
from lbp_core.models.review import ReviewInput
from tests.histories import history


def read(told: dict[str, Any]) -> ReviewInput:
    return ReviewInput.model_validate_json(json.dumps(told))


def test_a_week_counts_before_morning_and_check_in() -> None:
    week = weeks_of(read(history(1)))[0]
    assert week.readings == 7
    assert week.mean == 3


def test_a_morning_belongs_to_the_day_after() -> None:
    told = history(2)
    told["sessions"][2]["date"] = "2026-03-08"  # the first week's Sunday: its morning is the second week's Monday
    now, before = weeks_of(read(told))
    assert (now.readings, before.readings) == (8, 6)


def test_the_morning_after_as_of_belongs_to_the_week_to_come() -> None:
    told = history(1)
    told["sessions"][2]["date"] = told["as_of"]
    assert weeks_of(read(told))[0].readings == 6


def test_missing_is_counted_as_missing_and_zero_as_zero() -> None:
    week = weeks_of(read(history(1, week_1={"before": [0, None, 4], "morning": None, "check_in": 0})))[0]
    assert week.scores == (0, 0, 4)
    assert week.missing == 4
    assert week.mean == 4 / 3


def test_a_skipped_week_is_an_empty_week() -> None:
    found = weeks_of(read(history(3, week_2={"away": True})))
    assert [week.readings for week in found] == [7, 0, 7]
    assert found[1].mean is None


def test_exact_repeats_count_once_and_two_sessions_on_a_day_twice() -> None:
    told = history(1)
    told["sessions"].append(dict(told["sessions"][0]))
    assert weeks_of(merged(read(told)))[0].readings == 7
    told["sessions"].append({**told["sessions"][0], "minutes": 20})
    assert weeks_of(merged(read(told)))[0].readings == 9
