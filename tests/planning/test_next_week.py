"""Next week from decided changes: each lever, the ceilings, the minutes, and training that is paused."""

from datetime import date, timedelta

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.programme import DayKind, Prescription, Programme, Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Change, Lever, Meanwhile
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from lbp_core.planning.difference import differences
from lbp_core.planning.next_week import next_programme
from tests.planning.checker import faults
from tests.planning.drafting import FLARED, GYM, IMPROVING, MONDAY, STRONG, drafted

NEXT_MONDAY = MONDAY + timedelta(days=7)
PLAN = drafted(Wishes(minutes=60, equipment=GYM), STRONG)


def change(exercise: str, lever: Lever, old: object, new: object, factor: float = 1.05) -> Change:
    """One decided change."""
    return Change.model_validate({"exercise": exercise, "lever": lever, "from": old, "to": new, "load_factor": factor})


def after(
    *changes: Change,
    current: Programme = PLAN,
    meanwhile: Meanwhile = Meanwhile.PROGRESS,
    monday: date = NEXT_MONDAY,
    stage: Presentation | None = None,
) -> Programme:
    """Next week's programme."""
    return next_programme(
        current, changes, meanwhile=meanwhile, monday=monday, library=library(), limits=limits(), stage=stage
    )


def found(programme: Programme, exercise: str) -> list[Prescription]:
    """Each time the exercise is prescribed on a strength or core day."""
    return [
        item
        for day in programme.days
        for item in day.prescriptions
        if item.exercise == exercise and day.kind is not DayKind.WALK
    ]


def test_nothing_decided_repeats_the_same_days_a_week_on() -> None:
    following = after(meanwhile=Meanwhile.HOLD)
    assert following.days == tuple(day for day in PLAN.days if day.date >= NEXT_MONDAY)
    assert following.changed == ()
    assert differences(PLAN, following, library=library()) == ()


def test_reps_move_to_a_number_or_a_range_everywhere() -> None:
    one = after(change("glute-bridge", Lever.REPS, (8, 12), (9, 13)))
    assert {item.dose.reps for item in found(one, "glute-bridge")} == {(9, 13)}
    assert {item.dose.reps for item in found(after(change("glute-bridge", Lever.REPS, 10, 12)), "glute-bridge")} == {
        (12, 12)
    }
    assert one.changed == ("Glute bridge: 3 × 8–12 → 3 × 9–13.",)
    assert found(one, "glute-bridge")[0].reviewed == "Glute bridge: 3 × 8–12 → 3 × 9–13."
    assert found(one, "glute-bridge")[0].why == found(PLAN, "glute-bridge")[0].why


def test_hold_sets_and_load_move_in_their_own_units() -> None:
    following = after(
        change("side-plank", Lever.HOLD, 10, 11.0),
        change("dead-bug", Lever.SETS, 2, 3),
        change("row", Lever.LOAD, 15.0, 17.5),
        monday=NEXT_MONDAY,
    )
    assert {item.dose.hold_s for item in found(following, "side-plank")} == {11}
    assert {item.dose.sets for item in found(following, "dead-bug")} == {3}
    assert {item.dose.load_g for item in found(following, "row")} == {17_500}
    assert "Row: 15 kg → 17.5 kg." in following.changed


def test_a_rung_brings_its_own_dose_and_its_start_load() -> None:
    heavy = after(change("split-squat", Lever.LOAD, None, 10))
    up = after(change("split-squat", Lever.RUNG, 3, 4), current=heavy)
    goblet = library()["split-squat"].rung(4)
    for item in found(up, "split-squat"):
        assert (item.rung, item.dose.load_g, item.dose.reps) == (4, goblet.dose.load_g, goblet.dose.reps)
        assert item.dose.sets == 3
    assert up.changed[0].startswith("Goblet split squat instead of full split squat: ")
    down = after(change("split-squat", Lever.RUNG, 4, 3, 0.85), current=up, meanwhile=Meanwhile.REGRESS)
    assert {(item.rung, item.dose.load_g) for item in found(down, "split-squat")} == {(3, None)}


