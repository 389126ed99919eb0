"""A session on the gym floor: safety first, every tap kept once, and nothing loaded behind a locked gate."""

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.gate import gate
from lbp_core.coach.phone import sharing
from lbp_core.coach.plan import planning
from lbp_core.coach.studio import Studio
from lbp_core.models.history import Symptom
from lbp_core.models.programme import Wishes
from lbp_core.models.records import By, Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Clearance, Occasion
from tests.people import MONDAY, all_no, anna, at, day, opened, planned, ready, screened, train, whole_session

K = EntryKind


def first_set(studio: Studio, session_id: str) -> Entry:
    exercise = training.session(studio, session_id).cards[0].exercise.id
    return Entry(kind=K.SET_DONE, exercise=exercise, set_number=1)


def sets_done(studio: Studio, session_id: str) -> int:
    return sum(one.done for card in training.session(studio, session_id).cards for one in card.sets)


def tap(studio: Studio, session_id: str, entry: Entry, key: str = "tap", minute: int = 5) -> None:
    training.tap(studio, session_id, entry, key=key, at=at(MONDAY, 10, minute))


def six(**answers: Answer) -> Entry:
    return Entry(kind=K.SAFETY, answers=all_no(Occasion.SAFETY_SIX) | answers)


def test_a_session_runs_from_the_safety_six_to_the_end(studio: Studio) -> None:
    client_id = ready(studio)
    view = training.open_session(studio, client_id, on=MONDAY, key="open", at=at(MONDAY, 10))
    assert not view.safety_answered
    taps = whole_session(tuple((one.exercise, one.dose.sets) for one in view.record.plan.prescriptions))
    for number, entry in enumerate(taps):
        view = training.tap(studio, view.record.id, entry, key=str(number), at=at(MONDAY, 10, number))
    assert view.finished
    assert view.safety_answered
    assert all(one.done for card in view.cards for one in card.sets)
    assert (view.pain_before, view.effort, view.minutes) == (3.0, 5.0, 40)
    assert training.open_now(studio, client_id) is None
    assert training.sessions(studio, client_id)[0].id == view.record.id


def test_a_set_before_the_safety_six_is_refused(studio: Studio) -> None:
    client_id = ready(studio)
    view = training.open_session(studio, client_id, on=MONDAY, key="open", at=at(MONDAY, 10))
    with pytest.raises(Refused, match="six safety questions come first"):
        tap(studio, view.record.id, first_set(studio, view.record.id))
    with pytest.raises(Refused, match="six safety questions come first"):
        tap(studio, view.record.id, Entry(kind=K.EFFORT, score=5.0))
    assert sets_done(studio, view.record.id) == 0


def test_the_safety_six_half_answered_do_not_open(studio: Studio) -> None:
    client_id = ready(studio)
    view = training.open_session(studio, client_id, on=MONDAY, key="open", at=at(MONDAY, 10))
    tap(studio, view.record.id, Entry(kind=K.SAFETY, answers={"ces_saddle": Answer.NO}), key="half")
    with pytest.raises(Refused, match="six safety questions come first"):
        tap(studio, view.record.id, first_set(studio, view.record.id))


def test_no_answer_at_all_is_refused(studio: Studio) -> None:
    client_id = ready(studio)
    view = training.open_session(studio, client_id, on=MONDAY, key="open", at=at(MONDAY, 10))
    with pytest.raises(Refused, match="None of the 6"):
        tap(studio, view.record.id, Entry(kind=K.SAFETY, answers={"ces_saddle": Answer.NOT_ASKED}))


@pytest.mark.hazard("H02")
@pytest.mark.parametrize("answer", [Answer.YES, Answer.UNSURE, Answer.DECLINED])
def test_anything_but_no_in_the_middle_of_a_session_stops_it_at_once(studio: Studio, answer: Answer) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    tap(studio, session_id, first_set(studio, session_id), key="1")
    tap(studio, session_id, six(ces_bladder=answer), key="2", minute=6)
    assert training.session(studio, session_id).gate.locked
    second = first_set(studio, session_id).model_copy(update={"set_number": 2})
    with pytest.raises(Refused, match="training is paused"):
        tap(studio, session_id, second, key="3", minute=7)
    assert sets_done(studio, session_id) == 1


