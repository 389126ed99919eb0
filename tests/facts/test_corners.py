"""Corners of the facts that months of ordinary training never reach: silence, halves of rows, and rows of another week."""

from datetime import date, timedelta
from typing import Any

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.by_exercise import exercise_lines
from lbp_core.facts.by_pattern import pattern_lines
from lbp_core.facts.estimate import slope
from lbp_core.facts.exposure import Known, exercise_weeks
from lbp_core.facts.improvement import since_start
from lbp_core.facts.load_weeks import LoadWeek, load_weeks
from lbp_core.facts.loads import dose_of, loads_of
from lbp_core.facts.reached import last_of_each, reached
from lbp_core.facts.readings import weeks_of
from lbp_core.facts.road import road_weeks
from lbp_core.facts.room import answered
from lbp_core.facts.session_safety import real_answers, yes_ids
from lbp_core.facts.timeline import timeline
from lbp_core.facts.tolerated import tolerated
from lbp_core.facts.week import life_week
from lbp_core.facts.week_readings import week_readings
from lbp_core.models.exercise import Block
from lbp_core.models.history import Activity, AppliedDecision, CheckIn, ExerciseDone, Prescribed, Session
from lbp_core.models.review import ReviewInput
from lbp_core.models.road import RoadWeek
from lbp_core.models.screening import Answer
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict

MONDAY = date(2026, 3, 2)
SUNDAY = MONDAY + timedelta(days=6)
REVIEW = limits().review
KNOWN = {"bird-dog": Known("Bird dog", 1.0)}


def on(week: int, day: int = 0) -> date:
    """Week 1 is the first; day 0 is its Monday."""
    return MONDAY + timedelta(days=7 * (week - 1) + day)


def trained(day: date, *rows: ExerciseDone, **told: Any) -> Session:
    return Session(date=day, completed=told.pop("completed", True), exercises=rows, **told)


def row(exercise: str = "bird-dog", **told: Any) -> ExerciseDone:
    return ExerciseDone(exercise=exercise, **told)


# ---- what was done --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "dose"),
    [
        (row(), 1.0),
        (row(load_kg=20.0), 20.0),
        (row(prescribed=Prescribed(sets=2, reps=10, load_kg=5.0)), 100.0),
        (row(prescribed=Prescribed(sets=2, reps=10, load_kg=5.0), load_kg=0.0), 20.0),
        (row(prescribed=Prescribed(sets=3, reps=(8, 12))), 30.0),
        (row(prescribed=Prescribed(hold_s=30)), 30.0),
    ],
)
def test_a_dose_is_what_is_known_of_it_and_never_nothing(done: ExerciseDone, dose: float) -> None:
    assert dose_of(done) == dose


def test_an_exercise_done_without_a_prescription_stands_where_it_was_done() -> None:
    found = reached([trained(on(1), row(rung=2, sets_done=2))], REVIEW)["bird-dog"]
    assert (found.rung, found.asked, found.settled) == (2, None, False)


@pytest.mark.parametrize(
    ("reps_done", "settled"), [((8, 8), True), ((8, 7), False), ((8, None), True), (None, True), ((12, 12), True)]
)
def test_an_exercise_settled_only_where_no_set_is_known_to_fall_short(reps_done: Any, settled: bool) -> None:
    told = row(rung=2, sets_done=2, reps_done=reps_done, prescribed=Prescribed(sets=2, reps=(8, 10)))
    session = trained(on(1), told, pain_before=2.0, pain_next_morning=2.0)
    assert reached([session], REVIEW)["bird-dog"].settled is settled


def test_a_row_without_a_rung_counts_as_the_first_one() -> None:
    def loads(*rungs: int | None) -> list[float | None]:
        sessions = tuple(trained(on(week), row(rung=rung, load_kg=10.0)) for week, rung in enumerate(rungs, 1))
        return list(loads_of(ReviewInput(as_of=on(len(rungs), 6), sessions=sessions), weeks=len(rungs), rung=1.1))

    assert loads(1, None) == loads(1, 1)
    assert loads(1, 2) != loads(1, 1)


