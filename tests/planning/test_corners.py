"""Corners of planning that few programmes reach: the last step, the coarsest plate, the record that says half."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.road import road
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.exercise import Dose
from lbp_core.models.history import ExerciseDone, Prescribed
from lbp_core.models.programme import DayKind, Wishes
from lbp_core.models.review import Lever
from lbp_core.models.road import Reached, RoadWeek
from lbp_core.planning.applying import with_lever
from lbp_core.planning.carrying import carried
from lbp_core.planning.choice import within_load
from lbp_core.planning.concerns import concerns
from lbp_core.planning.needs import Needs
from lbp_core.planning.road import standing
from lbp_core.planning.step import notch_down, step_down, step_up
from lbp_core.planning.step_sizes import step_sizes
from lbp_core.planning.trimming import trimmed
from lbp_core.planning.why_dose import why_dose
from tests.planning.drafting import GYM, STRONG, drafted

REVIEW = limits().review
MONDAY = date(2026, 3, 2)


def done(exercise: str, rung: int | None = 3, **dose: Any) -> ExerciseDone:
    return ExerciseDone(exercise=exercise, rung=rung, prescribed=Prescribed(sets=3, **dose) if dose else None)


def sizes(row: ExerciseDone, most: float = 1.3) -> list[tuple[Lever, Any, float]]:
    found = step_sizes(row, library()[row.exercise], REVIEW, most=most)
    return [(one.lever, one.to, one.load_factor) for one in found]


# ---- the sizes of a step --------------------------------------------------------------------------------------------


def test_where_the_record_holds_no_dose_there_is_no_step_of_any_size() -> None:
    assert sizes(done("bird-dog")) == []
    assert step_up(done("bird-dog"), library()["bird-dog"], REVIEW) is None
    assert step_down(done("bird-dog", None), library()["bird-dog"], to_share=0.85) is None
    assert notch_down(done("bird-dog", None), library()["bird-dog"], REVIEW) is None


def test_a_heavy_bar_may_take_more_than_one_plate_and_never_more_than_the_most() -> None:
    loads = [to for lever, to, _ in sizes(done("kettlebell-deadlift", reps=10, load_kg=80)) if lever is Lever.LOAD]
    assert loads == sorted(loads)
    assert loads[:2] == [84, 88]
    assert all(kg / 80 <= 1.3 + 1e-9 for kg in loads)
    few = [to for lever, to, _ in sizes(done("kettlebell-deadlift", reps=10, load_kg=80), 1.06) if lever is Lever.LOAD]
    assert few == [84]


def test_beside_a_plate_stand_only_smaller_steps_in_reps() -> None:
    found = sizes(done("kettlebell-deadlift", reps=10, load_kg=40))
    plate = next(factor for lever, to, factor in found if (lever, to) == (Lever.LOAD, 44))
    reps = [factor for lever, _, factor in found if lever is Lever.REPS]
    assert reps
    assert all(1 < factor < plate for factor in reps)


def test_a_hold_grows_by_whole_seconds_to_its_own_top_and_no_further() -> None:
    exercise = next(
        one
        for one in library().values()
        if any((rung.dose.hold_s or 0) >= 20 and not rung.dose.reps for rung in one.ladder)
    )
    number = next(
        place for place, rung in enumerate(exercise.ladder, 1) if (rung.dose.hold_s or 0) >= 20 and not rung.dose.reps
    )
    top = float(exercise.rung(number).dose.hold_s or 0)
    found = sizes(done(exercise.id, number, hold_s=int(top * 0.6)), 1.5)
    assert found
    assert all(lever is Lever.HOLD and to == int(to) and top * 0.6 < to <= top for lever, to, _ in found)
    assert not [one for one in sizes(done(exercise.id, number, hold_s=int(top)), 1.5) if one[0] is Lever.HOLD]


def test_without_a_weight_reps_fill_the_range_of_their_step_and_stop_there() -> None:
    low, high = library()["glute-bridge"].rung(3).dose.reps or (0, 0)
    reps = [to for lever, to, _ in sizes(done("glute-bridge", 3, reps=(low, high - 1))) if lever is Lever.REPS]
    assert reps == [(low, high)]


@pytest.mark.parametrize(("most", "seconds"), [(1.15, [21, 22, 23]), (1.11, [21, 22]), (1.04, [22])])
def test_a_hold_of_twenty_seconds_has_its_ordinary_step_and_those_beside_it_that_it_may_take(
    most: float, seconds: list[int]
) -> None:
    name, rung = next(
        (one.id, at)
        for one in library().values()
        for at, step in enumerate(one.ladder, 1)
        if (step.dose.hold_s or 0) >= 30 and step.dose.reps is None
    )
    found = sizes(done(name, rung, hold_s=20), most)
    assert [to for _, to, _ in found if to in (21, 22, 23)] == seconds
    assert {lever for lever, _, _ in found} == {Lever.HOLD}


def test_the_smallest_step_back_of_a_hold_is_shorter_by_half_a_step_and_of_one_second_there_is_none() -> None:
    change = notch_down(done("bird-dog", 1, hold_s=20), library()["bird-dog"], REVIEW)
    assert change is not None
    assert (change.lever, change.from_) == (Lever.HOLD, 20)
    assert change.to == int(20 * (1 - REVIEW.step_up_most.value / 200))
    assert notch_down(done("bird-dog", 1, hold_s=1), library()["bird-dog"], REVIEW) is None


def test_the_smallest_step_back_of_reps_is_one_and_of_one_rep_there_is_none() -> None:
    change = notch_down(done("bird-dog", 1, reps=(6, 8)), library()["bird-dog"], REVIEW)
    assert change is not None
    assert (change.lever, change.to, change.load_factor) == (Lever.REPS, (5, 8), round(13 / 14, 4))
    assert notch_down(done("bird-dog", 1, reps=1), library()["bird-dog"], REVIEW) is None


def test_a_weight_without_reps_and_a_dose_without_a_step_take_no_step_that_nobody_wrote_down() -> None:
    assert step_up(done("kettlebell-deadlift", load_kg=12), library()["kettlebell-deadlift"], REVIEW) is None
    assert {lever for lever, _, _ in sizes(done("kettlebell-deadlift", load_kg=80))} == {Lever.LOAD}
    assert step_up(done("bird-dog", None, reps=6), library()["bird-dog"], REVIEW) is None


def test_a_hold_that_could_only_grow_by_too_much_goes_to_the_next_step_instead() -> None:
    change = step_up(done("side-plank", 1, hold_s=2), library()["side-plank"], REVIEW)
    assert change is not None
    assert (change.lever, change.to) == (Lever.RUNG, 2)


def test_what_the_library_no_longer_has_gets_no_reason_and_a_concern_that_must_be_met() -> None:
    plan, needs = drafted(Wishes(minutes=60, equipment=GYM), STRONG), needs_of_strong()
    gone = plan.days[0].prescriptions[0]
    without = replace(needs, library={name: one for name, one in library().items() if name != gone.exercise})
    assert why_dose(gone, needs)
    assert why_dose(gone, without) == ""
    said = [one for one in concerns(plan, without) if "not in the library any more" in str(one)]
    assert said
    assert not [one for one in concerns(plan, needs) if "not in the library any more" in str(one)]


def test_a_step_back_in_reps_is_one_rep_at_least_and_leaves_one() -> None:
    change = step_down(done("bird-dog", 1, reps=(2, 3)), library()["bird-dog"], to_share=0.95)
    assert change is not None
    assert (change.lever, change.to) == (Lever.REPS, (2, 2))
    least = step_down(done("bird-dog", 1, reps=(1, 2)), library()["bird-dog"], to_share=0.1)
    assert least is not None
    assert least.to == (1, 1)
    assert step_down(done("bird-dog", 1, reps=1), library()["bird-dog"], to_share=0.85) is None


def test_a_plate_is_taken_off_where_it_is_near_enough_to_the_share_that_is_meant() -> None:
    def lighter(share: float, load: float = 40) -> tuple[Lever, Any]:
        change = step_down(
            done("kettlebell-deadlift", reps=10, load_kg=load), library()["kettlebell-deadlift"], to_share=share
        )
        assert change is not None
        return change.lever, change.to

    assert lighter(1.0) == (Lever.LOAD, 36), "a tenth less than meant, exactly, still fits"
    assert lighter(0.8) == (Lever.LOAD, 32)
    assert lighter(0.85, load=8)[0] is Lever.REPS, "half the weight is too coarse"


def test_of_the_last_rung_there_is_no_harder_one() -> None:
    exercise = library()["bird-dog"]
    last = len(exercise.ladder)
    top = exercise.rung(last).dose
    full: dict[str, Any] = {"reps": top.reps, "hold_s": top.hold_s}
    assert step_up(done("bird-dog", last, **full), exercise, REVIEW) is None
    below = exercise.rung(last - 1).dose
    change = step_up(done("bird-dog", last - 1, reps=below.reps, hold_s=below.hold_s), exercise, REVIEW)
    assert change is not None
    assert (change.lever, change.to) == (Lever.RUNG, last)


# ---- one lever of a dose --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lever", "to", "changes"),
    [
        (Lever.REPS, (9, 11), {"reps": (9, 11)}),
        (Lever.REPS, 9, {"reps": (9, 9)}),
        (Lever.SETS, 0, {"sets": 1}),
        (Lever.SETS, 12, {"sets": 10}),
        (Lever.LOAD, 22.5, {"load_g": 22_500}),
        (Lever.HOLD, 30, {}),
        (Lever.LOAD, None, {}),
    ],
)
def test_a_lever_that_a_dose_has_not_changes_nothing(lever: Lever, to: Any, changes: dict[str, Any]) -> None:
    dose = Dose(sets=3, reps=(8, 10), load_g=20_000)
    assert with_lever(dose, lever, to) == dose.model_copy(update=changes)


# ---- the long road, and a day that is too long ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("away", "says"), [(None, "no session yet"), (0, "trained this week"), (3, "3 weeks since the last session")]
)
def test_how_long_nobody_trained_is_said_as_it_is(away: int | None, says: str) -> None:
    week = RoadWeek(
        monday=MONDAY, stage=STRONG, weeks_trained=8, weeks_away=away, core=5, loaded=5, pain=1.0, calm_weeks=8
    )
    plan = road()
    lines = [
        line.found
        for one in (standing([week] * count, plan) for count in (1, 5))
        for line in (*one.reasons, *one.waits_for)
    ]
    assert says in lines


def test_a_day_that_cannot_be_shortened_any_more_says_how_long_it_is_and_a_light_one_is_left_alone() -> None:
    wishes = Wishes(minutes=60, equipment=GYM)
    plan, needs = (
        drafted(wishes, STRONG),
        Needs(
            wishes=wishes, presentation=STRONG, triggers=(), gentle=False, library=library(), limits=limits().planning
        ),
    )
    day = next(day for day in plan.days if day.kind is DayKind.STRENGTH)
    shorter, says = trimmed(day, most=1, changes=(), needs=needs)
    assert shorter.minutes < day.minutes
    assert {item.dose.sets for item in shorter.prescriptions} == {1}
    assert says[-1] == f"This session runs to {shorter.minutes:g} minutes; 1 were planned."
    walk = day.model_copy(update={"kind": DayKind.WALK})
    assert trimmed(walk, most=1, changes=(), needs=needs) == (walk, ())


@pytest.mark.parametrize(("days", "rung"), [(0, 3), (REVIEW.missed_days.value - 1, 3), (REVIEW.missed_days.value, 2)])
def test_without_a_weight_what_was_not_done_for_two_weeks_begins_a_step_lower(days: float, rung: int) -> None:
    asked = Prescribed(sets=2, reps=8)
    stood = {"bird-dog": Reached(exercise="bird-dog", rung=3, asked=asked, on=MONDAY, settled=True)}
    found = carried(stood, library=library(), on=MONDAY + timedelta(days=days), limits=limits())["bird-dog"]
    assert (found.rung, found.dose is None) == (rung, rung < 3)


@pytest.mark.parametrize(("load", "kept"), [(30_000, 20_000), (20_000, 20_000), (10_000, 10_000), (None, None)])
def test_a_dose_carries_no_more_than_a_clearance_allows(load: int | None, kept: int | None) -> None:
    allowed = needs_of_strong(cleared=ClearanceLimits(load_g_most=20_000))
    assert within_load(Dose(sets=2, load_g=load), allowed).load_g == kept
    assert within_load(Dose(sets=2, load_g=load), needs_of_strong()).load_g == load


def needs_of_strong(**more: Any) -> Needs:
    return Needs(
        wishes=Wishes(minutes=60, equipment=GYM), presentation=STRONG, triggers=(), gentle=False, library=library(),
        limits=limits().planning, **more,
    )  # fmt: skip
