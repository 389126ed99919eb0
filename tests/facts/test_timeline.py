"""Weeks in a row: holes stay holes, a 0 is a 0, and every number belongs to the day it tells of."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lbp_core.facts.level import levels, noise_sd
from lbp_core.facts.timeline import timeline
from lbp_core.models.history import AppliedDecision, CheckIn, ExerciseDone, FlareLength, Session
from lbp_core.models.reason import Reason
from lbp_core.models.records import DecisionRecord
from lbp_core.models.review import Meanwhile, ReviewInput, ReviewResult
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Tag, Verdict

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)


def on(week: int, day: int = 0) -> date:
    """Week 1 is the first; day 0 is its Monday."""
    return MONDAY + timedelta(days=7 * (week - 1) + day)


def trained(day: date, **told: Any) -> Session:
    return Session(**({"date": day, "completed": True, "minutes": 40.0, "effort": 5.0} | told))


def weeks(*rows: Session | CheckIn, until: date = SUNDAY, **more: Any) -> tuple[WeekPoint, ...]:
    given = ReviewInput(
        as_of=until,
        sessions=tuple(row for row in rows if isinstance(row, Session)),
        check_ins=tuple(row for row in rows if isinstance(row, CheckIn)),
        decisions=more.pop("decisions", ()),
    )
    return timeline(given, **more)


def test_nothing_written_down_is_no_week_at_all() -> None:
    assert weeks() == ()


def test_a_week_without_rows_between_two_others_is_there_and_knows_nothing() -> None:
    found = weeks(trained(on(1), pain_before=4.0), trained(on(3), pain_before=2.0), until=on(3, 6))
    assert [point.monday for point in found] == [on(1), on(2), on(3)]
    hole = found[1]
    assert (hole.pain, hole.level, hole.band, hole.load, hole.worst, hole.readings) == (None, None, None, None, None, 0)


def test_the_weeks_go_on_to_as_of_although_nobody_was_heard() -> None:
    assert [point.monday for point in weeks(trained(on(1)), until=on(4, 2))] == [on(1), on(2), on(3), on(4)]


def test_a_reported_zero_is_a_reading_and_no_report_is_not() -> None:
    found = weeks(trained(on(1), pain_before=0.0, pain_next_morning=None))[0]
    assert (found.pain, found.readings) == (0, 1)
    assert weeks(trained(on(1)))[0].pain is None


def test_the_morning_after_a_sunday_session_belongs_to_the_next_week() -> None:
    found = weeks(trained(on(1, 6), pain_before=2.0, pain_next_morning=6.0), until=on(2, 6))
    assert [point.pain for point in found] == [2, 6]


def test_what_was_felt_after_as_of_is_not_known_yet() -> None:
    found = weeks(trained(on(1, 6), pain_before=2.0, pain_next_morning=6.0), until=on(1, 6))
    assert (found[-1].pain, found[-1].readings) == (2, 1)


def test_the_mean_takes_before_morning_and_check_in_alike() -> None:
    found = weeks(
        trained(on(1), pain_before=2.0, pain_next_morning=3.0),
        CheckIn(date=on(1, 6), pain_average=7.0, pain_worst=9.0, confidence=4.0),
    )[0]
    assert (found.pain, found.readings, found.worst, found.confidence) == (4, 3, 9, 4)


def test_the_same_row_twice_counts_once() -> None:
    row = trained(on(1), pain_before=2.0)
    assert weeks(row, row)[0].readings == 1
    assert weeks(row, row)[0].load == 200


def test_load_is_effort_times_minutes_over_the_sessions_that_happened() -> None:
    found = weeks(trained(on(1)), trained(on(1, 2), effort=6.0, minutes=50.0), Session(date=on(1, 4), completed=False))[
        0
    ]
    assert (found.load, found.sessions_done, found.sessions_planned, found.unmeasured) == (500, 2, 3, 0)


def test_a_session_without_effort_makes_the_load_a_lower_bound() -> None:
    found = weeks(trained(on(1)), trained(on(1, 2), effort=None))[0]
    assert (found.load, found.unmeasured) == (200, 1)
    assert weeks(trained(on(1), effort=None))[0].load is None


def test_planned_and_not_done_is_a_load_of_zero_and_not_unknown() -> None:
    assert weeks(Session(date=on(1), completed=False))[0].load == 0


def test_an_effort_of_zero_is_a_number() -> None:
    assert weeks(trained(on(1), effort=0.0))[0].load == 0


def test_the_load_is_shared_by_sets_over_the_blocks() -> None:
    done = (ExerciseDone(exercise="squat", sets_done=3), ExerciseDone(exercise="dead-bug", sets_done=1))
    found = weeks(trained(on(1), exercises=done), block_of={"squat": "strength", "dead-bug": "core"})[0]
    assert found.load_by_block == {"strength": 150, "core": 50}
    stranger = weeks(trained(on(1), exercises=done), block_of={"squat": "strength"})[0]
    assert stranger.load_by_block == {"strength": 150, "other": 50}


def test_tonnage_is_kilograms_times_repetitions_where_both_are_known() -> None:
    done = (
        ExerciseDone(exercise="squat", reps_done=(10, 8), load_kg=20.0),
        ExerciseDone(exercise="dead-bug", reps_done=(10,)),
    )
    assert weeks(trained(on(1), exercises=done))[0].tonnage_kg == 360
    assert weeks(trained(on(1), exercises=done[1:]))[0].tonnage_kg is None


def test_a_long_flare_reaches_back_into_the_week_before() -> None:
    told = CheckIn(date=on(2, 1), flare=FlareLength.DAYS, flare_days=5.0)
    found = weeks(trained(on(1)), told, until=on(2, 6))
    assert [(point.flare, point.flare_days) for point in found] == [(True, 3), (True, 2)]


def test_a_flare_of_hours_is_told_from_one_of_unknown_length() -> None:
    assert weeks(CheckIn(date=on(1), flare=FlareLength.UNDER_A_DAY))[0].flare_days == 0.5
    found = weeks(CheckIn(date=on(1), flare=FlareLength.DAYS))[0]
    assert (found.flare, found.flare_days) == (True, None)
    assert not weeks(CheckIn(date=on(1), flare=None))[0].flare


def test_a_check_in_counts_sessions_only_where_none_was_written_down() -> None:
    told = CheckIn(date=on(1, 6), sessions_done=2, sessions_planned=3)
    assert (weeks(told)[0].sessions_done, weeks(told)[0].sessions_planned) == (2, 3)
    assert weeks(told, trained(on(1)))[0].sessions_done == 1


def test_a_decision_stands_in_the_week_it_looked_at() -> None:
    applied = AppliedDecision(date=on(1, 6), verdict=Verdict.HOLD)
    found = weeks(trained(on(1)), until=on(2, 6), decisions=(applied,))
    assert [point.taken for point in found] == [Verdict.HOLD, None]


def test_a_decision_on_record_says_what_was_recommended_and_why() -> None:
    reason = Reason(
        rule="weekly_review.otherwise", verdict=Verdict.PROGRESS, says="All calm.", source="x", tag=Tag.OUR_RULE
    )
    result = ReviewResult(
        verdict=Verdict.PROGRESS,
        meanwhile=Meanwhile.PROGRESS,
        reasons=(reason,),
        changes=(),
        load_factor=1.05,
        readings=4,
        estimate=None,
    )
    record = DecisionRecord(
        id="1",
        client_id="2",
        at=datetime(2026, 3, 8, 20, tzinfo=UTC),
        as_of=SUNDAY,
        recommended=result,
        taken=Verdict.HOLD,
        why="Travel.",
        load_factor=1.0,
        programme_version_id=None,
    )
    found = weeks(trained(on(1)), decided=(record,))[0]
    assert (found.recommended, found.taken, found.says) == (Verdict.PROGRESS, Verdict.HOLD, "All calm.")


def test_the_reference_is_the_one_given_for_that_week() -> None:
    found = weeks(trained(on(1)), trained(on(2)), until=on(2, 6), references={on(2): 4.5})
    assert [point.reference for point in found] == [None, 4.5]


def test_more_readings_mean_a_narrower_band() -> None:
    few, many = levels([4.0], [1])[0], levels([4.0], [7])[0]
    assert few is not None
    assert many is not None
    assert many.sd < few.sd
    assert noise_sd(7) > noise_sd(1) / 7**0.5, "readings of one week are alike, so seven say less than seven"


def test_a_gap_widens_the_band_of_the_weeks_around_it() -> None:
    whole = levels([4.0, 4.0, 4.0, 4.0, 4.0], [3] * 5)[-1]
    holes = levels([4.0, None, None, None, 4.0], [3, 0, 0, 0, 3])
    assert whole is not None
    assert holes[-1] is not None
    assert holes[-1].sd > whole.sd
    assert holes[1:4] == (None, None, None)


def test_one_wild_week_moves_the_level_less_than_it_moved_itself() -> None:
    wild = levels([3.0, 3.0, 3.0, 5.0, 3.0, 3.0, 3.0], [3] * 7)[3]
    assert wild is not None
    assert 3 < wild.mean < 4, "a week two points up between calm ones is mostly noise"


def test_a_step_that_stays_is_followed() -> None:
    found = levels([3.0] * 6 + [7.0] * 6, [4] * 12)
    assert found[-1] is not None
    assert found[-1].mean == pytest.approx(7, abs=0.4)


def test_no_reading_gives_no_mean() -> None:
    with pytest.raises(ValueError, match="at least one reading"):
        noise_sd(0)


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), st.floats(0, 10)), st.integers(1, 9)),
        min_size=1,
        max_size=40,
    )
)
def test_every_level_lies_in_its_band_and_the_band_on_the_scale(told: list[tuple[float | None, int]]) -> None:
    found = levels([mean for mean, _ in told], [0 if mean is None else count for mean, count in told])
    for (mean, _), level in zip(told, found, strict=True):
        assert (level is None) == (mean is None)
        if level is not None:
            low, high = level.band
            assert 0 <= low <= level.mean <= high <= 10
