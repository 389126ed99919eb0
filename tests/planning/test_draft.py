"""What a first programme is made of, clause by clause of the manual."""

from datetime import date
from itertools import pairwise

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.templates import goals_in, named_sets, presentations, session_template
from lbp_core.models.exercise import Block, Pattern
from lbp_core.models.programme import DayKind, NoPlan, PlannedDay, Wishes
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Trigger
from lbp_core.models.verdict import MayTrain, Presentation
from tests.planning.drafting import FLARED, GYM, IMPROVING, STRONG, ask, drafted, used


def first(kind: DayKind, plan_days: tuple[PlannedDay, ...]) -> PlannedDay:
    """The first day of that kind."""
    return next(day for day in plan_days if day.kind is kind)


@pytest.mark.parametrize("presentation", list(Presentation))
def test_m01_a_full_session_answers_by_category_never_by_one_exercise(presentation: Presentation) -> None:
    day = first(DayKind.STRENGTH, drafted(Wishes(minutes=60, equipment=GYM), presentation).days)
    assert [block.block for block in day.blocks] == list(Block)
    assert len(day.prescriptions) >= 8


def test_m02_each_presentation_has_its_goal_focus_notes_and_limits_and_the_draft_says_them() -> None:
    for presentation in Presentation:
        plan = presentations()[presentation]
        programme = drafted(Wishes(equipment=GYM), presentation)
        assert programme.because[:2] == (plan.goal, f"Focus: {plan.focus}")
        assert set(plan.notes) <= set(programme.because)


def test_m02_a_flared_back_trains_short_easy_and_without_weights() -> None:
    flared, strong = (drafted(Wishes(minutes=60, equipment=GYM), stage) for stage in (FLARED, STRONG))
    assert max(day.minutes for day in flared.days) <= 30
    assert all(item.dose.load_g is None and item.dose.sets <= 2 for day in flared.days for item in day.prescriptions)
    assert any(item.dose.load_g for day in strong.days for item in day.prescriptions)
    easy, hard = (
        {item.exercise: item.rung for day in plan.days for item in day.prescriptions} for plan in (flared, strong)
    )
    shared = set(easy) & set(hard) - {"walk"}
    assert len(shared) >= 6
    assert all(easy[name] < hard[name] for name in shared)


def test_m03_stability_comes_before_strength_and_strength_before_load() -> None:
    loads = []
    for stage in (FLARED, IMPROVING, STRONG):
        days = drafted(Wishes(minutes=60, equipment=GYM), stage).days
        loads.append(sum(item.dose.load_g or 0 for item in first(DayKind.STRENGTH, days).prescriptions))
    assert loads[0] == 0 < loads[1] < loads[2]


def test_m08_the_big_three_are_a_named_set_paired_with_glute_work_and_mobility() -> None:
    big_three = named_sets()["big-three"]
    assert big_three.exercises == ("modified-curl-up", "side-plank", "bird-dog")
    programme = drafted(Wishes(days_per_week=3, equipment=GYM), IMPROVING)
    assert {*big_three.exercises, *big_three.beside} <= used(programme)
    assert any(sentence.startswith(big_three.name) for sentence in programme.because)


def test_m09_the_core_block_holds_with_cues_and_stops_before_form_breaks() -> None:
    day = first(DayKind.STRENGTH, drafted(Wishes(equipment=GYM)).days)
    core = next(block for block in day.blocks if block.block is Block.CORE)
    assert [item.exercise for item in core.exercises] == ["dead-bug", "side-plank", "bird-dog"]
    for name in ("dead-bug", "side-plank", "bird-dog", "pallof-press"):
        assert len(library()[name].cues) >= 3
        assert library()[name].stop
    strength = next(block for block in day.blocks if block.block is Block.STRENGTH)
    assert all((item.dose.reps_in_reserve or 0) >= 2 for item in strength.exercises)


def test_m10_the_hips_are_trained_with_bridge_leg_work_and_a_hinge() -> None:
    day = first(DayKind.STRENGTH, drafted(Wishes(minutes=50, equipment=GYM)).days)
    patterns = {library()[item.exercise].pattern for item in day.prescriptions}
    assert {Pattern.BRIDGE, Pattern.LUNGE, Pattern.HINGE} <= patterns


def test_m11_mobility_is_in_every_full_session_and_never_the_whole_of_one() -> None:
    for day in drafted(Wishes(equipment=GYM)).days:
        if day.kind is not DayKind.WALK:
            names = [item.exercise for item in day.prescriptions]
            full = day.kind is DayKind.STRENGTH
            assert (
                names[: 3 if full else 1]
                == ["cat-camel", "hip-flexor-stretch", "thoracic-rotation"][: 3 if full else 1]
            )
            assert len(names) > 3


def test_m15_a_day_done_alone_has_no_more_exercises_than_people_keep_up_and_says_so() -> None:
    plan = drafted(Wishes(minutes=60, equipment=GYM), IMPROVING)
    alone = [item for item in first(DayKind.CORE, plan.days).prescriptions if item.dose.minutes is None]
    assert len(alone) == 4
    assert any("Core days can be done at home: 4 exercises" in line for line in plan.because)


