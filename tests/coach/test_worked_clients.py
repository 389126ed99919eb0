"""The six worked clients: the page is fresh, and a physiotherapist finds nothing silly in it."""

from lbp_core.bootstrap.places import ROOT
from lbp_core.coach.docs.worked_clients import SIX, drafted, markdown
from lbp_core.evidence.equipment import available
from lbp_core.evidence.library import library
from lbp_core.models.exercise import Block
from lbp_core.models.programme import PlannedDay, Programme
from lbp_core.planning.causes import by_cause


def plans() -> list[tuple[int, Programme]]:
    found = [(number, drafted(one)) for number, one in enumerate(SIX)]
    assert all(isinstance(plan, Programme) for _, plan in found)
    return found


def days() -> list[tuple[int, PlannedDay]]:
    return [(number, day) for number, plan in plans() for day in plan.days]


def test_the_printed_page_is_fresh() -> None:
    printed = (ROOT / "docs" / "programmes.md").read_text(encoding="utf-8")
    assert printed == markdown(), "docs/programmes.md is stale. Mend it with: python3 -m lbp_core rulebook"


def test_m20_each_of_the_six_has_a_plan_and_a_section_with_every_exercise_and_its_reasons() -> None:
    page = markdown()
    for number, plan in plans():
        section = page.split(f"## {number + 1}. ")[1].split("\n## ")[0]
        for item in plan.weeks[-1].days[0].prescriptions:
            assert library()[item.exercise].name in section
            assert all(says in section for says in item.why)


def test_no_day_has_a_third_plank() -> None:
    for number, day in days():
        planks = [one.exercise for one in day.prescriptions if "plank" in one.exercise]
        assert len(planks) <= 2, (SIX[number].who, planks)


def test_nobody_is_sent_to_the_floor_who_cannot_get_down() -> None:
    floored = [one for one in SIX if not one.wishes.floor]
    assert floored, "one of the six cannot get down to the floor"
    for number, day in days():
        if not SIX[number].wishes.floor:
            assert not [one for one in day.prescriptions if library()[one.exercise].on_the_floor(one.rung)]


def test_nothing_asks_for_kit_that_is_not_there() -> None:
    for number, day in days():
        there = available(SIX[number].wishes.equipment)
        for one in day.prescriptions:
            assert set(library()[one.exercise].rung(one.rung).equipment) <= there, (SIX[number].who, one.exercise)


def test_m24_a_goal_shapes_the_choice_and_says_so() -> None:
    for number, plan in plans():
        if SIX[number].wishes.goals:
            toward = [one for one in plan.because if one.startswith("Chosen to lead toward")]
            assert toward, SIX[number].who
            whys = {says for day in plan.days for item in day.prescriptions for says in item.why}
            assert [says for says in whys if says.startswith("It leads toward")], SIX[number].who


def test_m25_none_is_stretching_alone_and_minutes_are_kept() -> None:
    for number, plan in plans():
        blocks = {block.block for day in plan.days for block in day.blocks}
        assert blocks & {Block.CORE, Block.STRENGTH}
        assert all(day.minutes <= SIX[number].wishes.minutes * 1.1 for day in plan.days)


def test_what_was_ruled_out_is_gathered_under_its_cause_and_nothing_is_lost() -> None:
    said = ("Row: steps 1–3 are out because there is no band.", "Face pull: step 1 is out because there is no band.")
    assert by_cause((*said, "Jump: it begins at a later stage.")) == {
        "there is no band": ("Row, steps 1–3", "Face pull, step 1"),
        "it begins at a later stage": ("Jump",),
    }
    for _, plan in plans():
        assert sum(len(names) for names in by_cause(plan.ruled_out).values()) == len(plan.ruled_out)
