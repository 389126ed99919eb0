"""Changing a programme on its page: kept tap by tap, undone one by one, judged aloud, saved with a reason where one is due."""

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.gate import gate
from lbp_core.coach.library.browsing import return_words
from lbp_core.coach.library.shelf import exercise, exercise_name
from lbp_core.coach.plan import planning
from lbp_core.coach.plan.plan_editing import editing
from lbp_core.coach.plan.returning import returning
from lbp_core.coach.studio import Studio
from lbp_core.models.edits import Editing
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind, PlannedDay, Prescription
from lbp_core.models.records import By
from lbp_core.models.screening import Answer, Occasion
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, anna, at, calm, ready, screened


def kept(studio: Studio, client_id: str) -> Editing:
    found = editing(studio, client_id, on=MONDAY)
    assert found is not None
    return found


def strength(studio: Studio, client_id: str) -> PlannedDay:
    return next(day for day in kept(studio, client_id).programme.days if day.kind is DayKind.STRENGTH)


def first(studio: Studio, client_id: str, block: Block) -> Prescription:
    day = strength(studio, client_id)
    return next(part.exercises[0] for part in day.blocks if part.block is block)


def change(page: Open, client_id: str, **where: str) -> AppTest:
    shown = page("programme", client=client_id, change="strength", **where)
    assert not shown.exception
    return shown


def tap(app: AppTest, name: str) -> AppTest:
    """Taps the button whose key begins like that."""
    found = [one for one in app.button if one.key.startswith(name)]
    assert found, f"No button's key begins with {name!r}; there are {[one.key for one in app.button]}"
    assert not found[0].disabled, found[0].key
    app = found[0].click().run()
    assert not app.exception
    return app