def test_m14_the_template_keeps_the_manuals_minutes_exercises_and_sets() -> None:
    spans = {block.block: block.minutes for block in session_template().strength_day.blocks}
    assert spans == {Block.WARM_UP: (5, 8), Block.CORE: (8, 12), Block.STRENGTH: (15, 25), Block.FINISH: (5, 10)}
    day = first(DayKind.STRENGTH, drafted(Wishes(minutes=45, equipment=GYM)).days)
    for block in day.blocks:
        low, high = spans[block.block]
        assert low <= block.minutes <= high, block.block
    names = [item.exercise for item in day.prescriptions]
    assert names[:9] == [
        "cat-camel",
        "hip-flexor-stretch",
        "thoracic-rotation",
        "dead-bug",
        "side-plank",
        "bird-dog",
        "glute-bridge",
        "split-squat",
        "row",
    ]
    doses = {item.exercise: item.dose for item in day.prescriptions}
    assert doses["cat-camel"].reps == (6, 8)
    assert doses["thoracic-rotation"].reps == (6, 8)
    assert 30 <= (doses["hip-flexor-stretch"].hold_s or 0) <= 45
    assert all(doses[name].sets in (2, 3) for name in ("dead-bug", "side-plank", "bird-dog"))
    assert all(doses[name].sets == 3 for name in ("glute-bridge", "split-squat", "row"))


@pytest.mark.parametrize("weeks", [2, 3, 4])
def test_m14_a_block_lasts_two_to_four_weeks(weeks: int) -> None:
    assert len(drafted(Wishes(weeks=weeks)).weeks) == weeks


@pytest.mark.parametrize("days", range(1, 7))
@pytest.mark.parametrize("presentation", list(Presentation))
def test_m15_strength_core_and_walking_come_as_often_as_advised(days: int, presentation: Presentation) -> None:
    week = drafted(Wishes(days_per_week=days, equipment=GYM), presentation).weeks[-1]
    kinds = [day.kind for day in week.days]
    assert kinds.count(DayKind.STRENGTH) in ((1,) if days == 1 else (2, 3))
    assert len(kinds) - kinds.count(DayKind.WALK) == min(days, 5)
    cardio = sum(any(block.block is Block.FINISH for block in day.blocks) for day in week.days)
    assert 5 <= cardio <= 6
    dates = sorted(day.date for day in week.days if day.kind is DayKind.STRENGTH)
    assert all((later - sooner).days >= 2 for sooner, later in pairwise(dates))


def test_m15_fewer_days_than_advised_are_said_and_not_hidden() -> None:
    said = " ".join(drafted(Wishes(days_per_week=1)).broken)
    assert "Strength once a week" in said
    assert "1 day a week where 3 or more are advised" in said


def test_m20_beginners_and_bodyweight_sets_are_named_and_a_client_without_kit_gets_them() -> None:
    assert named_sets()["beginners"].exercises == ("bird-dog", "side-plank", "glute-bridge", "hip-hinge")
    bodyweight = named_sets()["bodyweight"]
    assert set(bodyweight.exercises) == {"glute-bridge", "bird-dog", "side-plank", "step-back", "split-squat"}
    for name in bodyweight.exercises:
        assert not any(rung.equipment for rung in library()[name].ladder if rung.name == library()[name].rung(1).name)
    for stage in Presentation:
        assert {"glute-bridge", "bird-dog", "side-plank", "split-squat"} <= used(drafted(Wishes(), stage))
    first_steps = drafted(Wishes(minutes=45), IMPROVING)
    assert set(named_sets()["beginners"].exercises) <= used(first_steps)
    assert any(sentence.startswith(named_sets()["beginners"].name) for sentence in first_steps.because)


def test_m21_leg_symptoms_never_meet_end_range_bending_or_a_straight_leg_stretch() -> None:
    for stage in Presentation:
        wishes = Wishes(equipment=GYM, prefer=("hamstring-stretch", "cat-camel", "kettlebell-deadlift"), minutes=60)
        plan = drafted(wishes, stage, Trigger.LEG_SYMPTOMS)
        rungs = {item.exercise: item.rung for day in plan.days for item in day.prescriptions}
        assert rungs["hamstring-stretch"] == 1
        assert "bent knee" in library()["hamstring-stretch"].rung(1).name
        assert rungs["cat-camel"] <= 4
        assert rungs.get("kettlebell-deadlift", 1) <= 3
        assert any("stop if pain travels" in sentence for sentence in plan.because)


def test_m24_goals_shape_the_choice_and_say_so() -> None:
    plan = drafted(Wishes(equipment=GYM, goals=("Walk up the stairs without a rest",)), STRONG)
    assert "step-up" in used(plan)
    assert "step-up" not in used(drafted(Wishes(equipment=GYM), STRONG))
    why = next(item.why for day in plan.days for item in day.prescriptions if item.exercise == "step-up")
    assert "stairs" in why[-1]
    assert [goal.says for goal in goals_in(["strong bones", "my desk"])] == [
        "sitting and getting up",
        "muscle and bone for later years",
    ]


