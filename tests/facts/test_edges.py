"""Facts at the edge of what they count: the session that was not done, the week that is too old, the lightest weight."""

from datetime import date, timedelta

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.by_exercise import further
from lbp_core.facts.by_pattern import pattern_lines
from lbp_core.facts.improvement import since_start
from lbp_core.facts.unchanged import sessions_unchanged
from lbp_core.models.history import AppliedDecision, ExerciseDone, Prescribed, Session
from lbp_core.models.review import ReviewInput
from lbp_core.models.timeline import ExerciseLine, ExercisePoint
from lbp_core.models.verdict import Verdict

SUNDAY = date(2026, 5, 31)


def session(back: int, *, reps: int = 10, rung: int = 2, completed: bool = True) -> Session:
    row = ExerciseDone(exercise="bird-dog", rung=rung, prescribed=Prescribed(sets=2, reps=reps))
    return Session(date=SUNDAY - timedelta(days=back), completed=completed, exercises=(row,))


@pytest.mark.parametrize(
    ("sessions", "count"),
    [
        ((session(1), session(3), session(5)), 3),
        ((session(1), session(3, reps=8), session(5)), 1),
        ((session(1), session(3, rung=1), session(5)), 1),
        ((session(1), session(3, completed=False), session(5)), 2),
        ((session(1), session(20), session(21)), 2),
        ((session(21), session(1, completed=False)), 0),
    ],
)
def test_an_exercise_has_waited_for_as_many_sessions_done_lately_as_asked_the_same(
    sessions: tuple[Session, ...], count: int
) -> None:
    given = ReviewInput(as_of=SUNDAY, sessions=sessions)
    assert sessions_unchanged(given, days=21).get("bird-dog", 0) == count


@pytest.mark.parametrize(
    ("first", "last", "way"),
    [
        ((2, None), (2, 0.5), 1),
        ((2, 0.5), (2, None), -1),
        ((2, 20.0), (3, None), 1),
        ((1, None), (None, None), -1),
        ((None, None), (1, None), 1),
        ((2, 4.0), (2, 4.0), 0),
    ],
)
def test_a_harder_step_counts_before_a_heavier_load_and_any_load_before_none(
    first: tuple[int | None, float | None], last: tuple[int | None, float | None], way: int
) -> None:
    points = tuple(
        ExercisePoint(monday=SUNDAY + timedelta(days=1 + 7 * at), rung=rung, load_kg=load)
        for at, (rung, load) in enumerate((first, last))
    )
    assert further(ExerciseLine(exercise="row", name="Row", rungs=5, points=points)) == way


def test_the_load_decided_in_half_a_year_counts_and_a_pause_is_no_step_down() -> None:
    decided = [(7, 1.1), (14, 0.0), (21, None), (182, 1.2), (183, 2.0)]
    given = ReviewInput(
        as_of=SUNDAY,
        decisions=tuple(
            AppliedDecision(date=SUNDAY - timedelta(days=back), verdict=Verdict.HOLD, load_factor=factor)
            for back, factor in decided
        ),
    )
    assert since_start(given, (), least=3, rung_percent=5).load_gain_percent == pytest.approx(32.0)


def test_what_the_library_no_longer_has_hides_nothing_that_was_done_after_it() -> None:
    rows = tuple(ExerciseDone(exercise=name, rung=1, sets_done=2) for name in ("long-gone", "bird-dog", "row"))
    done = Session(date=SUNDAY, completed=True, pain_before=2.0, pain_next_morning=2.0, exercises=rows)
    lines = pattern_lines((done,), library(), limits().review, usual={})
    assert {line.pattern for line in lines} == {library()["bird-dog"].pattern, library()["row"].pattern}
