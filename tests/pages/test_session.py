"""A session on the gym floor: safety first, every tap saved once, undo, stop signs, and a lock that locks at once."""

from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.studio import Studio
from lbp_core.models.records import Entry, EntryKind, SessionRecord
from lbp_core.models.screening import Answer
from pages._parts import floor
from pages._parts.words import SYMPTOMS
from tests.pages.conftest import Clock, Open, at_card, press, words
from tests.people import MONDAY, anna, at, planned, ready, screened

NOTHING_NEW = "Nothing new"
FRAME = ("Lock",)


def begun(page: Open, client_id: str) -> AppTest:
    """A session opened by taps, with the safety six answered and the pain before it."""
    shown = press(press(page("session", client=client_id), "Start the session"), NOTHING_NEW)
    return strip(shown, "Pain now, before we start", 2)


def strip(shown: AppTest, label: str, score: int) -> AppTest:
    """Taps that score on the strip of that name."""
    found = [one for one in shown.button_group if one.label == label]
    assert found, f"There is no strip {label!r}; there are {[one.label for one in shown.button_group]}"
    return found[0].set_value(score).run()


def only_session(studio: Studio, client_id: str) -> SessionRecord:
    (record,) = training.sessions(studio, client_id)
    return record


def kinds(studio: Studio, client_id: str) -> list[EntryKind]:
    return [entry.kind for entry in only_session(studio, client_id).entries]


def test_c4_a_set_as_prescribed_is_one_tap_and_is_in_storage_before_the_page_says_so(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "Set 1 done")
    done = [entry for entry in only_session(studio, client_id).entries if entry.kind is EntryKind.SET_DONE]
    assert len(done) == 1
    view = training.session(studio, only_session(studio, client_id).id)
    first = view.cards[0]
    assert (done[0].exercise, done[0].reps, done[0].hold_s) == (
        first.exercise.id,
        first.sets[0].reps,
        first.sets[0].hold_s,
    )
    assert [one.label for one in shown.button if (one.disabled and "reps" in one.label) or "s**" in one.label]


