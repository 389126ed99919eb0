"""The last corners of planning, each a thing that may happen to a client once in years."""

from dataclasses import replace

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.evidence.road import road
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.client import WeightUnit
from lbp_core.models.easing import Bother
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind, PlannedBlock, PlannedDay, Prescription, Programme, Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.review import Change, Lever
from lbp_core.models.road import Carried, Phase
from lbp_core.planning import needs as needs_of_the_stage
from lbp_core.planning.applying import applied
from lbp_core.planning.brought_on import brought_on
from lbp_core.planning.calm_day import calm_day
from lbp_core.planning.carrying import decided
from lbp_core.planning.concerns import STRETCH_ONLY, concerns
from lbp_core.planning.easing import asks_for_more, easings
from lbp_core.planning.editing import edited
from lbp_core.planning.explaining import NOT_YET, ruled_out
from lbp_core.planning.needs import Needs
from lbp_core.planning.next_block import turn_of
from tests.planning.drafting import GYM, MONDAY, STRONG, ask, drafted

WISHES = Wishes(minutes=60, equipment=GYM)
PLAN = drafted(WISHES, STRONG)
NEEDS = Needs(
    wishes=WISHES, presentation=STRONG, triggers=(), gentle=False, library=library(), limits=limits().planning
)
CORE = tuple(one.id for one in library().values() if one.block is Block.CORE)


def item_of(exercise: str, rung: int, **dose: object) -> Prescription:
    own = library()[exercise].rung(rung).dose
    return Prescription(exercise=exercise, rung=rung, dose=own.model_copy(update=dose), why=("Because.",))


def day_of(*items: Prescription, kind: DayKind = DayKind.STRENGTH, block: Block = Block.STRENGTH) -> PlannedDay:
    return PlannedDay(
        date=MONDAY, kind=kind, minutes=10, blocks=(PlannedBlock(block=block, minutes=10, exercises=items),)
    )


def change(exercise: str, lever: Lever, old: object, new: object) -> Change:
    return Change.model_validate({"exercise": exercise, "lever": lever, "from": old, "to": new, "load_factor": 1.05})


# ---- a decided change that cannot be made ---------------------------------------------------------------------------


@pytest.mark.parametrize(("most", "to", "kept"), [(20_000, 20.0, 20_000), (19_999, 20.0, 16_000), (None, 20.0, 20_000)])
def test_a_weight_goes_up_to_what_the_doctor_allowed_and_no_further(most: int | None, to: float, kept: int) -> None:
    day = day_of(item_of("kettlebell-deadlift", 3, load_g=16_000))
    needs = replace(NEEDS, cleared=ClearanceLimits(load_g_most=most))
    after, says = applied(day, (change("kettlebell-deadlift", Lever.LOAD, 16.0, to),), needs)
    assert after.prescriptions[0].dose.load_g == kept
    assert ("stays as it is" in says[0]) is (kept == 16_000)


def test_a_step_that_is_no_number_leaves_the_exercise_where_it_is() -> None:
    day = day_of(item_of("glute-bridge", 3))
    assert applied(day, (change("glute-bridge", Lever.RUNG, 3, (4, 5)),), NEEDS) == (day, ())


def test_a_step_with_a_weight_waits_for_a_strength_day() -> None:
    steps = [change("carry", Lever.RUNG, 1, 2)]
    light, says = applied(day_of(item_of("carry", 1), kind=DayKind.CORE), tuple(steps), NEEDS)
    assert light.prescriptions[0].rung == 1
    assert says == ("Carry stays on step 1 on core days: weights are for strength days.",)
    assert applied(day_of(item_of("carry", 1)), tuple(steps), NEEDS)[0].prescriptions[0].rung == 2


# ---- what goes on, and what begins -----------------------------------------------------------------------------------


def test_what_came_back_goes_on_with_the_dose_that_had_settled() -> None:
    name = next(one.id for one in library().values() if one.held_back is not None)
    current = PLAN.model_copy(
        update={"weeks": (PLAN.weeks[0].model_copy(update={"days": (day_of(item_of(name, 2)),)}),)}
    )
    settled = library()[name].rung(2).dose.model_copy(update={"sets": 1})
    begun = {name: Carried(rung=2, dose=settled, settled=True, says="reached")}
    [item] = brought_on(current, {name}, replace(NEEDS, begun=begun)).days[DayKind.STRENGTH]
    assert (item.rung, item.dose) == (2, settled)


def test_before_the_first_programme_nothing_has_been_decided() -> None:
    assert decided(None, {}, on=MONDAY, limits=limits()) == {}


def test_who_comes_back_after_a_break_gets_one_new_thing_where_the_road_has_two() -> None:
    """Carrying and pushing are both open in the last phase: somebody who returns begins with one of them."""
    goals = ("returning after a long time",)
    wishes = WISHES.model_copy(update={"avoid": ("carry", "goblet-carry", "suitcase-hold", "push-up", "floor-press")})
    plan = drafted(wishes.model_copy(update={"avoid": (*wishes.avoid, "half-kneeling-press")}), STRONG)
    several = turn_of(plan, Phase.GENERAL, road(), NEEDS)
    one = turn_of(plan, Phase.GENERAL, road(), replace(NEEDS, wishes=WISHES.model_copy(update={"goals": goals})))
    assert [slot.name for slot in several.adds] == ["carry", "push"]
    assert [slot.name for slot in one.adds] == ["carry"]