@pytest.mark.parametrize(("day", "weeks"), [(5, 0), (6, 1), (12, 1), (13, 2)])
def test_a_week_is_followed_once_its_last_day_is_there(day: int, weeks: int) -> None:
    given = ReviewInput(as_of=on(1, day), check_ins=(CheckIn(date=MONDAY, pain_average=3.0),))
    assert since_start(given, weeks_of(given), least=3, rung_percent=10).weeks == weeks


def test_of_an_exercise_only_the_last_time_it_was_done_counts() -> None:
    sessions = [
        trained(on(2), row(rung=3, sets_done=2)),
        trained(on(1), row(rung=2, sets_done=2), row("dead-bug", rung=1, sets_done=1)),
        trained(on(3), row(rung=4, sets_done=0)),
        trained(on(4), row(rung=5, sets_done=2), completed=False),
    ]
    assert [(one.exercise, one.rung) for one in last_of_each(sessions)] == [("bird-dog", 3), ("dead-bug", 1)]


# ---- the week -------------------------------------------------------------------------------------------------------


def life(**rows: Any) -> Any:
    return life_week(ReviewInput(as_of=SUNDAY, **rows), REVIEW)


@pytest.mark.parametrize(
    ("verdict", "factor", "days"),
    [
        (Verdict.REGRESS, None, 6),
        (Verdict.REFER_ROUTINE, None, None),
        (Verdict.REFER_ROUTINE, 0.5, 6),
        (Verdict.REGRESS, 1.0, None),
        (Verdict.HOLD, 0.5, None),
    ],
)
def test_a_step_back_of_unknown_size_counts_as_a_large_one_and_a_referral_of_unknown_size_as_none(
    verdict: Verdict, factor: float | None, days: int | None
) -> None:
    told = AppliedDecision(date=MONDAY, verdict=verdict, load_factor=factor)
    assert life(decisions=(told,)).stepped_back_days == days


def test_sessions_that_only_a_check_in_tells_of_count_and_half_a_count_does_not() -> None:
    whole = CheckIn(date=MONDAY, sessions_done=2, sessions_planned=4)
    half = CheckIn(date=SUNDAY, sessions_done=1)
    assert life(check_ins=(whole, half)).adherence == 50.0
    assert life(check_ins=(half,)).adherence is None


def test_a_session_that_was_not_done_and_says_nothing_is_no_missing_score() -> None:
    given = ReviewInput(as_of=SUNDAY, sessions=(trained(MONDAY, completed=False), trained(on(1, 2), pain_before=3.0)))
    assert [(one.on, one.score) for one in week_readings(given)] == [(on(1, 2), 3.0), (on(1, 3), None)]


def test_only_an_answer_of_no_to_all_is_a_clear_no() -> None:
    assert yes_ids([]) is None
    assert yes_ids([{"a": Answer.NO, "b": Answer.NO}]) == ()
    assert yes_ids([{"a": Answer.NO, "b": Answer.UNSURE}]) is None
    assert yes_ids([{"a": Answer.YES}, {"a": Answer.NO}]) == ("a",)
    assert real_answers({"a": Answer.NO, "b": Answer.NOT_ASKED}) == {"a": Answer.NO}


# ---- weeks in a row -------------------------------------------------------------------------------------------------


def test_what_lies_after_the_day_asked_about_is_not_known_yet() -> None:
    given = ReviewInput(
        as_of=SUNDAY,
        sessions=(trained(MONDAY, minutes=40.0, effort=5.0), trained(on(2), minutes=40.0, effort=9.0)),
        check_ins=(CheckIn(date=SUNDAY, pain_average=3.0), CheckIn(date=on(2), pain_average=9.0)),
    )
    [week] = timeline(given)
    assert (week.load, week.worst, week.sessions_done) == (200.0, 3.0, 1)


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        ((row(sets_done=3), row("walk", sets_done=1)), {"core": 150.0, "finish": 50.0}),
        ((row(reps_done=(10, 10, 10)), row("walk")), {"core": 150.0, "finish": 50.0}),
        ((row(sets_done=0),), {"other": 200.0}),
    ],
)
def test_the_load_is_shared_out_by_the_sets_that_were_done(rows: tuple[ExerciseDone, ...], shares: Any) -> None:
    given = ReviewInput(as_of=SUNDAY, sessions=(trained(MONDAY, *rows, minutes=40.0, effort=5.0),))
    [week] = timeline(given, block_of={"bird-dog": "core", "walk": "finish"})
    assert week.load_by_block == shares


