"""A dose a notch less or more: what changes, by how much, and where it ends."""

from lbp_core.models.exercise import Dose, Rung
from lbp_core.planning.dose_steps import DoseStep, dose_steps

PLAIN = Rung(name="Plain", dose=Dose(sets=1))
LOADED = Rung(name="Loaded", dose=Dose(sets=1), loaded=True, step_g=4_000)


def step(dose: Dose, what: str, rung: Rung = PLAIN) -> DoseStep:
    return next(one for one in dose_steps(dose, rung) if one.what == what)


def test_only_what_the_dose_has_can_be_changed() -> None:
    assert [one.what for one in dose_steps(Dose(sets=2, reps=(8, 10)), PLAIN)] == ["sets", "reps"]
    assert [one.what for one in dose_steps(Dose(sets=1, minutes=(5, 5)), PLAIN)] == ["minutes"]
    full = Dose(sets=2, reps=(3, 5), hold_s=8, load_g=8_000, reps_in_reserve=2)
    assert [one.what for one in dose_steps(full, LOADED)] == ["sets", "reps", "hold_s", "load_g", "reps_in_reserve"]
    assert "metres" in [one.what for one in dose_steps(Dose(sets=2, metres=(20, 30)), PLAIN)]


def test_sets_end_at_one_and_at_ten() -> None:
    assert step(Dose(sets=1), "sets").less is None
    assert step(Dose(sets=10), "sets").more is None
    assert step(Dose(sets=2), "sets").less == Dose(sets=1)


def test_a_range_moves_as_a_whole() -> None:
    found = step(Dose(sets=2, reps=(8, 12)), "reps")
    assert (found.less.reps, found.more.reps) == ((7, 11), (9, 13))
    assert step(Dose(sets=2, reps=(1, 3)), "reps").less is None
    assert step(Dose(sets=2, reps=(40, 50)), "reps").more is None


def test_short_holds_go_second_by_second_and_long_ones_in_fives() -> None:
    assert step(Dose(sets=1, hold_s=8), "hold_s").more.hold_s == 9
    assert step(Dose(sets=1, hold_s=10), "hold_s").more.hold_s == 15
    assert step(Dose(sets=1, hold_s=12), "hold_s").less.hold_s == 10
    assert step(Dose(sets=1, hold_s=10), "hold_s").less.hold_s == 9
    assert step(Dose(sets=1, hold_s=1), "hold_s").less is None
    assert step(Dose(sets=1, hold_s=120), "hold_s").more is None


def test_a_load_moves_by_the_rungs_own_step_and_the_lightest_notch_takes_it_away() -> None:
    found = step(Dose(sets=1, load_g=8_000), "load_g", LOADED)
    assert (found.less.load_g, found.more.load_g) == (4_000, 12_000)
    assert step(Dose(sets=1, load_g=4_000), "load_g", LOADED).less.load_g is None
    bare = step(Dose(sets=1), "load_g", LOADED)
    assert (bare.less, bare.more.load_g) == (None, 4_000)


def test_reserve_zero_is_an_answer_and_the_end() -> None:
    assert step(Dose(sets=1, reps=(5, 5), reps_in_reserve=0), "reps_in_reserve").less is None
    assert step(Dose(sets=1, reps=(5, 5), reps_in_reserve=1), "reps_in_reserve").less.reps_in_reserve == 0
    assert step(Dose(sets=1, reps=(5, 5), reps_in_reserve=6), "reps_in_reserve").more is None
