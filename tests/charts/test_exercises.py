"""Exercise by exercise: every week drawn, holes left empty, load and step never on one axis, and the finding true."""

from datetime import date, timedelta
from typing import Any

import pytest

from lbp_core.charts.exercise_words import Named, exercises_finding, exercises_twin
from lbp_core.charts.exercises import STRIP, exercises
from lbp_core.evidence.library import library
from lbp_core.facts.by_exercise import exercise_lines, further
from lbp_core.models.client import WeightUnit
from lbp_core.models.history import ExerciseDone, Session, Symptom
from lbp_core.models.timeline import ExerciseLine
from lbp_core.planning.words import load_in_words

MONDAY = date(2026, 3, 2)
STEPS = {("squat", 3): "Goblet box squat"}


def named(unit: WeightUnit = WeightUnit.KG) -> Named:
    return Named(STEPS, lambda kilograms: load_in_words(round(kilograms * 1000), unit), 5)


NAMED = named()


def done(week: int, exercise: str = "squat", day: int = 0, **said: Any) -> Session:
    row = ExerciseDone(exercise=exercise, **said)
    return Session(date=MONDAY + timedelta(weeks=week, days=day), completed=True, exercises=(row,))


def lines(*sessions: Session, since: date = MONDAY) -> tuple[ExerciseLine, ...]:
    return exercise_lines(sessions, library(), since=since)


def test_a_week_holds_its_hardest_step_its_heaviest_load_and_its_worst_pain() -> None:
    [line] = lines(
        done(0, rung=3, load_kg=8, pain_during=2),
        done(0, day=3, rung=3, load_kg=10, pain_during=0, symptom=Symptom.SHARP),
    )
    [point] = line.points
    assert (point.rung, point.load_kg, point.pain, point.stopped) == (3, 10, 2, True)


def test_what_was_not_told_stays_unknown_and_a_zero_stays_a_zero() -> None:
    [line] = lines(done(0), done(1, rung=1, load_kg=0, pain_during=0))
    assert [(one.rung, one.load_kg, one.pain) for one in line.points] == [(None, None, None), (1, 0, 0)]


def test_planned_and_not_done_warm_ups_and_what_lies_before_are_left_out() -> None:
    missed = done(0, rung=3).model_copy(update={"completed": False})
    assert lines(missed, done(0, "cat-camel", rung=1), done(-1, rung=3)) == ()


@pytest.mark.parametrize(
    ("first", "last", "way"),
    [
        ({"rung": 3, "load_kg": 8}, {"rung": 3, "load_kg": 10}, 1),
        ({"rung": 3, "load_kg": 12}, {"rung": 4, "load_kg": 8}, 1),
        ({"rung": 3, "load_kg": 8}, {"rung": 3, "load_kg": 8}, 0),
        ({"rung": 4}, {"rung": 3}, -1),
    ],
)
def test_further_is_a_harder_step_or_else_a_heavier_load(first: dict[str, Any], last: dict[str, Any], way: int) -> None:
    [line] = lines(done(0, **first), done(1, **last))
    assert further(line) == way


def test_each_exercise_has_a_strip_with_its_own_line_and_its_own_bars() -> None:
    spec = exercises(
        lines(done(0, rung=3, load_kg=8, pain_during=0), done(3, rung=3, load_kg=10), done(0, "bird-dog", rung=2)),
        NAMED,
    )
    assert spec["height"] == 2 * STRIP
    squat = next(name for name in ("weeks_0", "weeks_1") if len(spec["datasets"][name]) == 2)
    rows = spec["datasets"][squat]
    assert [row["far"] for row in rows] == [8, 10], "drawn by load"
    assert [row["run"] for row in rows] == [0, 1], "a hole breaks the line"
    assert [row["pain"] for row in rows] == [0, None]
    assert [row["step"] for row in rows] == ["3", None], "a step is written where it changes"
    other = spec["datasets"]["weeks_0" if squat == "weeks_1" else "weeks_1"]
    assert other[0]["far"] == 2, "and by step where there is no weight"


def test_the_finding_counts_and_names_what_lately_hurt_more_than_is_accepted() -> None:
    calm = lines(done(0, rung=3, pain_during=6), *(done(week, rung=4, pain_during=2) for week in range(1, 6)))
    assert exercises_finding(calm, ceiling=5) == (
        "1 of 1 exercise further than where they began; pain during lately at 5 or below"
    )
    sore = lines(done(0, rung=3, pain_during=2), done(1, rung=2, pain_during=6))
    assert exercises_finding(sore, ceiling=5).endswith("began, 1 less far; pain above 5 lately in Squat")
    assert exercises_finding(lines(done(0, rung=3)), ceiling=5).startswith("Too early to tell")
    silent = lines(done(0, rung=3), done(1, rung=3))
    assert "pain" not in exercises_finding(silent, ceiling=5), "nothing is said of what nobody told"


def test_m19_the_words_say_what_the_strips_show_in_the_clients_unit() -> None:
    found = lines(done(0, rung=3, load_kg=8, pain_during=1), done(1, rung=3, load_kg=10, pain_during=3))
    pounds = named(WeightUnit.LB)
    assert exercises_twin(found, NAMED, finding="F").rows == (
        ("Squat", "Goblet box squat, 8 kg", "Goblet box squat, 10 kg", "1 to 3 of 10", "2 weeks"),
    )
    assert exercises_twin(found, pounds, finding="F").rows[0][2] == "Goblet box squat, 22 lb"
    assert exercises(found, pounds)["datasets"]["head_0"] == [{"name": "Squat", "now": "Goblet box squat, 22 lb"}]
