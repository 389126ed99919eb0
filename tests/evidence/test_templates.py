"""The templates say what the manual says: minutes, sets, days a week, presentations, named sets, and the walking plan."""

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.templates import named_sets, presentations, session_template, triggers
from lbp_core.evidence.walking import WalkingPlan, walking_plan, walking_problems
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import Presentation

MANUAL = {
    Block.WARM_UP: ((5, 8), ["cat-camel", "hip-flexor-stretch", "thoracic-rotation"]),
    Block.CORE: ((8, 12), ["dead-bug", "side-plank", "bird-dog"]),
    Block.STRENGTH: ((15, 25), ["glute-bridge", "split-squat", "row"]),
    Block.FINISH: ((5, 10), ["walk"]),
}


@pytest.mark.parametrize("block", MANUAL)
def test_m14_the_session_has_the_manuals_blocks_minutes_and_first_choices(block: Block) -> None:
    minutes, first = MANUAL[block]
    found = next(one for one in session_template().strength_day.blocks if one.block is block)
    assert found.minutes == minutes
    assert [slot.choose[0] for slot in found.slots if not slot.extra] == first
    if block in (Block.CORE, Block.STRENGTH):
        assert {slot.sets for slot in found.slots} == {(2, 3)}


def test_m14_step_up_stands_in_for_the_split_squat_and_bike_and_elliptical_for_the_walk() -> None:
    slots = {slot.name: slot.choose for block in session_template().strength_day.blocks for slot in block.slots}
    assert slots["one leg at a time"][:2] == ("split-squat", "step-up")
    assert slots["light cardio"][:3] == ("walk", "bike", "elliptical")


def test_m15_how_often_is_the_manuals_table() -> None:
    days = {kind: often.days for kind, often in session_template().frequency.items()}
    assert days == {DayKind.CORE: (3, 5), DayKind.STRENGTH: (2, 3), DayKind.WALK: (4, 7)}
    assert "never two days running" in session_template().frequency[DayKind.STRENGTH].says


@pytest.mark.parametrize(
    ("presentation", "goal", "focus", "notes"),
    [
        (
            Presentation.ACUTE_FLARED,
            "confidence",
            "Trunk control, low-load movement and gentle mobility",
            "Short sessions",
        ),
        (Presentation.SUBACUTE_IMPROVING, "puts up with", "Controlled strength, hips and glutes", "small steps"),
        (
            Presentation.CHRONIC_RECURRENT,
            "strength, staying power",
            "Growing resistance, compound patterns",
            "step by step",
        ),
    ],
)
def test_m02_each_presentation_has_its_goal_focus_and_notes(
    presentation: Presentation, goal: str, focus: str, notes: str
) -> None:
    plan = presentations()[presentation]
    assert goal in plan.goal
    assert focus in plan.focus
    assert notes in " ".join(plan.notes)


def test_m02_the_dose_grows_from_a_flared_back_to_a_strong_one() -> None:
    flared, improving, strong = (presentations()[one] for one in sorted(Presentation, key=lambda one: -one.caution))
    assert flared.minutes_most < improving.minutes_most < strong.minutes_most
    assert flared.reps_in_reserve > improving.reps_in_reserve > strong.reps_in_reserve
    assert flared.sets_most < improving.sets_most <= strong.sets_most
    assert (flared.loaded, improving.loaded, strong.loaded) == (False, True, True)


def test_m02_a_flared_back_is_not_taken_to_the_end_of_its_range() -> None:
    starts = presentations()[Presentation.ACUTE_FLARED].starts
    for name, number in starts.items():
        assert not library()[name].rung(number).loaded
        assert library()[name].rung(number).earliest is Presentation.ACUTE_FLARED


def test_m08_m20_the_named_sets_are_the_manuals() -> None:
    sets = {key: set(named.exercises) for key, named in named_sets().items()}
    assert sets == {
        "big-three": {"modified-curl-up", "side-plank", "bird-dog"},
        "beginners": {"bird-dog", "side-plank", "glute-bridge", "hip-hinge"},
        "bodyweight": {"glute-bridge", "bird-dog", "side-plank", "step-back", "split-squat"},
    }
    assert {"glute-bridge", "cat-camel"} <= set(named_sets()["big-three"].beside)


def test_every_trigger_of_the_screening_leaves_something_out_and_prefers_something() -> None:
    for trigger in Trigger:
        assert triggers()[trigger].avoid, trigger
        assert len(triggers()[trigger].prefer) >= 2, trigger


def test_m15_walking_grows_to_half_an_hour_five_times_a_week_in_half_a_year() -> None:
    plan = walking_plan()
    assert (plan.goal.days, plan.goal.minutes, plan.goal.by_week) == (5, 30, 26)
    twelfth = next(stage for stage in plan.stages if stage.weeks[0] <= 12 <= stage.weeks[1])
    assert twelfth.days * twelfth.minutes[0] <= 130 <= twelfth.days * twelfth.minutes[1], "about 130 minutes a week"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"weeks": (6, 8)}, "stages.3: begins in week 6; the stage before it ends in week 4. Join them."),
        ({"days": 2}, "stages.3: asks for less than the stage before it"),
        ({"rung": 9}, "stages.3: there is no rung 9; rungs of 'walk' run from 1 to 6."),
        ({"minutes": (15, 21)}, "stages.3: its minutes are not those of rung 4 of 'walk', 15 to 20."),
    ],
)
def test_a_walking_plan_that_does_not_hold_together_says_where(change: dict[str, object], says: str) -> None:
    plan = walking_plan()
    stages = list(plan.stages)
    stages[2] = stages[2].model_copy(update=change)
    assert says in _said(plan.model_copy(update={"stages": tuple(stages)}))


def test_a_walking_plan_that_misses_its_goal_or_its_source_says_so() -> None:
    plan = walking_plan()
    assert _said(plan) == ""
    assert "goal: is not where the last stage ends" in _said(plan.model_copy(update={"stages": plan.stages[:-1]}))
    assert "source: cites 'walkback-2042'" in _said(plan.model_copy(update={"source": "walkback-2042"}))


def _said(plan: WalkingPlan) -> str:
    found = walking_problems(plan, walk=library()["walk"], sources={"walkback-2024"})
    return "\n".join(map(str, found))