@pytest.mark.hazard("H03")
def test_a_yes_unticked_in_the_same_session_stays_locked_until_cleared(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    tap(studio, session_id, six(ces_bladder=Answer.YES), key="1")
    tap(studio, session_id, six(), key="2", minute=6)
    with pytest.raises(Refused, match="training is paused"):
        tap(studio, session_id, first_set(studio, session_id), key="3", minute=7)
    clearance = Clearance(date=MONDAY, by="Dr Lind", covers=("ces_bladder",))
    gate.record_clearance(studio, client_id, clearance, role="GP", key="1", at=at(MONDAY, 11))
    tap(studio, session_id, first_set(studio, session_id), key="4", minute=50)
    assert sets_done(studio, session_id) == 1


@pytest.mark.hazard("H02")
def test_a_yes_from_the_phone_stops_the_session_on_the_tablet(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    sharing.send_morning(
        studio, client_id, None, {"ces_saddle": Answer.YES}, by=By.CLIENT, key="m", at=at(MONDAY, 10, 3)
    )
    with pytest.raises(Refused, match="training is paused"):
        tap(studio, session_id, first_set(studio, session_id))


@pytest.mark.hazard("H01")
def test_behind_a_locked_gate_nothing_loaded_is_drafted_saved_opened_or_logged(studio: Studio) -> None:
    client = anna(studio)
    with pytest.raises(Refused, match="Nothing can be planned"):
        planning.draft(studio, client.id, Wishes(), start=MONDAY)
    screened(studio, client.id)
    version = planned(studio, client.id)
    sharing.send_morning(
        studio, client.id, None, {"neuro_footdrop": Answer.UNSURE}, by=By.CLIENT, key="m", at=at(MONDAY, 9)
    )
    with pytest.raises(Refused, match="Nothing can be planned"):
        planning.draft(studio, client.id, Wishes(), start=MONDAY)
    with pytest.raises(Refused, match="Nothing can be saved"):
        planning.save(studio, client.id, version.programme, because="x", key="2", at=at(MONDAY, 10))
    with pytest.raises(Refused, match="No session can be opened"):
        training.open_session(studio, client.id, on=MONDAY, key="open", at=at(MONDAY, 10))
    with pytest.raises(Refused, match="No session can be opened"):
        training.log_session(studio, client.id, [], on=MONDAY, key="log", at=at(MONDAY, 10))
    assert training.sessions(studio, client.id) == ()
    assert len(planning.versions(studio, client.id)) == 1


@pytest.mark.hazard("H10")
def test_the_same_tap_twice_is_one_tap(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    for _ in range(3):
        tap(studio, session_id, first_set(studio, session_id), key="same")
    assert len(training.session(studio, session_id).record.entries) == 2


@pytest.mark.hazard("H10")
def test_opening_twice_opens_one_session(studio: Studio) -> None:
    client_id = ready(studio)
    first = training.open_session(studio, client_id, on=MONDAY, key="a", at=at(MONDAY, 10))
    again = training.open_session(studio, client_id, on=MONDAY, key="a", at=at(MONDAY, 10))
    other = training.open_session(studio, client_id, on=MONDAY, key="b", at=at(MONDAY, 11))
    assert first.record.id == again.record.id == other.record.id
    assert len(training.sessions(studio, client_id)) == 1


def test_a_finished_session_opened_with_its_old_key_is_that_session(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id, key="a")
    tap(studio, session_id, Entry(kind=K.FINISHED), key="end")
    again = training.open_session(studio, client_id, on=MONDAY, key="a", at=at(MONDAY, 12))
    assert again.record.id == session_id
    with pytest.raises(Refused, match="finished"):
        tap(studio, session_id, first_set(studio, session_id), key="late", minute=30)


def test_a_tap_that_is_not_in_the_plan_is_refused(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    with pytest.raises(Refused, match="not in this session"):
        tap(studio, session_id, Entry(kind=K.SET_DONE, exercise="deadlift", set_number=1))
    with pytest.raises(Refused, match="there is no set 19"):
        tap(studio, session_id, first_set(studio, session_id).model_copy(update={"set_number": 19}))
    with pytest.raises(Refused, match="no such session"):
        tap(studio, "0" * 20, Entry(kind=K.NOTE, text="hello"))


def test_an_exercise_that_was_stopped_takes_no_more_sets_until_it_was_a_slip(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    one = first_set(studio, session_id)
    tap(studio, session_id, Entry(kind=K.SYMPTOM, exercise=one.exercise, symptom=Symptom.SHARP), key="1")
    assert "stop this exercise" in (training.session(studio, session_id).cards[0].advice or "")
    with pytest.raises(Refused, match="was stopped"):
        tap(studio, session_id, one, key="2")
    tap(studio, session_id, Entry(kind=K.SYMPTOM, exercise=one.exercise), key="3")
    tap(studio, session_id, one, key="4")
    assert sets_done(studio, session_id) == 1


def test_yesterdays_open_session_takes_no_sets_today(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    assert training.open_now(studio, client_id) is not None
    with pytest.raises(Refused, match="belongs to 2 March"):
        training.tap(studio, session_id, first_set(studio, session_id), key="1", at=at(day(1), 10))
    training.tap(studio, session_id, Entry(kind=K.FINISHED), key="2", at=at(day(1), 10))
    assert training.open_now(studio, client_id) is None


@pytest.mark.hazard("H14")
def test_a_session_that_midnight_cuts_in_two_goes_on(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = training.open_session(studio, client_id, on=MONDAY, key="late", at=at(MONDAY, 23, 40)).record.id
    training.tap(studio, session_id, six(), key="six", at=at(MONDAY, 23, 41))
    one = first_set(studio, session_id)
    training.tap(studio, session_id, one, key="1", at=at(day(1), 0, 20))
    assert sets_done(studio, session_id) == 1
    assert training.session(studio, session_id).record.on == MONDAY
    two = one.model_copy(update={"set_number": 2})
    with pytest.raises(Refused, match="belongs to 2 March"):
        training.tap(studio, session_id, two, key="2", at=at(day(1), 3, 40))
    with pytest.raises(Refused, match="belongs to 2 March"):
        training.tap(studio, session_id, two, key="2", at=at(day(-1), 23, 40))


def test_the_day_to_train_is_todays_then_the_next_then_the_last_undone(studio: Studio) -> None:
    client_id = ready(studio)
    programme = planning.programme(studio, client_id)
    assert programme is not None
    days = [one.date for one in programme.programme.days if one.kind != "walk"]
    assert training.day_for(studio, client_id, on=days[0]).date == days[0]
    train(studio, client_id, on=days[0])
    assert training.day_for(studio, client_id, on=days[0]).date == days[1]
    assert training.day_for(studio, client_id, on=day(300)).date == days[-1]
    assert training.day_for(studio, anna(studio, key="x").id, on=MONDAY) is None


def test_the_last_time_stands_on_the_card(studio: Studio) -> None:
    client_id = ready(studio)
    train(studio, client_id, on=MONDAY)
    second = training.day_for(studio, client_id, on=day(1))
    view = training.open_session(studio, client_id, on=second.date, key="2", at=at(second.date, 10))
    lasts = [card.last for card in view.cards if card.last]
    assert lasts
    assert all(line.startswith("Last time, 2 Mar") for line in lasts)


def test_a_whole_session_refused_half_way_keeps_nothing_of_it(studio: Studio) -> None:
    client_id = ready(studio)
    found = training.day_for(studio, client_id, on=MONDAY)
    assert found is not None
    taps = whole_session(tuple((one.exercise, one.dose.sets) for one in found.prescriptions))
    taps.insert(-4, Entry(kind=K.SET_DONE, exercise="nothing", set_number=1))
    with pytest.raises(Refused, match="not in this session"):
        training.log_session(studio, client_id, taps, on=MONDAY, key="log", at=at(MONDAY, 10))
    assert training.sessions(studio, client_id) == ()


def test_without_a_programme_there_is_nothing_to_open(studio: Studio) -> None:
    client = anna(studio)
    screened(studio, client.id)
    with pytest.raises(Refused, match="no session planned"):
        training.open_session(studio, client.id, on=MONDAY, key="open", at=at(MONDAY, 10))


def test_the_limits_of_a_clearance_are_read_before_the_first_set(studio: Studio) -> None:
    client_id = ready(studio)
    sharing.send_morning(studio, client_id, None, {"ca_weight": Answer.YES}, by=By.CLIENT, key="m", at=at(MONDAY, 9))
    clearance = Clearance(date=MONDAY, by="Dr Lind", covers=("ca_weight",), limits="No lifting over 10 kg.")
    gate.record_clearance(studio, client_id, clearance, role="GP", key="1", at=at(MONDAY, 9, 30))
    view = training.open_session(studio, client_id, on=MONDAY, key="open", at=at(MONDAY, 10))
    assert "Limits from Dr Lind (GP), 2 Mar: No lifting over 10 kg." in view.brief


@pytest.mark.parametrize(("score", "said"), [(5.0, False), (5.5, True), (6.0, True), (0.0, False)])
def test_pain_above_the_ceiling_says_what_to_do_at_this_moment(studio: Studio, score: float, said: bool) -> None:
    session_id = opened(studio, ready(studio))
    exercise = training.session(studio, session_id).cards[0].exercise.id
    tap(studio, session_id, Entry(kind=K.PAIN_DURING, exercise=exercise, score=score), key="pain")
    cards = training.session(studio, session_id).cards
    words = f"Pain {score:g}: stop here or make it easier (shorter range, less load, fewer reps), unless this much is "
    assert cards[0].advice == (words + "usual for them. The review counts it." if said else None)
    assert cards[1].advice is None


def test_a_stop_sign_is_said_before_pain_above_the_ceiling(studio: Studio) -> None:
    session_id = opened(studio, ready(studio))
    exercise = training.session(studio, session_id).cards[0].exercise.id
    tap(studio, session_id, Entry(kind=K.PAIN_DURING, exercise=exercise, score=8.0), key="pain")
    tap(studio, session_id, Entry(kind=K.SYMPTOM, exercise=exercise, symptom=Symptom.SHARP), key="sign")
    assert training.session(studio, session_id).cards[0].advice.startswith("Sharp pain")
