"""A replay drawn: every decided week a column in three rows, what differs is marked, and the words say it without colour."""

from datetime import date, timedelta

import pytest

from lbp_core.charts.replay import replay
from lbp_core.charts.replay_words import replay_finding, replay_twin
from lbp_core.models.replay import Judged, Replay, ReplayedWeek
from lbp_core.models.verdict import Verdict

SUNDAY = date(2026, 3, 8)
UP, HOLD, BACK = Verdict.PROGRESS, Verdict.HOLD, Verdict.REGRESS


def week(number: int, now: Verdict, moved: Verdict, *, factor: float = 1.0) -> ReplayedWeek:
    one = Judged(verdict=now, load_factor=1.0, says="Said.")
    other = Judged(verdict=moved, load_factor=factor, says="Said.")
    return ReplayedWeek(as_of=SUNDAY + timedelta(weeks=number), then=one, taken=now, now=one, moved=other)


def found(*weeks: ReplayedWeek, value: float = 2.0) -> Replay:
    return Replay(name="rise_hold", standing=1.0, value=value, weeks=weeks)


@pytest.mark.parametrize(
    ("seen", "says"),
    [
        (found(week(0, HOLD, HOLD), value=1.0), "The limit as it stands, over 1 decided week"),
        (found(week(0, HOLD, HOLD)), "The one decided week would have gone the same"),
        (found(week(0, HOLD, HOLD), week(1, UP, UP)), "All 2 decided weeks would have gone the same"),
        (
            found(week(0, HOLD, UP), week(1, UP, HOLD), week(2, UP, BACK)),
            "3 of 3 decided weeks would have been decided otherwise (1 bolder and 2 more careful)",
        ),
        (
            found(week(0, UP, UP, factor=1.05), week(1, UP, UP)),
            "0 of 2 decided weeks would have been decided otherwise; 1 more by another size",
        ),
    ],
)
def test_the_finding_counts_what_differs_and_which_way(seen: Replay, says: str) -> None:
    assert replay_finding(seen) == says


def test_every_week_is_a_column_and_only_those_that_differ_are_shaded() -> None:
    spec = replay(found(week(0, HOLD, UP), week(1, UP, UP)))
    rows = spec["datasets"]["weeks"]
    assert [(row["taken"], row["now"], row["moved"], row["differs"]) for row in rows] == [
        ("hold", "hold", "progress", True), ("progress", "progress", "progress", False),
    ]  # fmt: skip
    assert rows[1]["start"] == rows[0]["end"], "weeks touch"


def test_m19_the_same_in_words_newest_first() -> None:
    twin = replay_twin(found(week(0, HOLD, UP, factor=1.08), week(1, UP, UP)), finding="A finding")
    assert twin.rows[0][0] == "15 Mar 2026"
    assert twin.rows[1] == ("8 Mar 2026", "hold", "hold, 100 %", "step up, 108 %", "bolder")
