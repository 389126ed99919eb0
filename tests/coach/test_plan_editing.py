"""Changing a programme by hand: kept tap by tap, taken back, judged, overruled with a reason, never over a stop."""

from dataclasses import replace

import pytest

from lbp_core.coach.gate import gate
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.instead import instead_of, to_add
from lbp_core.coach.plan.plan_editing import edit, editing, save_edits
from lbp_core.coach.plan.plan_reasons import dose_because
from lbp_core.coach.studio import Studio
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.models.clearing import ClearanceLimits
from lbp_core.models.edits import Edit, Editing, EditKind
from lbp_core.models.exercise import Block, Dose
from lbp_core.models.programme import DayKind, Prescription, Programme
from lbp_core.models.records import By, ProgrammeVersion
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Occasion
from lbp_core.planning.concerns import concerns
from lbp_core.planning.editing import edited
from lbp_core.planning.next_week import needs_of
from tests.people import MONDAY, anna, at, calm, day, ready, screened

STRENGTH, CORE = DayKind.STRENGTH, DayKind.CORE


def newest(studio: Studio, client_id: str) -> ProgrammeVersion:
    found = planning.programme(studio, client_id)
    assert found is not None
    return found


def tap(studio: Studio, client_id: str, change: Edit | None, *, key: str, base: str | None = None) -> Editing:
    begun = base or newest(studio, client_id).id
    return edit(studio, client_id, change, base=begun, on=MONDAY, key=key, at=at(MONDAY, 10))


def keep(studio: Studio, client_id: str, *, why: str | None = None, key: str = "save") -> ProgrammeVersion:
    base = newest(studio, client_id).id
    return save_edits(studio, client_id, base=base, why=why, on=MONDAY, key=key, at=at(MONDAY, 11))


def items(programme: Programme, kind: DayKind = STRENGTH, block: Block | None = None) -> list[Prescription]:
    """The exercises of the first day of that kind; every day of the kind has the same."""
    days = [one for one in programme.days if one.kind is kind]
    assert len({tuple(one.prescriptions) for one in days}) == 1
    return [item for part in days[0].blocks if block in (None, part.block) for item in part.exercises]


def first_of(programme: Programme, block: Block, kind: DayKind = STRENGTH) -> Prescription:
    return items(programme, kind, block)[0]


def test_a_swap_is_in_every_day_of_its_kind_and_in_no_other_and_the_minutes_are_counted_again(studio: Studio) -> None:
    client_id = ready(studio)
    before = newest(studio, client_id).programme
    gone = first_of(before, Block.CORE)
    swap = Edit(kind=EditKind.SWAP, day=STRENGTH, exercise=gone.exercise, to="bear-hold", rung=1)
    after = tap(studio, client_id, swap, key="1")
    assert "bear-hold" in {item.exercise for item in items(after.programme)}
    assert gone.exercise not in {item.exercise for item in items(after.programme)}
    assert items(after.programme, CORE) == items(before, CORE)
    assert any("Bear hold" in line or "bear hold" in line for line in after.changes)
    changed = next(one for one in after.programme.days if one.kind is STRENGTH)
    assert changed.minutes == round(sum(block.minutes for block in changed.blocks), 1)
    assert newest(studio, client_id).programme == before


def test_every_tap_is_there_for_the_next_visitor_and_is_taken_back_one_by_one(studio: Studio) -> None:
    client_id = ready(studio)
    name = first_of(newest(studio, client_id).programme, Block.STRENGTH).exercise
    tap(studio, client_id, Edit(kind=EditKind.OUT, day=STRENGTH, exercise=name), key="1")
    tap(studio, client_id, Edit(kind=EditKind.ADD, day=CORE, exercise="bear-hold", rung=1, block=Block.CORE), key="2")
    found = editing(studio, client_id, on=MONDAY)
    assert found is not None
    assert found.taps == 2
    assert "bear-hold" in {item.exercise for item in items(found.programme, CORE)}
    assert "bear-hold" not in {item.exercise for item in items(tap(studio, client_id, None, key="u1").programme, CORE)}
    back = tap(studio, client_id, None, key="u2")
    assert (back.taps, back.programme) == (0, newest(studio, client_id).programme)
    assert tap(studio, client_id, None, key="u3").taps == 0