def test_a_difference_is_two_taps(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    reps = next(one for one in shown.number_input if one.label in ("Reps", "Hold, s"))
    asked = reps.value
    shown = press(reps.increment().run(), "Set 1 done")
    done = only_session(studio, client_id).entries[-1]
    assert asked < (done.reps if reps.label == "Reps" else done.hold_s)


def test_the_same_tap_from_two_screens_counts_a_set_once(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    other = page("session", client=client_id, session=only_session(studio, client_id).id)
    press(shown, "Set 1 done")
    press(other, "Set 1 done")
    assert kinds(studio, client_id).count(EntryKind.SET_DONE) == 1


def test_a_done_tile_does_nothing_under_a_bouncing_thumb(page: Open, studio: Studio) -> None:
    shown = press(begun(page, ready(studio)), "Set 1 done")
    done = [one for one in shown.button if (one.key or "").startswith("done_set_")]
    assert [one.disabled for one in done] == [True]


def test_a_second_session_on_the_same_day_is_a_session_of_its_own(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = strip(press(begun(page, client_id), "Finish"), "Effort of the whole session", 4)
    press(shown, "Finish the session")
    shown = press(page("session", client=client_id), "Start the session")
    assert "Anything new since last time" in words(shown)
    assert len(training.sessions(studio, client_id)) == 2


def test_undo_takes_the_last_set_back(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(press(begun(page, client_id), "Set 1 done"), "Undo set 1")
    view = training.session(studio, only_session(studio, client_id).id)
    assert not view.cards[0].sets[0].done
    assert any(one.label.startswith("Set 1 done") for one in shown.button)


def test_a_new_visitor_finds_the_session_where_it_was(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    press(begun(page, client_id), "Set 1 done")
    record = only_session(studio, client_id)
    shown = page("session", client=client_id, session=record.id)
    assert "Anything new since last time" not in words(shown), "the six are not asked again"
    assert any(one.label.startswith("Undo set 1") or one.label.startswith("Pain before: 2") for one in shown.button)
    assert kinds(studio, client_id).count(EntryKind.SET_DONE) == 1


def test_nothing_can_be_trained_before_the_six(page: Open, studio: Studio) -> None:
    shown = press(page("session", client=ready(studio)), "Start the session")
    assert not [one for one in shown.button if one.label.startswith("Set ")]
    assert "Anything new since last time" in words(shown)


def test_a_yes_locks_at_once_and_shows_the_clients_words(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(page("session", client=client_id), "Start the session")
    record = only_session(studio, client_id)
    shown.session_state[f"one_by_one_{record.id}"] = True
    shown.run()
    for group in [one for one in shown.button_group if one.key.startswith("question_")]:
        group.set_value("yes" if group.key.endswith("ces_saddle") else "no")
    shown = press(shown.run(), "Save the answers")
    assert gate.gate(studio, client_id, on=MONDAY).locked
    assert "Call 999" in words(shown)
    assert not [one for one in shown.button if one.label.startswith("Set ")]


@pytest.mark.parametrize("sign", ["Sharp", "Travelling", "Rising"])
def test_m16_a_stop_sign_stops_that_exercise(page: Open, studio: Studio, sign: str) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), sign)
    view = training.session(studio, only_session(studio, client_id).id)
    assert view.cards[0].symptom is not None
    assert SYMPTOMS[view.cards[0].symptom] == sign
    assert view.cards[0].advice in words(shown)
    assert not [one for one in shown.button if one.label.startswith("Set 1 done")]


def test_a_stop_sign_tapped_by_a_slip_is_taken_back_and_both_taps_stay_in_the_log(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(press(begun(page, client_id), "Sharp"), "Undo: not sharp")
    view = training.session(studio, only_session(studio, client_id).id)
    assert view.cards[0].symptom is None
    signs = [one.symptom for one in view.record.entries if one.kind is EntryKind.SYMPTOM]
    assert signs == ["sharp", None]
    press(shown, "Set 1 done")
    assert training.session(studio, view.record.id).cards[0].sets[0].done


def test_a_safety_yes_has_no_undo(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    begun(page, client_id)
    record = only_session(studio, client_id)
    said = Entry(kind=EntryKind.SAFETY, answers={"ces_saddle": Answer.YES})
    training.tap(studio, record.id, said, key="yes", at=at(MONDAY, 10))
    shown = page("session", client=client_id, session=record.id)
    assert "999" in words(shown)
    assert not [one for one in shown.button if one.label.startswith("Undo")]


def test_a_fault_in_the_running_session_is_a_sentence_and_costs_no_tap(
    page: Open, studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "Set 1 done")
    before = only_session(studio, client_id).entries
    with monkeypatch.context() as broken:
        broken.setattr(floor, "exercise_card", lambda *_: 1 / 0)
        shown.run()
    assert not shown.exception
    assert "Everything saved is still there" in shown.error[0].value
    assert "division" not in words(shown), "the reason is for the log"
    assert only_session(studio, client_id).entries == before
    assert any(one.label.startswith("Undo set 1") for one in shown.run().button)


def test_pain_during_and_form_are_kept(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = strip(begun(page, client_id), "Pain during", 0)
    shown = press(shown, "Form slipped")
    card = training.session(studio, only_session(studio, client_id).id).cards[0]
    assert (card.pain_during, card.technique_ok) == (0, False)


def test_finishing_keeps_effort_minutes_and_note_and_shows_them_read_back(
    page: Open, studio: Studio, clock: Clock
) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "Set 1 done")
    clock.at += timedelta(minutes=40)
    shown = strip(press(shown, "Finish"), "Effort of the whole session", 6)
    next(one for one in shown.number_input if one.label == "Minutes").set_value(41)
    next(one for one in shown.text_input if one.label.startswith("Note")).set_value("*calm* day")
    shown = press(shown.run(), "Finish the session")
    view = training.session(studio, only_session(studio, client_id).id)
    assert (view.finished, view.effort, view.minutes, view.note) == (True, 6, 41, "*calm* day")
    assert "Saved" in words(shown)
    assert "Tomorrow morning: ask for one score. Today shows it" in words(shown)
    assert "*calm* day" in [one.value for one in shown.text], "a note is shown as it was written"


def test_a_locked_client_gets_the_reason_and_the_way_on(page: Open, studio: Studio) -> None:
    client = anna(studio)
    shown = page("session", client=client.id)
    assert not [one for one in shown.button if one.label.startswith("Start")]
    assert any("screening" in one.label.lower() for one in shown.get("page_link"))


def test_without_a_programme_it_says_to_make_one(page: Open, studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    assert "A programme comes first" in words(page("session", client=client.id))


def test_another_clients_session_is_never_shown_under_this_name(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    other = anna(studio, key="other", name="Boris Other")
    screened(studio, other.id, key="other")
    begun(page, client_id)
    shown = page("session", client=other.id, session=only_session(studio, client_id).id)
    assert "another client's" in shown.error[0].value
    assert not [one for one in shown.button if one.label.startswith("Set ")]


def test_yesterdays_open_session_says_so(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    begun(page, client_id)
    clock.at += timedelta(days=1)
    assert "This session is from Mon 2 Mar" in words(page("session", client=client_id))


def test_the_open_stop_is_in_the_address_and_a_reload_opens_it_again(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    record = only_session(studio, client_id)
    third = training.session(studio, record.id).cards[2].exercise
    shown = press(shown, third.name)
    assert shown.query_params["at"] == third.id
    assert shown.query_params["session"] == record.id
    for at_stop, seen in ((third.id, third.name), ("end", "Effort of the whole session")):
        again = page("session", client=client_id, session=record.id, at=at_stop)
        strips = [one.label for one in again.button_group]
        assert at_card(again, seen) or seen in strips
        assert again.query_params["at"] == at_stop


@pytest.mark.parametrize("nonsense", ["", "nowhere", "'; --"])
def test_a_stop_that_is_not_in_this_session_is_the_next_one_due(page: Open, studio: Studio, nonsense: str) -> None:
    client_id = ready(studio)
    begun(page, client_id)
    record = only_session(studio, client_id)
    first = training.session(studio, record.id).cards[0].exercise
    again = page("session", client=client_id, session=record.id, at=nonsense)
    assert at_card(again, first.name)
    assert again.query_params["at"] == first.id


def test_a_new_session_never_begins_at_the_last_ones_stop(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(press(page("session", client=client_id, at="end"), "Start the session"), NOTHING_NEW)
    assert "Pain now, before we start" in [one.label for one in shown.button_group]


@pytest.mark.hazard("H02")
def test_something_new_in_the_middle_of_a_session_is_one_tap_away_and_locks_it(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "Finish")
    record = only_session(studio, client_id)
    [way] = [one for one in shown.get("page_link") if one.label == "Something is new"]
    carried = dict(parse_qsl(way.proto.query_string))
    assert carried == {"client": client_id, "new": "1", "session": record.id, "at": "end"}
    asking = page("symptoms", **carried)
    next(one for one in asking.button_group if (one.key or "").endswith("_ces_saddle")).set_value("yes")
    asking = press(asking.run(), "Save the answers")
    assert "The answers are saved" in words(asking)
    [back] = [one for one in asking.get("page_link") if one.label == "Back to the session"]
    assert (back.proto.page, dict(parse_qsl(back.proto.query_string))) == (
        "session",
        {"client": client_id, "session": record.id, "at": "end"},
    )
    locked = page("session", client=client_id, session=record.id, at="end")
    assert "999" in words(locked)
    assert not [one for one in locked.button if one.label.startswith(("Set ", "Finish"))]


def test_pain_above_the_ceiling_says_so_on_the_card(page: Open, studio: Studio) -> None:
    shown = strip(begun(page, ready(studio)), "Pain during", 7)
    assert "Pain 7: stop here or make it easier" in words(shown)
    assert [one for one in shown.button if one.label.startswith("Set 1 done")], "the sets stay: the trainer decides"


def test_all_sets_at_once_is_one_write_and_says_what_it_claims(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    first = training.session(studio, only_session(studio, client_id).id).cards[0]
    shown = press(shown, f"All {len(first.sets)} sets as prescribed")
    now = training.session(studio, only_session(studio, client_id).id).cards[0]
    assert all(one.done for one in now.sets)
    assert now.pain_during is None, "pain is never claimed"
    done = [one.label for one in shown.button if (one.key or "").startswith("done_set_")]
    assert len(done) == len(first.sets)
    assert all("as prescribed, form held" in one for one in done)


def test_a_difference_says_that_it_is_one(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = begun(page, client_id)
    reps = next(one for one in shown.number_input if one.label in ("Reps", "Hold, s"))
    shown = press(reps.decrement().run(), "Set 1 done")
    [done] = [one.label for one in shown.button if (one.key or "").startswith("done_set_")]
    assert "changed, form held" in done


def test_pain_told_of_a_finished_exercise_leads_to_the_next_one(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    cards = training.session(studio, only_session(studio, begun_id(page, studio, client_id)).id).cards
    shown = page("session", client=client_id)
    assert at_card(shown, cards[0].exercise.name)
    shown = strip(shown, "Pain during", 1)
    assert at_card(shown, cards[0].exercise.name), "sets are still open"
    shown = press(shown, "All")
    assert at_card(shown, cards[0].exercise.name), "a set tap never leaves the card"
    shown = press(strip(shown, "Pain during", 2), f"{cards[1].exercise.name}")
    shown = press(shown, "All") if len(cards[1].sets) > 1 else press(shown, "Set 1 done")
    assert at_card(strip(shown, "Pain during", 0), cards[2].exercise.name)


def begun_id(page: Open, studio: Studio, client_id: str) -> str:
    begun(page, client_id)
    return client_id


def test_pain_above_the_ceiling_stays_at_its_card(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "All")
    first = training.session(studio, only_session(studio, client_id).id).cards[0]
    assert at_card(strip(shown, "Pain during", 8), first.exercise.name)


@pytest.mark.hazard("H04")
def test_two_open_sessions_stand_beside_each_other_and_each_tap_stays_with_its_client(
    page: Open, studio: Studio
) -> None:
    one = ready(studio)
    other = anna(studio, key="other", name="Boris Other").id
    screened(studio, other, key="other")
    planned(studio, other)
    begun(page, one)
    shown = press(begun(page, other), "Set 1 done")
    lines = {link.label: dict(parse_qsl(link.proto.query_string)) for link in shown.get("page_link")}
    [beside] = [said for label, said in lines.items() if label.startswith("**Anna Berg**")]
    assert beside["session"] == only_session(studio, one).id
    assert EntryKind.SET_DONE not in kinds(studio, one)
    assert EntryKind.SET_DONE in kinds(studio, other)
    ids = {only_session(studio, client).id for client in (one, other)}
    drawn = (*shown.button, *shown.button_group, *shown.number_input)
    keys = [item.key for item in drawn if item.key and item.label not in FRAME]
    astray = [key for key in keys if only_session(studio, other).id not in key]
    assert not astray, "every control names its session"
    assert not [key for key in keys if only_session(studio, one).id in key]
    assert len(ids) == 2


def test_machine_taken_is_two_taps_and_one_back(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "Swap for today")
    first = training.session(studio, only_session(studio, client_id).id).cards[0]
    shown = press(shown, "Do this one")
    swapped = next(one for one in training.session(studio, only_session(studio, client_id).id).cards if one.swapped)
    assert at_card(shown, swapped.exercise.name)
    assert shown.query_params["at"] == swapped.exercise.id
    shown = press(shown, "Take it back")
    assert at_card(shown, first.exercise.name)


def test_a_finished_session_is_put_right_and_shows_the_right_number(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = strip(press(press(begun(page, client_id), "Set 1 done"), "Finish"), "Effort of the whole session", 6)
    press(shown, "Finish the session")
    record = only_session(studio, client_id)
    shown = page("session", client=client_id, session=record.id)
    shown.session_state[f"right_{record.id}"] = True
    shown.run()
    next(one for one in shown.button_group if one.label == "What was wrong?").set_value("effort").run()
    shown = press(strip(shown, "Effort", 9), "Save the right one")
    assert "Effort **9 of 10**" in words(shown)
    assert [one.score for one in only_session(studio, client_id).entries if one.kind is EntryKind.EFFORT] == [6, 9]


@pytest.mark.parametrize("nonsense", ["nowhere", "<b>", "'; --"])
def test_a_damaged_address_says_so_and_offers_the_clients_own_session(
    page: Open, studio: Studio, nonsense: str
) -> None:
    client_id = ready(studio)
    shown = page("session", client=client_id, session=nonsense)
    assert "no such session" in shown.error[0].value
    [way] = [one for one in shown.get("page_link") if one.label == "This client's own session"]
    assert dict(parse_qsl(way.proto.query_string)) == {"client": client_id}