def test_a_session_from_before_the_weeks_looked_at_says_nothing_of_them() -> None:
    old = trained(on(1), row(pain_during=9.0, sets_done=1), pain_next_morning=9.0)
    late = [trained(on(week), row(pain_during=1.0, sets_done=1), pain_next_morning=1.0) for week in range(18, 21)]
    with_it, without = (ReviewInput(as_of=on(20, 6), sessions=rows) for rows in ((old, *late), tuple(late)))
    assert load_weeks(with_it, weeks_of(without), None, most=2, rung=1.1) == load_weeks(
        without, weeks_of(without), None, most=2, rung=1.1
    )


def test_an_activity_without_a_score_is_no_gain_and_no_loss() -> None:
    def told(week: int, *scores: float | None) -> CheckIn:
        return CheckIn(
            date=on(week),
            activities=tuple(Activity(name=str(place), score=score) for place, score in enumerate(scores)),
        )

    given = ReviewInput(as_of=on(3), check_ins=(told(1, 4.0, None), told(2, None, 2.0), told(3, 7.0, None)))
    found = since_start(given, weeks_of(given), least=3, rung_percent=10)
    assert found.function_gain == 3.0


def scored(*newest_first: float | None) -> ReviewInput:
    """A check-in a week with that score."""
    last = len(newest_first)
    rows = (
        CheckIn(date=on(last - back), pain_average=score)
        for back, score in enumerate(newest_first)
        if score is not None
    )
    return ReviewInput(as_of=on(last, 6), check_ins=tuple(rows))


@pytest.mark.parametrize(
    ("scores", "found"),
    [
        ((2.0, 3.0, 4.0, 5.0), -1.0),
        ((5.0, 4.5, 4.0, 3.5), 0.5),
        ((2.0, 3.0, 4.0), None),
        ((2.0, 9.0, 4.0, 5.0, 6.0), -1.0),
        ((2.0, None, 4.0, 5.0, 6.0), -1.0),
        ((2.0, 2.0, 2.0, 2.0, 2.0, 2.0, 9.0, 10.0, 10.0, 10.0), 0.0),
    ],
)
def test_the_slope_is_the_usual_one_of_six_weeks_and_one_wild_week_does_not_turn_it(
    scores: tuple[float | None, ...], found: float | None
) -> None:
    assert slope(weeks_of(scored(*scores))) == (found if found is None else pytest.approx(found))


def test_a_step_up_was_answered_where_the_mornings_rose_by_the_limit_or_a_flare_came() -> None:
    least = REVIEW.rise_answered.value

    def share(*weeks: LoadWeek) -> float:
        return answered(weeks, REVIEW)

    before, stranger = LoadWeek(10.0), 0.3 / 3
    assert share(before) == pytest.approx(stranger)
    assert share(before, LoadWeek(10.2)) == pytest.approx(stranger), "hardly a step"
    assert share(before, LoadWeek(11.0)) == pytest.approx(0.3 / 4), "nobody said anything"
    assert share(before, LoadWeek(11.0, rise=least)) == pytest.approx(1.3 / 4)
    assert share(before, LoadWeek(11.0, rise=least - 0.01)) == pytest.approx(0.3 / 4)
    assert share(before, LoadWeek(11.0, flare=True)) == pytest.approx(1.3 / 4)
    assert share(before, LoadWeek(None), LoadWeek(12.0, flare=True)) == pytest.approx(stranger), "no load to compare"