def test_a_rung_above_the_ceiling_is_left_and_said() -> None:
    flared = drafted(Wishes(equipment=GYM), FLARED)
    following = after(change("split-squat", Lever.RUNG, 2, 3), current=flared)
    assert {item.rung for item in found(following, "split-squat")} == {1}
    assert "waits for a later stage" in following.changed[0]


def test_a_stage_that_moved_on_opens_the_rung_that_waited_and_says_so() -> None:
    flared = drafted(Wishes(equipment=GYM), FLARED)
    following = after(change("split-squat", Lever.RUNG, 1, 2), current=flared, stage=STRONG)
    assert following.presentation is STRONG
    assert {item.rung for item in found(following, "split-squat")} == {2}
    assert following.changed[0].startswith("The stage has moved on from ‘flared’ to ‘building strength’")
    assert following.because[0] != flared.because[0]
    assert after(current=following, stage=STRONG, monday=NEXT_MONDAY + timedelta(days=7)).changed == ()


def test_a_stage_that_fell_back_takes_nothing_away_and_lets_nothing_beyond_it_step_up() -> None:
    loaded = change("split-squat", Lever.LOAD, None, 10)
    strong = after(loaded, change("split-squat", Lever.RUNG, 3, 4))
    fell = after(current=strong, stage=FLARED)
    assert fell.days == strong.days
    assert (fell.presentation, len(fell.changed)) == (FLARED, 1)
    for step in (change("split-squat", Lever.RUNG, 4, 5), change("split-squat", Lever.REPS, (8, 12), (9, 13))):
        held = after(step, current=strong, stage=FLARED)
        assert held.days == strong.days
        assert "lies beyond this stage" in held.changed[1]
    back = after(change("split-squat", Lever.RUNG, 4, 3, 0.85), current=fell, stage=FLARED, meanwhile=Meanwhile.REGRESS)
    assert {item.rung for item in found(back, "split-squat")} == {3}, "one rung, not down to where a flared back starts"


def test_a_stage_nobody_knows_leaves_the_programmes_own() -> None:
    assert after(stage=None).presentation is STRONG


def test_a_rung_without_its_kit_or_against_a_trigger_is_left_and_said() -> None:
    bare = after(change("row", Lever.RUNG, 1, 2), current=drafted(Wishes(equipment=("band",))))
    assert bare.changed == (
        "Row stays on step 1: ‘Chest-supported machine row’ step 2 is out because there is no chest-supported row machine.",
    )
    turning = drafted(Wishes(equipment=GYM), STRONG, Trigger.ROTATION)
    assert "turning brings the pain on" in after(change("row", Lever.RUNG, 4, 5), current=turning).changed[0]


def test_a_step_back_finds_the_next_usable_rung_below() -> None:
    cable = drafted(Wishes(equipment=("cable",)), STRONG)
    assert {item.rung for item in found(cable, "row")} == {4}
    back = after(change("row", Lever.RUNG, 4, 3, 0.85), current=cable, meanwhile=Meanwhile.REGRESS)
    assert {item.rung for item in found(back, "row")} == {1}


def test_a_step_back_with_no_rung_below_takes_a_set_off() -> None:
    machine = drafted(Wishes(equipment=("machine",)), IMPROVING)
    assert {(item.rung, item.dose.sets) for item in found(machine, "row")} == {(2, 3)}
    back = after(change("row", Lever.RUNG, 2, 1, 0.85), current=machine, meanwhile=Meanwhile.REGRESS)
    assert {(item.rung, item.dose.sets) for item in found(back, "row")} == {(2, 2)}


def test_walking_grows_on_light_days_and_the_end_of_a_session_stays_short() -> None:
    following = after(change("walk", Lever.RUNG, 2, 3))
    light = {item.rung for day in following.days if day.kind is DayKind.WALK for item in day.prescriptions}
    assert light == {5}
    assert {item.rung for item in found(following, "walk")} == {2}


