"""The tolerance line of a movement: the most that had settled by the next morning, honest about mornings nobody told."""

from datetime import date, timedelta
from typing import Any

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.by_pattern import pattern_lines
from lbp_core.models.exercise import Pattern
from lbp_core.models.history import ExerciseDone, Prescribed, Session, Symptom
from lbp_core.models.tolerance import PatternLine, Settling

MONDAY = date(2026, 3, 2)
USUAL = {MONDAY + timedelta(weeks=week): 3.0 for week in range(20)}


def done(week: int, load_kg: float | None, *, morning: float | None = 3, day: int = 0, **said: Any) -> Session:
    row = ExerciseDone(**{"exercise": "squat", "rung": 3, "sets_done": 3, "load_kg": load_kg} | said)
    on = MONDAY + timedelta(weeks=week, days=day)
    return Session(date=on, completed=True, pain_before=3, pain_next_morning=morning, exercises=(row,))


def lines(*sessions: Session, usual: dict[date, float] = USUAL, **said: Any) -> tuple[PatternLine, ...]:
    return pattern_lines(sessions, library(), limits().review, usual=usual, **said)


def loads(line: PatternLine) -> list[float | None]:
    return [None if week.tolerance is None else week.tolerance.load_kg for week in line.weeks]


def test_the_line_rises_only_with_what_settled_and_never_falls() -> None:
    [line] = lines(done(0, 10), done(1, 14, morning=6), done(2, 12), done(3, 8))
    assert line.pattern is Pattern.SQUAT
    assert loads(line) == [10, 10, 12, 12]
    assert [week.settling for week in line.weeks] == [
        Settling.SETTLED, Settling.NOT_SETTLED, Settling.SETTLED, Settling.SETTLED,
    ]  # fmt: skip
    assert (line.tolerance.on, line.weeks[-1].done.load_kg) == (MONDAY + timedelta(weeks=2), 8)


def test_a_morning_nobody_told_settles_nothing_and_is_counted() -> None:
    [line] = lines(done(0, 10, morning=None), done(1, 12, morning=None), done(2, 10))
    assert loads(line) == [None, None, 10]
    assert [week.settling for week in line.weeks][:2] == [Settling.NOT_TOLD] * 2
    assert (line.days, line.told) == (3, 1)


def test_a_morning_is_compared_with_the_usual_of_its_week_not_with_a_bad_day() -> None:
    """Pain 6 before and 6 after is no calm morning for somebody whose usual is 3; without a usual the pain before counts."""
    bad_day = done(0, 10, morning=6).model_copy(update={"pain_before": 6})
    assert loads(lines(bad_day)[0]) == [None]
    assert loads(lines(bad_day, usual={})[0]) == [10]


def test_what_stopped_or_fell_short_did_not_settle_however_calm_the_morning() -> None:
    asked = Prescribed(sets=3, reps=(8, 10))
    short = done(1, 12, sets_done=2, prescribed=asked)
    [line] = lines(done(0, 10, symptom=Symptom.SHARP), short, done(2, 9, pain_during=8))
    assert loads(line) == [None, None, None]


def test_a_day_that_settled_at_that_load_counts_over_one_that_did_not() -> None:
    [line] = lines(done(0, 10, morning=6), done(0, 10, day=3))
    assert [week.settling for week in line.weeks] == [Settling.SETTLED]


def test_earlier_weeks_are_left_out_and_what_settled_in_them_is_not() -> None:
    [line] = lines(done(0, 20), done(9, 10), since=MONDAY + timedelta(weeks=5))
    assert [week.monday for week in line.weeks] == [MONDAY + timedelta(weeks=9)]
    assert loads(line) == [20]


def test_warm_up_mobility_missed_days_and_undone_sets_have_no_line() -> None:
    missed = done(0, 10).model_copy(update={"completed": False})
    assert lines(missed, done(0, None, exercise="cat-camel", rung=1), done(0, 10, sets_done=0)) == ()


def test_without_a_weight_the_share_of_the_ladder_ranks_across_exercises() -> None:
    two = done(0, None, exercise="side-plank", rung=2), done(1, None, exercise="dead-bug", rung=4)
    [line] = lines(*two)
    assert (line.tolerance.exercise, line.tolerance.rung) == ("dead-bug", 4)
