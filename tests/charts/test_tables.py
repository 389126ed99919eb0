"""The tidy tables: the columns promised are the columns given, missing is a gap, and a 0 is a 0."""

from datetime import UTC, datetime, time
from typing import Any

import pandas as pd
import pytest

from lbp_core.charts.frames import frame
from lbp_core.charts.style import BLOCK_WORDS
from lbp_core.charts.tables import BLOCK_COLUMNS, WEEK_COLUMNS, block_table, week_table
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict
from tests.weeks_told import MONDAY, decided, told

TWO_BLOCKS = {"strength": 200.0, "core": 100.0}


DAY_MS = 86_400_000


def weeks(points: tuple[WeekPoint, ...], **asked: Any) -> pd.DataFrame:
    """The weeks as a frame."""
    return frame(week_table(points, **asked))


def blocks(points: tuple[WeekPoint, ...]) -> pd.DataFrame:
    """The blocks as a frame."""
    return frame(block_table(points))


@pytest.mark.parametrize("pains", [(), (3.0,), (None,), (3.0, None, 4.0)])
def test_the_columns_promised_are_the_columns_given(pains: tuple[float | None, ...]) -> None:
    found = week_table(told(pains), enough=3)
    assert len(found) == len(pains)
    assert all(set(row) == set(WEEK_COLUMNS) for row in found)
    assert all(set(row) == set(BLOCK_COLUMNS) for row in block_table(told(pains)))


def test_a_week_without_readings_is_a_gap_and_breaks_the_line() -> None:
    table = weeks(told([3.0, 4.0, None, 5.0]), enough=3)
    assert table["pain"].isna().tolist() == [False, False, True, False]
    assert table["level"].isna().tolist() == [False, False, True, False]
    assert table["silent"].tolist() == [False, False, True, False]
    runs = table["run"].tolist()
    assert runs[0] == runs[1] != runs[3], "one stretch of line must not run over the gap"
    assert table["alone"].tolist() == [False, False, True, True]


def test_a_reported_zero_stays_a_zero() -> None:
    table = weeks(told([0.0]), enough=3)
    assert table["pain"].tolist() == [0]
    assert not table["silent"][0]


def test_no_load_is_a_gap_and_a_load_of_zero_is_not() -> None:
    table = weeks(told([3.0, 3.0], loads=[None, 0.0]), enough=3)
    assert table["no_load"].tolist() == [True, False]
    assert table["load"].isna().tolist() == [True, False]


def test_too_few_readings_for_a_decision_are_marked() -> None:
    assert weeks(told([3.0], readings=2), enough=3)["enough"].tolist() == [False]
    assert weeks(told([3.0], readings=3), enough=3)["enough"].tolist() == [True]


def test_weeks_begin_on_monday_midnight_whatever_zone_the_browser_is_in() -> None:
    table = weeks(told([3.0]), enough=3)
    assert table["start"][0] == datetime.combine(MONDAY, time(), UTC).timestamp() * 1000
    assert table["end"][0] - table["start"][0] == 7 * DAY_MS


def test_blocks_stack_up_to_the_load_in_training_order() -> None:
    table = blocks(told([3.0], loads=[300.0], load_by_block=[TWO_BLOCKS]))
    assert table["block"].tolist() == ["Core", "Strength"]
    assert table["bottom"].tolist() == [0, 100]
    assert table["top"].tolist() == [100, 300]


def test_a_load_without_blocks_is_one_bar() -> None:
    table = blocks(told([3.0, 3.0], loads=[300.0, None]))
    assert table["block"].tolist() == [BLOCK_WORDS["other"]]


def test_a_word_is_written_only_where_the_decision_changes() -> None:
    table = weeks(decided(Verdict.HOLD, Verdict.HOLD, Verdict.PROGRESS, None), enough=3)
    assert table["decision"].tolist() == ["hold", "", "step up", ""]
    assert table["verdict"][0] == "hold"
    assert pd.isna(table["verdict"][3])


def test_holds_give_way_and_other_decisions_do_not() -> None:
    table = weeks(decided(Verdict.REGRESS, Verdict.HOLD, Verdict.HOLD, Verdict.PROGRESS), enough=3)
    assert table["room_weeks"][0] == 3


def test_a_referral_is_always_written_out() -> None:
    table = weeks(decided(Verdict.REFER_URGENT, Verdict.HOLD, Verdict.PROGRESS), enough=3)
    assert table["always"].tolist() == [True, False, False]
    assert table["decision"].tolist() == ["GP, urgent", "", "step up"]


def test_a_reference_is_one_line_for_as_long_as_it_holds() -> None:
    table = weeks(told([5.0] * 4, reference=[5.0, 5.0, 4.0, None]), enough=3)
    ends = table["reference_end"]
    assert ends[0] == table["end"][1]
    assert pd.isna(ends[1])
    assert ends[2] == table["end"][2]
    assert pd.isna(ends[3])


def test_a_flare_and_a_silence_know_how_long_they_last() -> None:
    table = weeks(told([5.0, 5.0, None, None], flare=[True, True, False, False]), enough=3)
    assert table["flare_weeks"].tolist() == [2, 0, 0, 0]
    assert table["silent_weeks"].tolist() == [0, 0, 2, 0]