def test_every_exercise_of_the_kind_of_day_is_a_button_in_its_block_and_the_minutes_are_there(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    day = strength(studio, client_id)
    shown = change(page, client_id)
    rows = [one.label for one in shown.button if one.key.startswith("pick_")]
    assert len(rows) == len(day.prescriptions)
    for label, item in zip(rows, day.prescriptions, strict=True):
        assert exercise_name(item.exercise) in label
    said = words(shown)
    assert f"{day.minutes:g} of 45 min" in said
    for block in day.blocks:
        assert f"{block.minutes:g} min" in said


def test_a_tap_on_an_exercise_opens_it_with_its_step_its_neighbours_and_why(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    item = first(studio, client_id, Block.CORE)
    shown = tap(change(page, client_id), f"pick_{item.exercise}")
    said, known = words(shown), exercise(item.exercise)
    assert f"step {item.rung} of {len(known.ladder)}" in said
    assert known.rung(item.rung - 1).name in said
    assert known.rung(item.rung + 1).name in said
    assert item.why[0] in said
    assert "the most at this stage" in said or "at most, as the session's minutes allow" in said
    assert shown.query_params["at"] == item.exercise


def test_easier_is_kept_at_once_and_undo_takes_it_back(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    item = first(studio, client_id, Block.CORE)
    shown = tap(change(page, client_id, at=item.exercise), "rung_down")
    assert first(studio, client_id, Block.CORE).rung == item.rung - 1
    again = change(page, client_id, at=item.exercise)
    assert f"step {item.rung - 1} of" in words(again), "another visitor sees it"
    tap(shown, "undo")
    assert kept(studio, client_id).taps == 0
    assert first(studio, client_id, Block.CORE).rung == item.rung


def test_the_same_tap_after_an_undo_counts_again(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    item = first(studio, client_id, Block.CORE)
    shown = tap(change(page, client_id, at=item.exercise), "rung_down")
    shown = tap(shown, "undo")
    tap(shown, "rung_down")
    assert first(studio, client_id, Block.CORE).rung == item.rung - 1


def test_the_same_tap_from_two_tablets_counts_once(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    item = first(studio, client_id, Block.CORE)
    one, other = (change(page, client_id, at=item.exercise) for _ in range(2))
    tap(one, "notch_more_sets") if item.dose.sets < 3 else tap(one, "notch_less_sets")
    tap(other, "notch_more_sets") if item.dose.sets < 3 else tap(other, "notch_less_sets")
    assert kept(studio, client_id).taps == 1


def test_a_dose_moves_a_notch_and_the_minutes_with_it(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    item, before = first(studio, client_id, Block.STRENGTH), strength(studio, client_id).minutes
    shown = tap(change(page, client_id, at=item.exercise), "notch_less_sets")
    assert first(studio, client_id, Block.STRENGTH).dose.sets == item.dose.sets - 1
    after = strength(studio, client_id).minutes
    assert after < before
    assert f"{after:g} of 45 min" in words(shown)


def test_order_lock_and_out_are_one_tap_each(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    core = next(part.exercises for part in strength(studio, client_id).blocks if part.block is Block.CORE)
    shown = tap(change(page, client_id, at=core[0].exercise), "tap_Later")
    shown = tap(shown, "tap_Lock")
    assert "it stays in when the programme is drafted anew" in words(shown)
    after = next(part.exercises for part in strength(studio, client_id).blocks if part.block is Block.CORE)
    assert after[1].exercise == core[0].exercise
    assert kept(studio, client_id).programme.locked == (core[0].exercise,)
    shown = tap(tap(shown, "tap_Unlock"), "tap_Take out")
    assert core[0].exercise not in {item.exercise for item in strength(studio, client_id).prescriptions}
    assert "at" not in shown.query_params


def test_a_swap_shows_why_what_would_change_and_one_tap_uses_it(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    item = first(studio, client_id, Block.CORE)
    shown = tap(change(page, client_id, at=item.exercise), "swap_")
    offered = [one for one in shown.button if one.key.startswith("use_")]
    assert offered
    assert f"In place of {exercise_name(item.exercise)}" in words(shown)
    name = offered[0].key.removeprefix("use_").split("_")[0]
    shown = offered[0].click().run()
    assert first(studio, client_id, Block.CORE).exercise == name
    assert shown.query_params["at"] == name


def test_m12_what_is_held_back_is_added_with_its_checklist_beside_it_and_saved_only_with_a_reason(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    shown = tap(change(page, client_id), "add_strength")
    while more := [one for one in shown.button if one.label.startswith("Show all")]:
        shown = more[0].click().run()
    shown = tap(shown, "use_kettlebell-swing")
    lines = returning(studio, client_id, "kettlebell-swing", on=MONDAY)
    said = words(shown)
    for line in lines:
        assert line.line.says in said or line.line.says in [one.label for one in shown.toggle]
    assert all(how in said for how in return_words()), "the first time, and what happens where it goes wrong"
    shown = tap(shown, "keep_")
    assert next(one for one in shown.button if one.label == "Say why first").disabled
    assert planning.programme(studio, client_id).number == 1
    reason = next(one for one in shown.get("button_group") if one.label == "Why is it right for this client?")
    shown = reason.set_value("The client asked for it").run()
    shown = press(shown, "Save as version 2")
    version = planning.programme(studio, client_id)
    assert (version.number, version.because) == (2, "Changed by the trainer: The client asked for it")
    assert "change" not in shown.query_params


def test_m12_a_line_that_the_trainer_ticks_is_kept_and_can_be_taken_back_and_ticked_again(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    shown = change(page, client_id, do="add_strength")
    while more := [one for one in shown.button if one.label.startswith("Show all")]:
        shown = more[0].click().run()
    shown = tap(shown, "use_kettlebell-swing")
    seen = []
    for _ in range(3):
        toggle = shown.toggle[0]
        shown = toggle.set_value(not toggle.value).run()
        lines = returning(studio, client_id, "kettlebell-swing", on=MONDAY)
        seen.append(next(one.holds for one in lines if one.line.says == toggle.label))
    assert seen == [True, False, True]


def test_m25_a_stop_is_said_and_cannot_be_saved(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = change(page, client_id)
    for kind in ("strength", "core"):
        shown = page("programme", client=client_id, change=kind)
        for block in ("core", "strength"):
            for item in [
                one
                for day in kept(studio, client_id).programme.days
                if day.kind.value == kind
                for part in day.blocks
                if part.block.value == block
                for one in part.exercises
            ]:
                if item.exercise in {one.exercise for one in _day(studio, client_id, kind).prescriptions}:
                    shown = tap(tap(shown, f"pick_{item.exercise}"), "tap_Take out")
    shown = tap(shown, "keep_")
    assert "stretching alone" in words(shown)
    assert next(one for one in shown.button if one.key.startswith("keep_")).disabled
    assert planning.programme(studio, client_id).number == 1


def _day(studio: Studio, client_id: str, kind: str) -> PlannedDay:
    return next(day for day in kept(studio, client_id).programme.days if day.kind.value == kind)


def test_without_a_new_warning_saving_is_one_tap(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    item = first(studio, client_id, Block.CORE)
    press(tap(change(page, client_id, at=item.exercise), "rung_down"), "Save as version 2")
    version = planning.programme(studio, client_id)
    assert (version.number, version.because) == (2, "Changed by the trainer")


def test_a_tap_on_a_programme_that_was_saved_anew_meanwhile_is_said_and_not_kept(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client_id = ready(studio)
    item = first(studio, client_id, Block.CORE)
    shown = change(page, client_id, at=item.exercise)
    newer = planning.draft(studio, client_id, anna(studio).details.wishes, start=MONDAY)
    planning.save(studio, client_id, newer, because="Elsewhere.", key="elsewhere", at=clock.at)
    shown = tap(shown, "rung_down")
    assert any("A newer version" in one.value for one in shown.error)
    assert kept(studio, client_id).taps == 0


@pytest.mark.hazard("H02")
def test_behind_a_lock_there_is_nothing_to_change(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    open_page = change(page, client_id, at=first(studio, client_id, Block.CORE).exercise)
    flag = calm().model_copy(update={"answers": {"ces_bladder": Answer.YES}})
    gate.record_screening(
        studio, client_id, flag, occasion=Occasion.SYMPTOM, by=By.CLIENT, key="f", at=at(MONDAY, 8, 50)
    )
    shown = change(page, client_id)
    assert not [one for one in shown.button if one.key.startswith(("pick_", "keep_"))]
    shown = tap(open_page, "rung_down")
    assert "999" in words(shown)
    assert kept(studio, client_id).taps == 0


def test_a_template_and_another_clients_programme_begin_a_new_one(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    other, third = anna(studio, key="ben", name="Ben Carr"), anna(studio, key="cara", name="Cara Dunn")
    for one in (other, third):
        screened(studio, one.id)
    shown = page("programme", client=client_id)
    shown.text_input(key=f"template_name_{client_id}").set_value("First month")
    press(shown, "Keep it")
    shown = page("programme", client=other.id, draft="template")
    pick = next(one for one in shown.get("button_group") if one.label == "Template")
    press(pick.set_value("First month").run(), "Save as version 1")
    assert planning.programme(studio, other.id).because.startswith("Copied by the trainer")
    shown = page("programme", client=third.id, draft="client")
    pick = next(one for one in shown.get("button_group") if one.label == "Client")
    press(pick.set_value(client_id).run(), "Save as version 1")
    assert planning.programme(studio, third.id).number == 1


def test_what_a_copy_goes_against_is_said_before_it_is_saved_and_wants_a_reason(page: Open, studio: Studio) -> None:
    source = anna(studio)
    screened(studio, source.id)
    kit = source.details.wishes.model_copy(update={"equipment": ("kettlebell", "band", "step", "bench")})
    drafted = planning.draft(studio, source.id, kit, start=MONDAY)
    planning.save(studio, source.id, drafted, because="With kit.", key="kit", at=at(MONDAY, 8, 50))
    bare = anna(studio, key="ben", name="Ben Carr")
    screened(studio, bare.id)
    shown = page("programme", client=bare.id, draft="client")
    shown = _choose(shown, "Client", source.id)
    assert "there is no" in words(shown)
    save = next(one for one in shown.button if one.label == "Save as version 1")
    assert save.disabled
    shown = _choose(shown, "Why is it right for this client?", "The kit is here from now on")
    press(shown, "Save as version 1")
    assert planning.programme(studio, bare.id).because == "Copied by the trainer: The kit is here from now on"


def test_searching_again_lets_go_of_the_client_chosen_before(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    other = anna(studio, key="ben", name="Ben Carr")
    screened(studio, other.id)
    shown = _choose(page("programme", client=other.id, draft="client"), "Client", client_id)
    assert [one for one in shown.button if one.label == "Save as version 1"]
    shown = shown.text_input(key=f"whose_{other.id}").set_value("Nobody").run()
    assert not shown.exception
    assert not [one for one in shown.button if one.label == "Save as version 1"]


def _choose(shown: AppTest, label: str, value: str) -> AppTest:
    shown = next(one for one in shown.get("button_group") if one.label == label).set_value(value).run()
    assert not shown.exception
    return shown


def test_any_two_versions_are_compared(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    names = []
    for block in (Block.CORE, Block.STRENGTH):
        item = first(studio, client_id, block)
        names.append(exercise_name(item.exercise))
        press(tap(change(page, client_id, at=item.exercise), "tap_Take out"), "Save as version")
    shown = page("programme", client=client_id)
    shown = shown.selectbox(key=f"from_{client_id}").set_value(1).run()
    said = words(shown)
    assert "From version 1 to version 3" in said
    compared = next(one.value for one in shown.text if "Out: " in one.value and one.value.count("Out:") == 2)
    assert all(f"Out: {name}." in compared for name in names)


def test_the_wishes_ask_for_the_floor_and_the_draft_keeps_to_it(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    shown = page("programme", client=client.id)
    floor = next(one for one in shown.get("button_group") if one.label.startswith("Can get down to the floor"))
    shown = press(floor.set_value(False).run(), "Save as version 1")
    programme = planning.programme(studio, client.id).programme
    assert not programme.wishes.floor
    for day in programme.days:
        for item in day.prescriptions:
            assert not exercise(item.exercise).on_the_floor(item.rung), item.exercise