def test_m25_a_stretch_only_plan_cannot_be_made() -> None:
    stretches = [item.id for item in library().values() if item.pattern is Pattern.MOBILITY]
    others = tuple(item.id for item in library().values() if item.block in (Block.CORE, Block.STRENGTH))
    found = ask(Wishes(avoid=others, prefer=tuple(stretches), equipment=GYM))
    assert isinstance(found, NoPlan)
    assert found.reasons
    only_core = drafted(Wishes(avoid=tuple(n for n in others if n != "bird-dog"), equipment=GYM))
    assert {day.kind for day in only_core.days} == {DayKind.CORE, DayKind.WALK}
    assert any("No strength days" in sentence for sentence in only_core.broken)


def test_training_while_answers_are_open_is_gentler_everywhere() -> None:
    usual = drafted(Wishes(equipment=GYM), STRONG)
    gentle = drafted(Wishes(equipment=GYM), STRONG, may_train=MayTrain.MODIFIED)
    assert gentle.gentle
    assert all(item.dose.load_g is None for day in gentle.days for item in day.prescriptions)
    rungs = {
        item.exercise: item.rung for day in usual.days for item in day.prescriptions if day.kind is not DayKind.WALK
    }
    for day in gentle.days:
        for item in day.prescriptions:
            if day.kind is not DayKind.WALK and item.exercise in rungs and item.exercise != "walk":
                assert item.rung < rungs[item.exercise]


def test_a_draft_begins_on_the_day_it_is_asked_for_and_keeps_that_weekday() -> None:
    plan = drafted(Wishes(days_per_week=3), start=date(2026, 3, 5))
    assert plan.days[0].date == date(2026, 3, 5)
    assert plan.weeks[0].monday == date(2026, 3, 2)
    assert {day.date.weekday() for day in plan.weeks[1].days if day.kind is not DayKind.WALK} == {0, 3, 5}


def test_what_was_ruled_out_names_the_trigger_or_the_missing_kit() -> None:
    plan = drafted(Wishes(avoid=("squat",)), IMPROVING, Trigger.FLEXION)
    assert "Hamstring stretch: steps 1–2 are out because bending brings the pain on." in plan.ruled_out
    assert "Squat: you asked to leave it out." in plan.ruled_out
    assert any(line.startswith("Step-up") and "no step" in line for line in plan.ruled_out)
    assert "row" not in used(plan)


def test_a_wish_nobody_knows_is_refused_with_the_nearest_word() -> None:
    with pytest.raises(Refused, match="'ketlebell' is not equipment this studio knows. Did you mean 'kettlebell'?"):
        ask(Wishes(equipment=("ketlebell",)))
    with pytest.raises(Refused, match="Did you mean 'side-plank'?"):
        ask(Wishes(avoid=("side-plonk",)))


def test_a_preferred_exercise_is_in_the_plan_or_the_plan_says_why_not() -> None:
    plan = drafted(Wishes(minutes=60, equipment=GYM, prefer=("step-back", "carry")), STRONG)
    assert {"step-back", "carry"} <= used(plan)
    assert "You asked for it." in next(i.why for d in plan.days for i in d.prescriptions if i.exercise == "carry")
    without = drafted(Wishes(minutes=60, prefer=("elliptical",)), STRONG)
    assert "Elliptical was asked for and did not fit this time." in without.broken


def test_no_two_exercises_of_one_pattern_share_a_strength_block() -> None:
    for goals in ((), ("lift my toddler",), ("stairs and hills",)):
        plan = drafted(Wishes(minutes=60, equipment=GYM, goals=goals), STRONG, Trigger.SITTING)
        day = first(DayKind.STRENGTH, plan.days)
        patterns = [
            library()[item.exercise].pattern
            for block in day.blocks
            if block.block is Block.STRENGTH
            for item in block.exercises
        ]
        assert len(patterns) == len(set(patterns)) >= 3


@pytest.mark.parametrize(
    ("presentation", "minutes", "says"),
    [
        (FLARED, 30, None),
        (FLARED, 45, "takes 30 of 45 minutes: at this stage a session has 30 at most."),
        (IMPROVING, 45, None),
        (IMPROVING, 60, "of 60 minutes: at this stage a session has 50 at most."),
        (STRONG, 60, "of 60 minutes: warm-up, core, strength and finish are full."),
    ],
)
def test_minutes_that_are_left_over_are_said_with_the_reason(
    presentation: Presentation, minutes: int, says: str | None
) -> None:
    found = ask(Wishes(minutes=minutes, days_per_week=3, equipment=GYM), presentation)
    assert not isinstance(found, NoPlan)
    told = [line for line in found.broken if line.startswith("The longest session takes")]
    assert told == [] if says is None else told[0].endswith(says)
