"""What goes otherwise on a gym floor: other tablets, yesterday's session, a plan that changes, an exercise that moves on."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.floor import easing, swapping, training
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.models.records import Entry, EntryKind
from tests.pages.conftest import Clock, Open, press, words
from tests.pages.test_session import begun, kinds, only_session, strip
from tests.people import MONDAY, at, ready


def first_name(studio: Studio, client_id: str) -> str:
    return training.session(studio, only_session(studio, client_id).id).cards[0].exercise.name


def test_a_set_done_then_skipped_then_taken_back_then_done_after_all(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(press(begun(page, client_id), "Set 1 done"), "Skip this one")
    record = only_session(studio, client_id)
    shown = page("session", client=client_id, session=record.id, at=record.entries[-1].exercise or "")
    shown = press(shown, "Undo set 1")
    card = training.session(studio, record.id).cards[0]
    assert card.skipped
    assert not any(one.done for one in card.sets)
    press(press(shown, "Do it after all"), "Set 1 done")
    card = training.session(studio, record.id).cards[0]
    assert [one.done for one in card.sets][:2] == [True, False]
    assert not card.skipped


def test_swapped_twice_and_taken_back_twice_is_the_plan_again(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    begun(page, client_id)
    record = only_session(studio, client_id)
    planned = [one.exercise for one in record.plan.prescriptions]
    stands = planned[0]
    for number in (1, 2):
        new = swapping.swaps_today(studio, record.id, stands)[0].exercise
        swapping.swap_today(studio, record.id, stands, new, key=f"{number}", at=at(MONDAY, 9, number))
        stands = new
    shown = page("session", client=client_id, session=record.id)
    assert stands != planned[0]
    for _ in range(2):
        shown = press(shown, "Take it back")
    assert [one.exercise.id for one in training.session(studio, record.id).cards] == planned
    press(shown, "Set 1 done")
    assert only_session(studio, client_id).entries[-1].exercise == planned[0]


@pytest.mark.hazard("H12")
def test_a_set_of_what_another_tablet_has_swapped_away_is_not_kept(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    record = only_session(studio, client_id)
    gone = record.plan.prescriptions[0].exercise
    swap = swapping.swaps_today(studio, record.id, gone)[0]
    swapping.swap_today(studio, record.id, gone, swap.exercise, key="taken", at=at(MONDAY, 9, 5))
    shown = press(shown, "Set 1 done")
    assert EntryKind.SET_DONE not in kinds(studio, client_id)
    assert swap.name in words(shown)


@pytest.mark.hazard("H12")
def test_made_easier_on_another_tablet_in_the_middle_of_the_sets_the_next_tap_shows_it(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "Set 1 done")
    record = only_session(studio, client_id)
    exercise = record.entries[-1].exercise or ""
    way = easing.ways_to_ease(studio, record.id, exercise, felt=None)[0]
    easing.ease_today(studio, record.id, exercise, way.strategy, key="easier", at=at(MONDAY, 9, 5))
    shown = press(shown, "Set 2 done") if way.instead is None else shown.run()
    assert "Made easier today" in words(shown)
    done = [one for one in only_session(studio, client_id).entries if one.kind is EntryKind.SET_DONE]
    assert len(done) == len({one.set_number for one in done})


def test_pain_of_eight_and_then_a_stop_sign_keeps_both_and_ends_the_exercise(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = strip(press(begun(page, client_id), "Set 1 done"), "Pain during", 8)
    assert "When does it bother?" in [one.label for one in shown.button_group]
    shown = press(shown, "Sharp")
    card = training.session(studio, only_session(studio, client_id).id).cards[0]
    assert (card.pain_during, card.symptom) == (8, "sharp")
    assert "When does it bother?" not in [one.label for one in shown.button_group]
    assert not [one for one in shown.button if one.label.startswith(("Set ", "Make it easier", "Swap"))]


def test_a_session_of_yesterday_takes_no_set_can_be_ended_and_todays_is_another(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client_id = ready(studio)
    press(begun(page, client_id), "Set 1 done")
    old = only_session(studio, client_id).id
    clock.at += timedelta(days=1)
    shown = press(page("session", client=client_id), "Set 2 done")
    assert "belongs to 2 March" in words(shown)
    assert kinds(studio, client_id).count(EntryKind.SET_DONE) == 1
    shown = strip(press(shown, "Finish"), "Effort of the whole session", 4)
    press(shown, "Finish the session")
    assert training.session(studio, old).finished
    shown = press(page("session", client=client_id), "Start the session")
    assert "Anything new since last time" in words(shown)
    newest = training.sessions(studio, client_id)[0]
    assert newest.id != old
    assert newest.on == MONDAY + timedelta(days=1)


def test_on_a_day_without_a_session_the_next_one_is_offered_and_belongs_to_that_day(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client_id = ready(studio)
    version = planning.programme(studio, client_id)
    assert version is not None
    planned = {day.date for week in version.programme.weeks for day in week.days}
    free = next(day for day in (MONDAY + timedelta(days=n) for n in range(7)) if day not in planned)
    clock.at = at(free, 9)
    press(press(page("session", client=client_id), "Start the session"), "Nothing new")
    record = only_session(studio, client_id)
    assert record.on == free
    assert record.plan.date in planned


def test_a_plan_that_changes_meanwhile_leaves_the_open_session_as_it_is(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    record, version = only_session(studio, client_id), planning.programme(studio, client_id)
    assert version is not None
    shorter = tuple(
        week.model_copy(update={"days": tuple(day.model_copy(update={"blocks": day.blocks[:1]}) for day in week.days)})
        for week in version.programme.weeks
    )
    changed = version.programme.model_copy(update={"weeks": shorter})
    planning.save(studio, client_id, changed, because="Shorter.", key="shorter", at=at(MONDAY, 9, 5))
    press(shown, "Set 1 done")
    now = only_session(studio, client_id)
    assert (now.plan, now.programme_version_id) == (record.plan, record.programme_version_id)
    assert now.entries[-1].kind is EntryKind.SET_DONE


def test_a_tap_that_comes_twice_ten_minutes_apart_is_one_set(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    record = only_session(studio, client_id)
    view = training.session(studio, record.id)
    tile = next(one for one in shown.button if one.label.startswith("Set 1 done"))
    sent = Entry(kind=EntryKind.SET_DONE, exercise=view.cards[0].exercise.id, set_number=1)
    training.keep(studio, record.id, (sent,), key=str(tile.key), at=clock.at)  # kept, but its answer never came back
    clock.at += timedelta(minutes=10)
    press(shown, "Set 1 done")
    assert kinds(studio, client_id).count(EntryKind.SET_DONE) == 1


def test_a_session_that_another_tablet_has_ended_takes_no_set_and_shows_the_end(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown: AppTest = begun(page, client_id)
    record = only_session(studio, client_id)
    training.tap(studio, record.id, Entry(kind=EntryKind.FINISHED), key="over", at=at(MONDAY, 9, 30))
    shown = press(shown, "Set 1 done")
    assert EntryKind.SET_DONE not in kinds(studio, client_id)
    assert "Saved:" in words(shown)
    assert "None" not in words(shown), "what nobody said is said in words"
