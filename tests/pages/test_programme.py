"""The programme page: a draft with doses and why, saved once as a version, refused while the gate is locked."""

from datetime import timedelta

from lbp_core.coach.client import caseload
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.models.client import WeightUnit
from lbp_core.models.programme import DayKind, Wishes
from tests.pages.conftest import Clock, Open, press, words
from tests.people import MONDAY, anna, at, ready, screened


def test_m14_a_draft_stands_there_with_blocks_minutes_dose_and_why(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    shown = page("programme", client=client.id)
    said = words(shown)
    for block in ("Warm-up", "Core"):
        assert block in said
    drafted = planning.draft(studio, client.id, client.details.wishes, start=client.added)
    first = next(day for day in drafted.days if day.kind is not DayKind.WALK)
    assert first.prescriptions[0].why[0] in said


def test_saving_twice_makes_one_version(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    shown = page("programme", client=client.id)
    other = page("programme", client=client.id)
    press(shown, "Save as version 1")
    press(other, "Save as version 1")
    assert [one.number for one in planning.versions(studio, client.id)] == [1]


def test_a_new_draft_is_the_next_version_and_the_old_one_is_kept(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    clock.at += timedelta(days=1)
    shown = press(page("programme", client=client_id, draft="wishes"), "Save as version 2")
    assert [one.number for one in planning.versions(studio, client_id)] == [2, 1]
    assert "Version 2" in words(shown)
    assert "Version 1" in words(shown)


def test_m5_a_locked_client_has_no_draft_and_sees_why(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = page("programme", client=client.id)
    assert not [one for one in shown.button if one.label.startswith("Save")]
    assert "A few questions are still open" in words(shown)


def test_the_week_shows_every_day_and_a_tap_opens_one(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = page("programme", client=client_id)
    tiles = [one for one in shown.button if one.key.startswith(f"day_{client_id}")]
    assert len(tiles) == 7
    later = [one for one in tiles if not one.disabled][1]
    shown = later.click().run()
    assert not shown.exception
    assert any(later.label.split()[0] in one.value for one in shown.subheader)


def test_what_had_to_give_and_what_changed_are_said(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    wishes = Wishes(minutes=20, days_per_week=1, prefer=("squat",))
    drafted = planning.draft(studio, client_id, wishes, start=MONDAY)
    assert drafted.broken, "one short day a week cannot keep to everything"
    changed = drafted.model_copy(update={"changed": ("Squat: 2 × 8 → 2 × 10.",)})
    planning.save(studio, client_id, changed, because="Test.", key="second", at=at(MONDAY, 9))
    shown = page("programme", client=client_id)
    for sentence in (*drafted.broken, "Squat: 2 × 8 → 2 × 10."):
        assert sentence in words(shown)
    assert "What changed in this version (1)" in [one.label for one in shown.expander]


def test_each_exercise_has_one_short_why_and_the_rest_is_a_tap_away(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    first = planning.programme(studio, client_id).programme.days[0]
    review = "Cat-camel: 2 × 6 → 2 × 8."
    told = first.prescriptions[0].model_copy(update={"why": ("Short.", "Longer."), "reviewed": review})
    block = first.blocks[0].model_copy(update={"exercises": (told,)})
    week = planning.programme(studio, client_id).programme.weeks[0]
    day = first.model_copy(update={"blocks": (block,)})
    programme = planning.programme(studio, client_id).programme.model_copy(
        update={"weeks": (week.model_copy(update={"days": (day,)}),)}
    )
    planning.save(studio, client_id, programme, because="Test.", key="told", at=at(MONDAY, 9))
    shown = page("programme", client=client_id)
    plan = [one.value for one in shown.caption]
    assert "Short." in plan
    assert not [one for one in plan if "Longer" in one]
    full = next(one for one in shown.expander if one.label.startswith("Why this step"))
    assert "Longer." in full.text[0].value
    assert review not in words(shown), "the list of versions says it already"


def test_a_plan_is_in_the_clients_own_unit(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    client = caseload.client(studio, client_id)
    pounds = client.details.model_copy(update={"weight_unit": WeightUnit.LB})
    first = planning.programme(studio, client_id).programme
    loaded = first.days[0].prescriptions[0]
    loaded = loaded.model_copy(update={"dose": loaded.dose.model_copy(update={"load_g": 10_000})})
    block = first.days[0].blocks[0].model_copy(update={"exercises": (loaded,)})
    day = first.days[0].model_copy(update={"blocks": (block,)})
    week = first.weeks[0].model_copy(update={"days": (day,)})
    planning.save(
        studio, client_id, first.model_copy(update={"weeks": (week,)}), because="T.", key="lb", at=at(MONDAY, 9)
    )
    caseload.change_client(studio, client_id, pounds, version=client.version, key="lb", at=at(MONDAY, 9))
    said = words(page("programme", client=client_id))
    assert " lb" in said
    assert "10 kg" not in said


def test_a_flare_that_is_noted_says_so_and_a_slip_is_two_taps_from_gone(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    before = planning.programme(studio, client_id)
    shown = press(page("programme", client=client_id), "Flare today")
    shown = press(shown, "Yes, calm days from today")
    shown = press(shown, "A flare is noted")
    shown = press(shown, "It was a slip: take the flare back")
    assert not shown.exception
    after = planning.programme(studio, client_id)
    assert after.number == before.number + 2
    assert after.programme == before.programme
    assert "Flare today" in [one.label for one in shown.button]