def test_a_paused_client_gets_no_programme() -> None:
    with pytest.raises(Refused, match="Record a clearance"):
        after(meanwhile=Meanwhile.NONE)


def test_two_weeks_always_lie_ahead_with_the_same_weekdays() -> None:
    late = after(monday=MONDAY + timedelta(days=70))
    assert [week.monday for week in late.weeks] == [MONDAY + timedelta(days=70), MONDAY + timedelta(days=77)]
    assert [(d.date.weekday(), d.kind) for d in late.weeks[0].days] == [
        (d.date.weekday(), d.kind) for d in PLAN.weeks[0].days
    ]
    midweek = drafted(Wishes(weeks=2), start=MONDAY + timedelta(days=5))
    assert len(after(current=midweek, monday=MONDAY + timedelta(days=14)).weeks[0].days) == len(midweek.weeks[1].days)


def test_a_longer_session_is_trimmed_from_its_end_and_says_so() -> None:
    no_pull = ("inverted-row", "chest-supported-row", "face-pull", "prone-arm-raise")
    full = drafted(Wishes(minutes=45, avoid=no_pull), STRONG)
    assert found(full, "walk")[0].dose.minutes == (10, 10)
    grown = after(change("glute-bridge", Lever.REPS, (8, 12), (26, 30)), current=full)
    assert max(day.minutes for day in grown.days) <= 45 * 1.1
    assert [sentence for sentence in grown.changed if "Walk" in sentence] == [
        "Walk at the end is cut to 5 minutes to keep the session in its time."
    ]
    assert all(item.dose.sets == 3 for item in found(grown, "glute-bridge"))


def test_a_session_that_keeps_growing_loses_its_least_important_sets_next() -> None:
    full = drafted(Wishes(minutes=45, equipment=GYM), STRONG)
    grown = after(change("glute-bridge", Lever.REPS, (8, 12), (40, 44)), current=full)
    assert max(day.minutes for day in grown.days) <= 45 * 1.1
    assert any("one set fewer" in sentence for sentence in grown.changed)


def test_a_programme_stays_within_the_hard_rules_through_a_month_of_steps() -> None:
    wishes = Wishes(minutes=45, equipment=("dumbbell", "bench", "band"))
    plan = drafted(wishes, IMPROVING, Trigger.FLEXION)
    for number in range(1, 9):
        steps = [
            change(item.exercise, Lever.RUNG, item.rung, item.rung + 1, 1.1)
            for item in {item.exercise: item for item in plan.days[0].prescriptions}.values()
        ]
        plan = after(*steps, current=plan, monday=MONDAY + timedelta(days=7 * number))
        assert plan.weeks[0].monday == MONDAY + timedelta(days=7 * number)
        kept = plan.model_copy(update={"weeks": plan.weeks[:2]})
        assert faults(kept, wishes.model_copy(update={"weeks": 2}), IMPROVING, (Trigger.FLEXION,), gentle=False) == []


def test_a_gentle_programme_takes_on_no_weight_by_stepping_up() -> None:
    gentle = drafted(Wishes(equipment=GYM), STRONG, may_train=MayTrain.MODIFIED)
    bridge = found(gentle, "glute-bridge")[0]
    following = after(change("glute-bridge", Lever.RUNG, bridge.rung, 7), current=gentle)
    assert all(item.dose.load_g is None for day in following.days for item in day.prescriptions)


def test_an_exercise_the_programme_does_not_have_changes_nothing() -> None:
    assert after(change("elliptical", Lever.REPS, 8, 10)).changed == ()


def test_a_lever_the_dose_does_not_have_changes_nothing() -> None:
    assert after(change("glute-bridge", Lever.HOLD, 10, 12), change("side-plank", Lever.LOAD, 5, 6)).changed == ()


def test_a_week_that_does_not_begin_on_a_monday_is_an_error() -> None:
    with pytest.raises(ValueError, match="is not a Monday"):
        after(monday=NEXT_MONDAY + timedelta(days=1))