def test_the_same_tap_twice_counts_once(studio: Studio) -> None:
    client_id = ready(studio)
    one = first_of(newest(studio, client_id).programme, Block.STRENGTH)
    fewer = Edit(kind=EditKind.DOSE, day=STRENGTH, exercise=one.exercise, dose=one.dose.model_copy(update={"sets": 1}))
    tap(studio, client_id, fewer, key="1")
    assert tap(studio, client_id, fewer, key="1").taps == 1


def test_the_same_change_made_again_after_it_was_taken_back_is_a_new_tap(studio: Studio) -> None:
    client_id = ready(studio)
    name = first_of(newest(studio, client_id).programme, Block.STRENGTH).exercise
    out = Edit(kind=EditKind.OUT, day=STRENGTH, exercise=name)
    seen: list[tuple[int, int]] = []
    for change in (out, None, out):
        found = editing(studio, client_id, on=MONDAY)
        assert found is not None
        after = tap(studio, client_id, change, key=f"{change is None} {found.filed}")
        seen.append((after.taps, after.filed))
    assert seen == [(1, 1), (0, 2), (1, 3)]
    assert name not in {item.exercise for item in items(after.programme)}


def test_step_dose_order_and_lock_do_what_they_say(studio: Studio) -> None:
    client_id = ready(studio)
    core = items(newest(studio, client_id).programme, block=Block.CORE)
    stepped = tap(studio, client_id, Edit(kind=EditKind.STEP, day=STRENGTH, exercise=core[0].exercise, rung=1), key="1")
    assert first_of(stepped.programme, Block.CORE).rung == 1
    assert first_of(stepped.programme, Block.CORE).dose.reps == library()[core[0].exercise].rung(1).dose.reps
    later = tap(studio, client_id, Edit(kind=EditKind.MOVE, day=STRENGTH, exercise=core[0].exercise, by=1), key="2")
    moved = [item.exercise for item in items(later.programme, block=Block.CORE)]
    assert moved == [core[1].exercise, core[0].exercise, *(item.exercise for item in core[2:])]
    dose = Dose(sets=1, reps=(5, 5), rest_s=60)
    redosed = tap(
        studio, client_id, Edit(kind=EditKind.DOSE, day=STRENGTH, exercise=core[1].exercise, dose=dose), key="3"
    )
    assert first_of(redosed.programme, Block.CORE).dose == dose
    locked = tap(studio, client_id, Edit(kind=EditKind.LOCK, day=STRENGTH, exercise=core[0].exercise), key="4")
    assert locked.programme.locked == (core[0].exercise,)


def test_saved_changes_are_the_next_version_and_say_what_changed_and_why(studio: Studio) -> None:
    client_id = ready(studio)
    name = first_of(newest(studio, client_id).programme, Block.STRENGTH).exercise
    tap(studio, client_id, Edit(kind=EditKind.OUT, day=STRENGTH, exercise=name), key="1")
    version = keep(studio, client_id, why="the mat was taken")
    assert version.number == 2
    assert version.because == "Changed by the trainer: the mat was taken"
    assert version.programme.changed == (f"Out: {library()[name].name}.",)
    assert keep(studio, client_id, why="the mat was taken") == version
    after = editing(studio, client_id, on=MONDAY)
    assert after is not None
    assert (after.version.number, after.taps, after.changes) == (2, 0, ())


def test_nothing_changed_is_nothing_to_save(studio: Studio) -> None:
    client_id = ready(studio)
    with pytest.raises(Refused, match="nothing to save"):
        keep(studio, client_id)


def test_a_warning_is_overruled_with_a_reason_and_not_without(studio: Studio) -> None:
    client_id = ready(studio)
    swap = Edit(kind=EditKind.ADD, day=STRENGTH, exercise="kettlebell-swing", rung=1, block=Block.STRENGTH)
    found = tap(studio, client_id, swap, key="1")
    assert any("waits until its checklist is done" in one.says for one in found.new_concerns)
    with pytest.raises(Refused, match="one sentence on why"):
        keep(studio, client_id, why="  ")
    assert "the checklist was done on paper" in keep(studio, client_id, why="the checklist was done on paper").because


def test_m25_a_programme_of_stretching_alone_is_never_saved(studio: Studio) -> None:
    client_id = ready(studio)
    plan, number = newest(studio, client_id).programme, 0
    for kind in (STRENGTH, CORE):
        for item in [*items(plan, kind, Block.CORE), *items(plan, kind, Block.STRENGTH)]:
            number += 1
            tap(studio, client_id, Edit(kind=EditKind.OUT, day=kind, exercise=item.exercise), key=str(number))
    with pytest.raises(Refused, match="stretching alone"):
        keep(studio, client_id, why="because I say so")


