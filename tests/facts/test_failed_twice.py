"""When a held-back exercise counts as failed, and how long two failures in a row keep it a step back."""

from datetime import date, timedelta

import pytest

from lbp_core.evidence.limits import limits
from lbp_core.facts.failed_twice import setbacks
from lbp_core.models.history import ExerciseDone, Session, Symptom
from lbp_core.models.return_to import Setback

MONDAY = date(2026, 3, 2)
SWING = "kettlebell-swing"


def swung(
    day: int, *, after: float | None = 3, exercise: str = SWING, done: bool = True, rung: int | None = 3, **told: object
) -> Session:
    row = ExerciseDone.model_validate({"exercise": exercise, "rung": rung, "sets_done": 2, "pain_during": 2} | told)
    return Session(date=MONDAY + timedelta(days=day), completed=done, pain_next_morning=after, exercises=(row,))


def back(*sessions: Session, as_of: int = 20, usual: float | None = 3) -> Setback | None:
    on = MONDAY + timedelta(days=as_of)
    return setbacks(sessions, {SWING}, usual=usual, as_of=on, limits=limits()).get(SWING)


@pytest.mark.parametrize(
    "failed",
    [
        {"pain_during": 2.5},
        {"symptom": Symptom.SHARP},
        {"technique_ok": False},
        {"after": 4.5},
        {"symptom": Symptom.CLIMBING, "sets_done": 0, "pain_during": None},
    ],
)
def test_m12_twice_in_a_row_is_a_step_back_once_is_not(failed: dict[str, object]) -> None:
    assert back(swung(0, **failed)) is None
    found = back(swung(0, **failed), swung(2, **failed))
    assert found is not None
    assert (found.rung, found.to, found.last) == (3, 2, MONDAY + timedelta(days=2))
    assert "2 Mar: " in found.says
    assert "4 Mar: " in found.says


@pytest.mark.parametrize(
    "fine", [{}, {"pain_during": 2}, {"after": 4}, {"pain_during": 0, "after": 0}, {"technique_ok": None}]
)
def test_m12_up_to_two_of_pain_and_a_morning_within_a_point_is_no_failure(fine: dict[str, object]) -> None:
    assert back(swung(0, **fine), swung(2, **fine)) is None


def test_m12_one_that_went_well_between_them_begins_the_count_anew() -> None:
    assert back(swung(0, pain_during=3), swung(2), swung(4, pain_during=3)) is None


@pytest.mark.parametrize("unknown", [{"after": None}, {"pain_during": None}, {"sets_done": 0, "pain_during": None}])
def test_m12_one_that_nobody_knows_of_wipes_nothing_out(unknown: dict[str, object]) -> None:
    assert back(swung(0, pain_during=3), swung(2, **unknown), swung(4, pain_during=3)) is not None


def test_m12_without_a_usual_pain_no_morning_is_a_failure_and_none_is_fine() -> None:
    assert back(swung(0, after=9), swung(2, after=9), usual=None) is None
    assert back(swung(0, pain_during=3), swung(2), swung(4, pain_during=3), usual=None) is not None


def test_m12_a_morning_that_has_not_come_yet_is_not_read() -> None:
    failing = (swung(0, after=6), swung(2, after=6))
    assert back(*failing, as_of=2) is None
    found = back(*failing, as_of=3)
    assert found is not None
    assert (found.last, found.told) == (MONDAY + timedelta(days=2), MONDAY + timedelta(days=3))


def test_m12_the_two_weeks_run_from_the_second_failure() -> None:
    found = back(swung(0, pain_during=3), swung(2, pain_during=3))
    assert found is not None
    second = MONDAY + timedelta(days=2)
    assert found.until == second + timedelta(days=14)
    assert [found.in_force(second + timedelta(days=days)) for days in (0, 13, 14, 15)] == [True, True, False, False]


def test_m12_a_third_failure_in_a_row_counts_again_from_its_own_step() -> None:
    found = back(swung(0, pain_during=3), swung(2, pain_during=3), swung(7, pain_during=3, rung=2))
    assert found is not None
    assert (found.to, found.last) == (1, MONDAY + timedelta(days=7))


def test_m12_off_the_first_step_there_is_nothing_easier() -> None:
    found = back(swung(0, symptom=Symptom.SHARP, rung=1), swung(2, symptom=Symptom.SHARP, rung=1))
    assert found is not None
    assert found.to == 0


def test_m12_two_sessions_on_one_day_are_one_exposure_and_the_failure_counts() -> None:
    assert back(swung(0, pain_during=3), swung(0, pain_during=3)) is None
    assert back(swung(0, pain_during=3), swung(2), swung(2, pain_during=3)) is not None


def test_only_what_was_held_back_and_done_by_that_day_is_asked() -> None:
    assert back(swung(0, pain_during=3, exercise="squat"), swung(2, pain_during=3, exercise="squat")) is None
    assert back(swung(0, pain_during=3), swung(2, pain_during=3, done=False)) is None
    assert back(swung(0, pain_during=3), swung(2, pain_during=3), as_of=1) is None
