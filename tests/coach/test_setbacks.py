"""What was held back and failed twice in a row: in the week's decision and in the programme. Which ones fail: tests/facts."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from lbp_core.coach.plan import planning
from lbp_core.coach.plan.brought_back import save_setbacks, setbacks_here
from lbp_core.coach.plan.plan_editing import edit
from lbp_core.coach.plan.returning import returning
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly.exercise_decisions import ExerciseDecision
from lbp_core.coach.weekly.review import reviewed
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind, PlannedDay, Prescription, Programme, Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.return_to import Fact, Setback
from lbp_core.models.review import Lever, Meanwhile, ReviewInput
from lbp_core.planning.next_week import needs_of, next_programme
from lbp_core.planning.setting_back import set_back, too_far
from tests.histories import FIRST_MONDAY, history
from tests.months import failing_sit_ups
from tests.people import at, day, ready
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
    swing = Prescription(exercise=SWING, rung=rung, dose=dose, why=("Brought back.",))
    weeks = (
        week.model_copy(
            update={"days": tuple(_with(one, swing) if one.kind == "strength" else one for one in week.days)}
        )
        for week in plan.weeks
    )
    return plan.model_copy(update={"weeks": tuple(weeks)})


def _with(planned_day: PlannedDay, item: Prescription) -> PlannedDay:
    *others, last = planned_day.blocks
    added = last.model_copy(update={"exercises": (*last.exercises, item)})
    return planned_day.model_copy(update={"blocks": (*others, added)})


def setback(rung: int) -> Setback:
    return Setback(exercise=SWING, rung=rung, last=MONDAY, told=MONDAY, until=MONDAY + 14 * DAY, says="twice")


def planned(programme: Programme) -> list[int]:
    return [one.rung for each in programme.days for one in each.prescriptions if one.exercise == SWING]


def test_m12_the_programme_goes_back_from_that_day_on_with_no_more_weight_than_before() -> None:
    plan = swinging(3, load_g=4_000)
    needs, on = needs_of(plan, library(), limits()), MONDAY + 7 * DAY
    after = set_back(plan, (setback(3),), needs, on=on)
    swings = {each.date: one for each in after.days for one in each.prescriptions if one.exercise == SWING}
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
    assert all(each.date < on for each in after.days for one in each.prescriptions if one.exercise == SWING)
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


def sit_ups(studio: Studio, client_id: str, *, since: date) -> set[int]:
    version = planning.programme(studio, client_id)
    assert version is not None
    days = [each for each in version.programme.days if each.date >= since]
    return {one.rung for each in days for one in each.prescriptions if one.exercise == "sit-up"}


def test_m12_one_tap_takes_it_back_with_the_reason_and_after_two_weeks_it_may_go_up_again(studio: Studio) -> None:
    client_id, on, second = failing_sit_ups(studio), day(5), day(4)
    until = second + 14 * DAY
    (found,) = setbacks_here(studio, client_id, on=on)
    assert found.to_take
    assert "failed twice in a row" in found.says
    assert "pain of 3 during it" in found.says
    assert "20 Mar" in found.says
    save_setbacks(studio, client_id, key="back", at=at(on))
    assert save_setbacks(studio, client_id, key="back", at=at(on)).number == 3
    assert sit_ups(studio, client_id, since=on) == {1}
    assert [one.to_take for one in setbacks_here(studio, client_id, on=on)] == [False]
    with pytest.raises(Refused, match="Nothing has to go back"):
        save_setbacks(studio, client_id, key="again", at=at(on))
    line = {when: failed_line(studio, client_id, on=when) for when in (until - DAY, until, until + DAY)}
    assert list(line.values()) == [False, True, True]
    assert "may go up again" in setbacks_here(studio, client_id, on=until)[0].says
    assert setbacks_here(studio, client_id, on=until + 14 * DAY) == ()


def failed_line(studio: Studio, client_id: str, *, on: date) -> bool | None:
    lines = returning(studio, client_id, "sit-up", on=on)
    return next(one.holds for one in lines if one.line.fact is Fact.FAILED_TWICE)


@pytest.mark.parametrize(("days", "warned"), [(13, True), (14, False), (15, False)])
def test_m12_a_step_up_by_hand_is_warned_of_while_the_two_weeks_run(studio: Studio, days: int, warned: bool) -> None:
    client_id = failing_sit_ups(studio)
    version = save_setbacks(studio, client_id, key="back", at=at(day(5)))
    up = Edit(kind=EditKind.STEP, day=DayKind.STRENGTH, exercise="sit-up", rung=2)
    on = day(4) + days * DAY
    found = edit(studio, client_id, up, base=version.id, on=on, key="up", at=at(on))
    assert any("failed twice in a row" in one.says for one in found.new_concerns) is warned


def test_m12_off_the_first_step_one_tap_takes_it_out_and_adding_it_is_warned_of(studio: Studio) -> None:
    client_id, on = failing_sit_ups(studio, rung=1), day(5)
    assert "rests until 20 Mar" in setbacks_here(studio, client_id, on=on)[0].says
    version = save_setbacks(studio, client_id, key="back", at=at(on))
    assert sit_ups(studio, client_id, since=on) == set()
    add = Edit(kind=EditKind.ADD, day=DayKind.STRENGTH, exercise="sit-up", rung=1, block=Block.CORE)
    found = edit(studio, client_id, add, base=version.id, on=on, key="readd", at=at(on, 11))
    assert any("it rests until 20 Mar" in one.says for one in found.new_concerns)


def test_nobody_without_such_an_exercise_is_shown_anything(studio: Studio) -> None:
    client_id = ready(studio)
    assert setbacks_here(studio, client_id, on=day(4)) == ()
    with pytest.raises(Refused, match="Nothing has to go back"):
        save_setbacks(studio, client_id, key="back", at=at(day(5)))