def test_a_movement_done_only_in_earlier_weeks_has_no_line() -> None:
    done = trained(on(1), row("squat", rung=3, sets_done=3, load_kg=10.0), pain_before=3.0, pain_next_morning=3.0)
    usual = {on(1): 3.0}
    assert len(pattern_lines([done], library(), REVIEW, usual=usual)) == 1
    assert pattern_lines([done], library(), REVIEW, usual=usual, since=on(2)) == ()


def test_only_what_was_completed_since_the_first_day_looked_at_speaks_of_an_exercise() -> None:
    def known(*sessions: Session) -> list[str]:
        given = ReviewInput(as_of=SUNDAY, sessions=sessions)
        return [one.exercise for one in exercise_weeks(given, usual=3.0, look_back_days=7, library=KNOWN, loud=3.0)]

    told = {"pain_before": 3.0, "pain_next_morning": 3.0}
    assert known(trained(on(1, 2), row(sets_done=2), **told)) == ["bird-dog"]
    assert known(trained(on(1, 2), row(sets_done=2), completed=False, **told)) == []
    assert known(trained(on(-3), row(sets_done=2), **told)) == []


# ---- the long road --------------------------------------------------------------------------------------------------


def road(*points: WeekPoint, sessions: tuple[Session, ...] = (), starts: dict[str, int] | None = None) -> RoadWeek:
    return road_weeks(points, sessions, {}, library=library(), starts=starts or {"bird-dog": 2}, limits=REVIEW)[-1]


def settles(**told: Any) -> Session:
    return trained(
        MONDAY, row(rung=2, sets_done=2), pain_before=2.0, pain_next_morning=told.pop("morning", 2.0), **told
    )


def test_an_exercise_of_the_trunk_counts_from_its_rung_on_and_once_it_settled() -> None:
    week = WeekPoint(monday=MONDAY, sessions_done=1)
    assert road(week, sessions=(settles(),)).core == 1
    assert road(week, sessions=(settles(),), starts={"bird-dog": 3}).core == 0
    assert road(week, sessions=(settles(morning=9.0),)).core == 0
    assert road(week, sessions=(settles(completed=False),)).core == 0


def test_a_newest_week_without_a_score_yet_is_passed_over_and_a_flare_is_not() -> None:
    calm = [WeekPoint(monday=on(week), pain=2.0) for week in (1, 2, 3)]
    assert road(*calm).calm_weeks == 3
    assert road(*calm, WeekPoint(monday=on(4))).calm_weeks == 3
    assert road(*calm, WeekPoint(monday=on(4), flare=True)).calm_weeks == 0


def test_of_each_movement_the_most_that_settled_stands_and_a_load_counts_before_a_step_without_one() -> None:
    def squat(week: int, rung: int, load_kg: float | None, *, morning: float = 3.0, **told: Any) -> Session:
        done = row("squat", rung=rung, sets_done=3, load_kg=load_kg)
        return trained(on(week), done, pain_before=3.0, pain_next_morning=morning, **told)

    sessions = (
        squat(1, 4, None), squat(2, 3, 10.0), squat(3, 3, 8.0), squat(4, 3, 30.0, morning=9.0),
        squat(5, 3, 40.0, completed=False),
        trained(on(6), row("gone", rung=1, sets_done=1), row("cat-camel", rung=1, sets_done=1), row(sets_done=2)),
    )  # fmt: skip
    [found] = tolerated(sessions, library(), REVIEW)
    assert (found.exercise, found.rung, found.load_g, found.on) == ("squat", 3, 10_000, on(2))
    [light] = tolerated(sessions[:1], library(), REVIEW)
    assert (light.rung, light.load_g) == (4, None)


def test_what_only_warms_up_and_what_the_library_no_longer_has_draws_no_line() -> None:
    warm = next(one.id for one in library().values() if one.block is Block.WARM_UP)
    rows = tuple(ExerciseDone(exercise=name, rung=1, sets_done=2) for name in (warm, "long-gone", "bird-dog"))
    session = Session(date=on(1), completed=True, exercises=rows)
    assert [line.exercise for line in exercise_lines((session,), library(), since=on(1))] == ["bird-dog"]
