"""One lever, a bounded step, and nothing invented where the record is silent."""

from itertools import product
from typing import Any

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.history import ExerciseDone, Prescribed
from lbp_core.models.review import Change, Lever
from lbp_core.planning.step import step_down, step_up
from tests.source import each

REVIEW = limits().review


def done(exercise: str, rung: int | None = 3, **dose: Any) -> ExerciseDone:
    return ExerciseDone(exercise=exercise, rung=rung, prescribed=Prescribed(sets=3, **dose))


def up(row: ExerciseDone) -> Change | None:
    return step_up(row, library()[row.exercise], REVIEW)


def down(row: ExerciseDone, share: float = 0.85) -> Change | None:
    return step_down(row, library()[row.exercise], to_share=share)


def test_a_plate_that_is_small_enough_goes_on() -> None:
    change = up(done("kettlebell-deadlift", reps=10, load_kg=40))
    assert change is not None
    assert (change.lever, change.from_, change.to, change.load_factor) == (Lever.LOAD, 40, 44, 1.1)


def test_where_the_smallest_plate_is_too_much_reps_come_first() -> None:
    change = up(done("kettlebell-deadlift", reps=(8, 10), load_kg=12))
    assert change is not None
    assert (change.lever, change.to) == (Lever.REPS, (9, 10))
    assert 1 < change.load_factor <= 1.1


def test_reps_grow_until_a_coarse_plate_fits_and_then_return() -> None:
    """Double progression: the range moves up as it is, never wider, and the heavier bell starts at the rung's own reps."""
    usual = library()["kettlebell-deadlift"].rung(3).dose.reps
    assert usual is not None
    reps: tuple[int, int] = usual
    for _ in range(30):
        change = up(done("kettlebell-deadlift", reps=reps, load_kg=12))
        assert change is not None
        if change.lever is Lever.LOAD:
            break
        assert isinstance(change.to, tuple)
        reps = change.to
        assert reps[1] - reps[0] <= usual[1] - usual[0]
    assert (change.lever, change.to) == (Lever.LOAD, 16)
    assert change.load_factor == pytest.approx(16 * sum(usual) / (12 * sum(reps)), abs=1e-3)
    assert 1 <= change.load_factor <= 1.1


def test_bodyweight_fills_its_range_before_the_next_rung() -> None:
    top = library()["glute-bridge"].rung(3).dose.reps
    assert top is not None
    short = up(done("glute-bridge", reps=(top[0], top[1] - 1)))
    full = up(done("glute-bridge", reps=top))
    assert short is not None
    assert full is not None
    assert (short.lever, short.to) == (Lever.REPS, top)
    assert (full.lever, full.from_, full.to) == (Lever.RUNG, 3, 4)


def test_the_top_of_the_ladder_has_no_step_left() -> None:
    exercise = library()["glute-bridge"]
    last = len(exercise.ladder)
    assert up(done("glute-bridge", rung=last, reps=exercise.rung(last).dose.reps)) is None


def test_an_unknown_dose_has_no_step_up() -> None:
    assert step_up(ExerciseDone(exercise="glute-bridge"), library()["glute-bridge"], REVIEW) is None


def test_a_load_steps_back_by_the_plate_nearest_to_the_share() -> None:
    change = down(done("kettlebell-deadlift", reps=10, load_kg=40))
    assert change is not None
    assert (change.lever, change.to, change.load_factor) == (Lever.LOAD, 32, 0.8)


def test_where_plates_are_too_coarse_the_reps_step_back() -> None:
    change = down(done("kettlebell-deadlift", reps=10, load_kg=8))
    assert change is not None
    assert (change.lever, change.to) == (Lever.REPS, (8, 8))


def test_bodyweight_steps_back_one_rung_and_on_the_first_rung_does_less() -> None:
    rung = down(done("dead-bug", rung=3, reps=10))
    first = down(done("dead-bug", rung=1, reps=10))
    hold = down(done("side-plank", rung=1, hold_s=10))
    assert rung is not None
    assert first is not None
    assert hold is not None
    assert (rung.lever, rung.to) == (Lever.RUNG, 2)
    assert (first.lever, first.to) == (Lever.REPS, (8, 8))
    assert (hold.lever, hold.to) == (Lever.HOLD, 8)


@each(product(sorted(library()), [None, 4, 12, 40, 100], [1, 5, 10, (8, 12)]))
def test_every_step_goes_its_way_and_no_further_than_it_may(exercise: str, load_kg: float | None, reps: Any) -> None:
    for rung in range(1, len(library()[exercise].ladder) + 1):
        row = done(exercise, rung=rung, reps=reps, load_kg=load_kg)
        risen, fallen = up(row), down(row)
        assert risen is None or 1 < risen.load_factor <= 1.1 + 1e-9
        assert fallen is None or 0.5 < fallen.load_factor < 1
