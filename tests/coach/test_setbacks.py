"""What was held back and failed twice in a row: in the week's decision and in the programme. Which ones fail: tests/facts."""

import json
from datetime import timedelta
from typing import Any

import pytest

from lbp_core.coach.review import ExerciseDecision, reviewed
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.programme import Prescription, Programme, Wishes
from lbp_core.models.return_to import Setback
from lbp_core.models.review import Lever, Meanwhile, ReviewInput
from lbp_core.planning.next_week import needs_of, next_programme
from lbp_core.planning.setting_back import set_back, too_far
from tests.histories import FIRST_MONDAY, history
from tests.planning.drafting import GYM, MONDAY, STRONG, drafted

SWING = "kettlebell-swing"
SWINGS: dict[str, Any] = {"exercises": [SWING, "glute-bridge"]}
DAY = timedelta(days=1)


def swing_in(weeks: int, **told: Any) -> ExerciseDecision:
    given = ReviewInput.model_validate_json(json.dumps(history(weeks, SWINGS, **told)))
    return next(one for one in reviewed(given).exercises if one.facts.exercise == SWING)


def failing(*, days: list[int], rung: int = 4) -> dict[str, Any]:
    return {"days": days, "sessions": len(days), "during": {SWING: [3] * len(days)}, "rung": {SWING: rung}}


def ids(one: ExerciseDecision) -> set[str]:
    return {rule.id.partition(".")[2] for rule in one.fired}


@pytest.mark.parametrize(("second", "held"), [(5, True), (6, True), (0, False), (1, True)])
def test_m12_no_step_up_in_a_week_that_begins_before_the_two_weeks_are_over(second: int, held: bool) -> None:
    """The second failure falls in week 4 on that weekday; week 5 is reviewed, so next week begins 14 days after Monday."""
    first = [6] if second == 0 else [0]
    week_3 = failing(days=[6]) if second == 0 else {}
    week_4 = failing(days=[0]) if second == 0 else failing(days=[*first, second])
    found = swing_in(5, week_3=week_3, week_4=week_4, week_5={"rung": {SWING: 3}})
    assert ("failed_lately" in ids(found)) is held
    assert (found.up is None) is held


def test_m12_it_goes_back_a_whole_step_and_no_further_while_the_two_weeks_run() -> None:
    found = swing_in(4, week_4=failing(days=[0, 2]))
    assert ids(found) >= {"failed_twice", "failed_lately"}
    assert found.down is not None
    assert (found.down.lever, found.down.from_, found.down.to) == (Lever.RUNG, 4, 3)
    week_later = swing_in(5, week_4=failing(days=[0, 2]), week_5={"rung": {SWING: 3}})
    assert "failed_twice" not in ids(week_later)


def test_m12_trained_on_above_the_step_it_goes_back_again() -> None:
    found = swing_in(5, week_4=failing(days=[2, 4]), week_5={"rung": {SWING: 4}})
    assert "failed_twice" in ids(found)


def test_m12_a_sunday_failure_told_by_mondays_score_steps_back_the_week_after() -> None:
    late = {"days": [4, 6], "sessions": 2, "morning": [5, 5]}
    assert "failed_twice" not in ids(swing_in(4, week_4=late))
    rested = {"exercises": ["glute-bridge"]}
    assert "failed_twice" in ids(swing_in(5, week_4=late, week_5=rested))


def swinging(rung: int, *, load_g: int = 12_000) -> Programme:
    """A programme that has the swing on strength days."""
    plan = drafted(Wishes(minutes=60, equipment=GYM), STRONG)
    dose = library()[SWING].rung(rung).dose.model_copy(update={"load_g": load_g, "sets": 2})
    weeks = []
    for week in plan.weeks:
        days = []
        for day in week.days:
            *others, last = day.blocks
            swing = Prescription(exercise=SWING, rung=rung, dose=dose, why=("Brought back.",))
            added = last.model_copy(update={"exercises": (*last.exercises, swing)})
            days.append(day.model_copy(update={"blocks": (*others, added)}) if day.kind == "strength" else day)
        weeks.append(week.model_copy(update={"days": tuple(days)}))
    return plan.model_copy(update={"weeks": tuple(weeks)})


def setback(rung: int) -> Setback:
    return Setback(exercise=SWING, rung=rung, last=MONDAY, told=MONDAY, until=MONDAY + 14 * DAY, says="twice")


def planned(programme: Programme) -> list[int]:
    return [one.rung for day in programme.days for one in day.prescriptions if one.exercise == SWING]


def test_m12_the_programme_goes_back_from_that_day_on_with_no_more_weight_than_before() -> None:
    plan = swinging(3, load_g=4_000)
    needs, on = needs_of(plan, library(), limits()), MONDAY + 7 * DAY
    after = set_back(plan, (setback(3),), needs, on=on)
    swings = {day.date: one for day in after.days for one in day.prescriptions if one.exercise == SWING}
    assert {one.rung for date, one in swings.items() if date < on} == {3}
    assert {(one.rung, one.dose.load_g) for date, one in swings.items() if date >= on} == {(2, 4_000)}
    assert after.changed
    assert too_far({SWING: setback(3)}, plan, on=on) == (setback(3),)
    assert too_far({SWING: setback(3)}, after, on=on) == ()
    assert too_far({SWING: setback(3)}, plan, on=MONDAY + 14 * DAY) == ()


def test_m12_off_the_first_step_it_is_left_out_and_said_so() -> None:
    plan = swinging(1)
    needs, on = needs_of(plan, library(), limits()), MONDAY + 7 * DAY
    after = set_back(plan, (setback(1),), needs, on=on)
    assert all(day.date < on for day in after.days for one in day.prescriptions if one.exercise == SWING)
    assert any("no easier step" in says for says in after.changed)
    assert too_far({SWING: setback(1)}, plan, on=on)


def test_m12_the_decision_leaves_it_out_of_next_weeks_programme_too() -> None:
    found = swing_in(4, week_4=failing(days=[0, 2], rung=1))
    assert found.down is not None
    assert (found.down.lever, found.down.to, found.down.load_factor) == (Lever.SETS, 0, 0.0)
    monday = FIRST_MONDAY + 14 * DAY
    ahead = next_programme(
        swinging(1), (found.down,), meanwhile=Meanwhile.PROGRESS, monday=monday, library=library(), limits=limits()
    )
    assert planned(ahead) == []