def test_m15_weight_on_the_spine_on_two_days_running_is_never_saved(studio: Studio) -> None:
    client_id = ready(studio)
    loaded = next(
        (number, rung) for number, rung in enumerate(library()["kettlebell-deadlift"].ladder, 1) if rung.loaded
    )
    found = None
    for key, kind in (("1", STRENGTH), ("2", CORE), ("3", DayKind.WALK)):
        add = Edit(kind=EditKind.ADD, day=kind, exercise="kettlebell-deadlift", rung=loaded[0], block=Block.STRENGTH)
        found = tap(studio, client_id, add, key=key)
    assert found is not None
    assert any(one.stop and "two days running" in one.says for one in found.concerns)
    with pytest.raises(Refused, match="two days running"):
        keep(studio, client_id, why="because I say so")


@pytest.mark.hazard("H01")
def test_weights_while_a_routine_answer_is_open_are_never_saved(studio: Studio) -> None:
    client = anna(studio)
    answers = calm().answers | {"infl": Answer.YES}
    asked = calm().model_copy(update={"answers": answers})
    gate.record_screening(
        studio, client.id, asked, occasion=Occasion.FULL, by=By.TRAINER, key="i", at=at(MONDAY, 8, 30)
    )
    wishes = client.details.wishes.model_copy(update={"equipment": ("kettlebell",)})
    drafted = planning.draft(studio, client.id, wishes, start=MONDAY)
    planning.save(studio, client.id, drafted, because="First.", key="first", at=at(MONDAY, 9))
    add = Edit(kind=EditKind.ADD, day=STRENGTH, exercise="kettlebell-deadlift", rung=3, block=Block.STRENGTH)
    tap(studio, client.id, add, key="1")
    with pytest.raises(Refused, match="no weights"):
        keep(studio, client.id, why="they feel fine")


@pytest.mark.hazard("H02")
def test_behind_a_lock_nothing_is_changed_or_saved(studio: Studio) -> None:
    client_id = ready(studio)
    name = first_of(newest(studio, client_id).programme, Block.STRENGTH).exercise
    tap(studio, client_id, Edit(kind=EditKind.OUT, day=STRENGTH, exercise=name), key="1")
    flag = calm().model_copy(update={"answers": {"ces_bladder": Answer.YES}})
    gate.record_screening(
        studio, client_id, flag, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="f", at=at(MONDAY, 10, 30)
    )
    for doing in (lambda: tap(studio, client_id, None, key="2"), lambda: keep(studio, client_id, why="x")):
        with pytest.raises(Refused, match="999"):
            doing()


def test_a_change_to_an_older_version_is_refused_and_nothing_is_kept(studio: Studio) -> None:
    client_id = ready(studio)
    old = newest(studio, client_id)
    name = first_of(old.programme, Block.STRENGTH).exercise
    tap(studio, client_id, Edit(kind=EditKind.OUT, day=STRENGTH, exercise=name), key="1")
    keep(studio, client_id)
    with pytest.raises(Refused, match="newer version"):
        tap(studio, client_id, Edit(kind=EditKind.OUT, day=CORE, exercise=name), key="2", base=old.id)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (Edit(kind=EditKind.OUT, day=STRENGTH, exercise="kettlebell-swing"), "is not in 'Strength and core' any more"),
        (Edit(kind=EditKind.ADD, day=STRENGTH, exercise="no-such", rung=1, block=Block.CORE), "not an exercise"),
        (Edit(kind=EditKind.ADD, day=STRENGTH, exercise="squat", rung=19, block=Block.CORE), "there is no step 19"),
        (Edit(kind=EditKind.ADD, day=STRENGTH, exercise="squat", block=Block.CORE), "does not say to what"),
    ],
)
def test_a_change_that_cannot_be_made_is_a_sentence_and_is_not_kept(studio: Studio, change: Edit, says: str) -> None:
    client_id = ready(studio)
    with pytest.raises(Refused, match=says):
        tap(studio, client_id, change, key="1")
    found = editing(studio, client_id, on=MONDAY)
    assert found is not None
    assert found.taps == 0


