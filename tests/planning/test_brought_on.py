"""M12, M26: what was held back and came back goes on into the next block, within the minutes and beside no twin."""

from dataclasses import replace
from datetime import date

import pytest

from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.edits import Edit, EditKind
from lbp_core.models.programme import DayKind, Programme, Wishes
from lbp_core.models.road import Carried
from lbp_core.models.verdict import MayTrain, Presentation
from lbp_core.planning.brought_on import BroughtOn, brought_on
from lbp_core.planning.draft import Onward, draft_programme
from lbp_core.planning.editing import edited
from lbp_core.planning.needs import Needs
from lbp_core.planning.next_week import needs_of
from tests.planning.drafting import GYM, STRONG, drafted

WISHES = Wishes(minutes=45, equipment=GYM)
LATER = date(2026, 6, 1)


def with_added(
    name: str, rung: int, *, wishes: Wishes = WISHES, stage: Presentation = STRONG
) -> tuple[Programme, Needs]:
    """A programme that the trainer added it to, and what the next one must respect."""
    plan = drafted(wishes, stage)
    needs = needs_of(plan, library(), limits())
    add = Edit(kind=EditKind.ADD, day=DayKind.STRENGTH, exercise=name, rung=rung, block=library()[name].block)
    return edited(plan, add, needs), needs


def following(found: BroughtOn, wishes: Wishes = WISHES) -> Programme:
    plan = draft_programme(
        wishes, STRONG, (), may_train=MayTrain.YES, start=LATER, library=library(), limits=limits(),
        onward=Onward(returned=found.days),
    )  # fmt: skip
    assert isinstance(plan, Programme)
    return plan


@pytest.mark.parametrize("name", sorted(one.id for one in library().values() if one.held_back is not None))
def test_m26_what_came_back_goes_on_in_every_day_that_had_it(name: str) -> None:
    current, needs = with_added(name, 1)
    found = brought_on(current, {name}, needs)
    assert found.left_out == ()
    strength = [day for day in following(found).days if day.kind is DayKind.STRENGTH]
    for day in strength:
        assert [one.exercise for one in day.prescriptions].count(name) == 1
        assert day.minutes <= WISHES.minutes
        patterns = [
            library()[one.exercise].pattern
            for block in day.blocks
            for one in block.exercises
            if library()[one.exercise].block is library()[name].block
        ]
        assert patterns.count(library()[name].pattern) == 1 or library()[name].block.value != "strength"
    assert all(
        name not in {one.exercise for one in day.prescriptions} for day in following(found).days if day not in strength
    )


def test_m26_it_begins_where_the_records_leave_it_and_never_above_what_the_programme_had() -> None:
    current, needs = with_added(DEADLIFT, 3)
    begun = {DEADLIFT: Carried(rung=2, settled=True, says="reached")}
    (item,) = brought_on(current, {DEADLIFT}, replace(needs, begun=begun)).days[DayKind.STRENGTH]
    assert item.rung == 2
    assert item.dose.load_g == library()[DEADLIFT].rung(2).dose.load_g
    begun = {DEADLIFT: Carried(rung=4, settled=True, says="reached")}
    (item,) = brought_on(current, {DEADLIFT}, replace(needs, begun=begun)).days[DayKind.STRENGTH]
    assert item.rung == 3


def test_m26_what_does_not_go_on_is_said_with_the_reason() -> None:
    current, needs = with_added("sit-up", 2)
    assert "checklist does not hold" in brought_on(current, (), needs).left_out[0]
    early = replace(needs, presentation=Presentation.ACUTE_FLARED)
    assert "not open at this stage" in brought_on(current, {"sit-up"}, early).left_out[0]
    assert brought_on(current, {"sit-up"}, needs).left_out == ()


@pytest.mark.parametrize(("minutes", "goes_on"), [(50, True), (49, False)])
def test_m26_what_would_fill_more_than_half_of_the_session_is_left_to_the_trainer(minutes: int, goes_on: bool) -> None:
    """Jog and walk in turn lasts 25 minutes."""
    current, needs = with_added("interval-run", 2)
    found = brought_on(current, {"interval-run"}, replace(needs, wishes=WISHES.model_copy(update={"minutes": minutes})))
    assert bool(found.days) is goes_on
    assert goes_on or f"more than 50 % of the {minutes} minutes" in found.left_out[0]


DEADLIFT = next(one.id for one in library().values() if one.held_back is not None and "eadlift" in one.name)
