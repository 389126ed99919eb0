"""The programme page: a draft with doses and why, saved once as a version, refused while the gate is locked."""

from datetime import timedelta

from lbp_core.coach import planning
from lbp_core.coach.studio import Studio
from lbp_core.models.programme import DayKind
from tests.pages.conftest import Clock, Open, press, words
from tests.people import anna, ready, screened


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
    shown = press(page("programme", client=client_id), "Save as version 2")
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