# ---- programmes that lack something ----------------------------------------------------------------------------------


def test_without_any_core_exercise_core_days_are_left_out_and_the_plan_says_so() -> None:
    found = ask(WISHES.model_copy(update={"avoid": CORE}), STRONG)
    assert isinstance(found, Programme)
    assert DayKind.CORE not in {day.kind for day in found.days}
    assert "No core block: nothing in it fits these wishes and minutes." in found.broken


def test_stretching_alone_is_no_programme() -> None:
    stretching = day_of(item_of("cat-camel", 1), kind=DayKind.CORE, block=Block.WARM_UP)
    plan = PLAN.model_copy(update={"weeks": (PLAN.weeks[0].model_copy(update={"days": (stretching,)}),)})
    assert STRETCH_ONLY in [one.says for one in concerns(plan, NEEDS) if one.stop]
    assert STRETCH_ONLY not in [one.says for one in concerns(PLAN, NEEDS)]


def test_what_a_stage_does_not_begin_at_all_is_said_to_come_later(monkeypatch: pytest.MonkeyPatch) -> None:
    real = needs_of_the_stage.presentations()
    without = {name: rung for name, rung in real[STRONG].starts.items() if name != "glute-bridge"}
    plans = {**real, STRONG: real[STRONG].model_copy(update={"starts": without})}
    monkeypatch.setattr(needs_of_the_stage, "presentations", lambda: plans)
    assert f"Glute bridge: {NOT_YET}" in ruled_out(NEEDS)


def test_a_calm_day_of_one_exercise_a_block_keeps_them_all_though_it_takes_longer() -> None:
    one_each = {
        Block.WARM_UP: item_of("cat-camel", 1), Block.CORE: item_of("dead-bug", 1), Block.STRENGTH: item_of("glute-bridge", 1),
        Block.FINISH: item_of("walk", 1),
    }  # fmt: skip
    blocks = tuple(PlannedBlock(block=block, minutes=10, exercises=(item,)) for block, item in one_each.items())
    short = replace(NEEDS, wishes=WISHES.model_copy(update={"minutes": 10}))
    after = calm_day(day_of().model_copy(update={"blocks": blocks}), short)
    assert after.minutes > 10
    assert len(after.prescriptions) == 4


# ---- easier ways, and edits that lead nowhere ------------------------------------------------------------------------


def test_on_another_step_more_is_a_harder_step_or_more_weight() -> None:
    bridge = item_of("hip-thrust", 4, load_g=8_000, sets=2)
    assert asks_for_more(item_of("hip-thrust", 5, sets=2), bridge, library())
    assert not asks_for_more(item_of("hip-thrust", 3, sets=2), bridge, library())
    assert asks_for_more(item_of("hip-thrust", 3, sets=2, load_g=9_000), bridge, library())


@pytest.mark.parametrize(
    ("asked", "more"),
    [({}, False), ({"reps": (8, 13)}, True), ({"reps": (8, 11)}, False), ({"hold_s": 1}, True), ({"sets": 1}, False)],
)
def test_on_the_same_step_more_is_more_of_anything(asked: dict[str, object], more: bool) -> None:
    was = item_of("glute-bridge", 3, sets=2, reps=(8, 12))
    new = item_of("glute-bridge", 3, **{"sets": 2, "reps": (8, 12), **asked})
    assert asks_for_more(new, was, library()) is more


def test_what_is_held_back_or_gone_from_the_library_always_asks_for_more() -> None:
    held = next(one.id for one in library().values() if one.held_back is not None)
    squat = item_of("squat", 2)
    assert asks_for_more(item_of(held, 1, sets=1), squat, library())
    assert asks_for_more(squat.model_copy(update={"exercise": "long-gone"}), squat, library())


def test_at_the_lightest_weight_easier_is_the_hardest_step_without_any() -> None:
    lightest = item_of("hip-thrust", 4, load_g=2_000, sets=2)
    found = easings(lightest, NEEDS, felt=Bother.UNDER_WEIGHT, unit=WeightUnit.KG)[0]
    assert (found.rung, found.dose.load_g) == (3, None)
    assert found.dose.sets <= 2


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (Edit(kind=EditKind.STEP, day=DayKind.STRENGTH, exercise="row", rung=20), "there is no step 20"),
        (Edit(kind=EditKind.SWAP, day=DayKind.STRENGTH, exercise="row", rung=1), "does not say to what"),
    ],
)
def test_a_change_by_hand_that_leads_nowhere_says_what_there_is(edit: Edit, says: str) -> None:
    with pytest.raises(Refused, match=says):
        edited(PLAN, edit, NEEDS)
