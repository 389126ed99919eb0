"""The strip of the long road: every week is there, missing ones visibly missing, and it is quick with five years of them."""

import time
from datetime import timedelta

import pytest

from lbp_core.charts.frames import frame
from lbp_core.charts.year import year
from lbp_core.charts.year_table import ADDED, COLUMNS, phase_table, year_finding, year_table, year_twin
from lbp_core.models.road import Phase, YearWeek
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict
from tests.weeks_told import MONDAY


def weeks(count: int, *, gone: range = range(0)) -> tuple[YearWeek, ...]:
    """So many weeks, in a new phase every quarter; nothing is known of the weeks in `gone`."""
    return tuple(
        YearWeek(
            point=WeekPoint(monday=MONDAY + timedelta(weeks=n))
            if n in gone
            else WeekPoint(
                monday=MONDAY + timedelta(weeks=n), pain=3.0, readings=4, level=3.0, band=(2.5, 3.5), sessions_done=n % 3,
                sessions_planned=3, flare=n % 20 == 7, flare_days=2.0 if n % 20 == 7 else None, taken=Verdict.HOLD,
            ),
            phase=list(Phase)[min(3, n // 13)],
            away=n in gone,
        )
        for n in range(count)
    )  # fmt: skip


@pytest.mark.parametrize("count", [0, 1, 5, 52, 260])
@pytest.mark.parametrize("dark", [False, True])
def test_m26_every_road_can_be_drawn(count: int, dark: bool) -> None:
    spec = year(weeks(count), dark=dark)
    assert len(spec["datasets"]["weeks"]) == count
    assert all(set(ADDED) <= set(row) for row in spec["datasets"]["weeks"])


def test_m26_missing_weeks_are_visibly_missing_and_their_length_is_said() -> None:
    table = frame(year_table(weeks(20, gone=range(4, 9))))
    assert list(table["none_done"])[4:9] == [True] * 5
    assert list(table["silent"])[4:9] == [True] * 5
    assert table["away_said"][4] == "5 weeks away"
    assert table["run"][3] != table["run"][9], "no line is drawn across the gap"


def test_m26_the_phases_are_stretches_without_a_hole() -> None:
    table = frame(phase_table(weeks(52)))
    assert list(table["phase"]) == ["Stability", "Strength", "Load", "General training"]
    assert list(table["start"][1:]) == list(table["end"][:-1])


def test_m26_the_strip_is_told_in_words_too() -> None:
    told = weeks(30, gone=range(4, 9))
    found = year_finding(told, clear_drop=2.0, clear_share=0.3)
    twin = year_twin(told, finding=found)
    assert found.endswith("now in load")
    assert len(twin.rows) == 30
    assert all(len(row) == len(COLUMNS) for row in twin.rows)
    assert "weeks without a session" in twin.sentence
    assert year_finding((), clear_drop=2.0, clear_share=0.3) == "No week on record yet"


def test_m26_five_years_are_built_in_less_than_three_tenths_of_a_second() -> None:
    told = weeks(260, gone=range(100, 130))
    year(told)
    took = []
    for _ in range(3):
        began = time.process_time()
        year(told)
        took.append(time.process_time() - began)
    assert min(took) < 0.3