def test_a_locked_exercise_is_in_the_next_draft(studio: Studio) -> None:
    client_id = ready(studio)
    add = Edit(kind=EditKind.SWAP, day=STRENGTH, exercise=_side(studio, client_id), to="pallof-press", rung=2)
    tap(studio, client_id, add, key="1")
    tap(studio, client_id, Edit(kind=EditKind.LOCK, day=STRENGTH, exercise="pallof-press"), key="2")
    keep(studio, client_id, why="the band is here today")
    wishes = newest(studio, client_id).programme.wishes
    assert wishes is not None
    with_band = wishes.model_copy(update={"equipment": ("band",)})
    drafted = planning.draft(studio, client_id, with_band, start=day(7))
    assert "pallof-press" in {item.exercise for item in items(drafted)}
    assert drafted.locked == ("pallof-press",)
    assert drafted.wishes == with_band


def _side(studio: Studio, client_id: str) -> str:
    core = items(newest(studio, client_id).programme, block=Block.CORE)
    return next(item.exercise for item in core if item.exercise == "side-plank")


def test_what_may_stand_in_is_ranked_and_says_what_would_change(studio: Studio) -> None:
    client_id = ready(studio)
    plan = newest(studio, client_id).programme
    for item in items(plan):
        offered = instead_of(studio, client_id, plan, STRENGTH, item.exercise, on=MONDAY)
        assert len(offered) >= 2, item.exercise
        assert all(len(one.because) > 10 for one in offered)
        against = [(any(c.stop for c in one.concerns), len(one.concerns)) for one in offered]
        assert against == sorted(against)
        assert not {one.exercise for one in offered} & {other.exercise for other in items(plan)}
    row = next(
        item.exercise for item in items(plan, block=Block.STRENGTH) if library()[item.exercise].pattern.value == "pull"
    )
    offered = instead_of(studio, client_id, plan, STRENGTH, row, on=MONDAY)
    assert any(any(change.startswith("needs ") for change in one.changes) for one in offered)
    assert instead_of(studio, client_id, plan, STRENGTH, "kettlebell-swing", on=MONDAY) == ()


def test_what_can_be_added_is_of_that_part_not_there_yet_and_judged(studio: Studio) -> None:
    client_id = ready(studio)
    plan = newest(studio, client_id).programme
    there = {item.exercise for item in items(plan)}
    for block in Block:
        offered = to_add(studio, client_id, plan, STRENGTH, block, on=MONDAY)
        assert {one.exercise for one in offered} == {
            one.id for one in library().values() if one.block is block and one.id not in there
        }
        against = [(any(c.stop for c in one.concerns), len(one.concerns)) for one in offered]
        assert against == sorted(against)
    swing = next(one for one in to_add(studio, client_id, plan, STRENGTH, Block.STRENGTH, on=MONDAY)
                 if one.exercise == "kettlebell-swing")  # fmt: skip
    assert any("waits until its checklist" in one.says for one in swing.concerns)


def test_the_dose_says_why(studio: Studio) -> None:
    client_id = ready(studio)
    plan = newest(studio, client_id).programme
    said = {item.exercise: dose_because(plan, item) for item in items(plan)}
    assert all(len(one) > 20 for one in said.values())
    bridge = first_of(plan, Block.STRENGTH)
    assert "in reserve at this stage" in said[bridge.exercise]
    fewer = bridge.model_copy(update={"dose": bridge.dose.model_copy(update={"sets": 1, "reps": (4, 4)})})
    assert "of 3 at most" in dose_because(plan, fewer)
    assert "easier than the step's own" in dose_because(plan, fewer)


def test_an_unscreened_client_has_nothing_to_change(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    assert editing(studio, client.id, on=MONDAY) is None


@pytest.mark.hazard("H03")
def test_what_a_clearance_leaves_out_is_a_stop(studio: Studio) -> None:
    client_id = ready(studio)
    version = newest(studio, client_id)
    needs = replace(needs_of(version.programme, library(), limits()), cleared=ClearanceLimits(load_g_most=5_000))
    rung = next(number for number, one in enumerate(library()["kettlebell-deadlift"].ladder, 1) if one.loaded)
    add = Edit(kind=EditKind.ADD, day=STRENGTH, exercise="kettlebell-deadlift", rung=rung, block=Block.STRENGTH)
    found = concerns(edited(version.programme, add, needs), needs)
    assert any(one.stop and "the clearance allows 5 kg at most" in one.says for one in found)
