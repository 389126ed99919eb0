"""Easing on the floor: when it bothers, the best way on top, today or in the plan; own stop rules; a flare; skip and back."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from lbp_core.coach.floor import training
from lbp_core.coach.plan import planning
from lbp_core.coach.screening.stop_rules import keep_stop_rule, stop_rules
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.models.easing import Bother
from lbp_core.models.records import EntryKind
from lbp_core.models.stop_rule import StopRule
from lbp_core.models.views import ExerciseCard, SessionView
from tests.pages.conftest import Clock, Open, at_card, press, rail_says, words
from tests.pages.test_session import begun, only_session, strip
from tests.people import MONDAY, at, day, ready

EASE = "Make it easier"


def view_of(studio: Studio, client_id: str) -> SessionView:
    return training.session(studio, only_session(studio, client_id).id)


def first(studio: Studio, client_id: str) -> ExerciseCard:
    return view_of(studio, client_id).cards[0]


def bothers(shown: AppTest, when: Bother) -> AppTest:
    return next(one for one in shown.button_group if one.label == "When does it bother?").set_value(when).run()


def asks(shown: AppTest) -> list[str]:
    return [one.label for one in shown.button_group]


def keyed(shown: AppTest, begins: str, ends: str) -> Button:
    return next(one for one in shown.button if (one.key or "").startswith(begins) and one.key.endswith(ends))


def today(shown: AppTest, strategy: str) -> AppTest:
    return keyed(shown, "today_", strategy).click().run()


def in_plan(shown: AppTest, strategy: str) -> AppTest:
    return keyed(shown, "plan_", strategy).click().run()


def at_stop(page: Open, studio: Studio, client_id: str, exercise: str) -> AppTest:
    return page("session", client=client_id, session=only_session(studio, client_id).id, at=exercise)


def heavy(studio: Studio, client_id: str) -> ExerciseCard:
    return next(one for one in view_of(studio, client_id).cards if one.exercise.id in {"squat", "row", "hip-hinge"})


def test_m16_easing_opens_in_place_asks_when_it_bothers_and_puts_the_best_answer_on_top(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), EASE)
    assert "When does it bother?" in asks(shown)
    assert "Sharp, travelling or rising pain is always stop." in words(shown)
    assert [one for one in shown.button if one.label.startswith("Set 1 done")], "the sets stay where they are"
    shown = bothers(shown, Bother.LATE_IN_SET)
    offered = [one.key.rsplit("_", 1)[-1] for one in shown.button if (one.key or "").startswith("today_")]
    assert offered[0] == "slower"
    assert len(offered) >= 2
    assert len([one for one in shown.button if one.label == "In the plan"]) == len(offered)
    assert "When does it bother?" not in asks(press(shown, EASE)), "the same button closes it"


def test_m16_easier_today_changes_the_card_says_so_and_leaves_the_plan(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    planned = planning.programme(studio, client_id)
    shown = press(begun(page, client_id), EASE)
    was = first(studio, client_id)
    shown = today(bothers(shown, Bother.LATE_IN_SET), "slower")
    card = first(studio, client_id)
    assert card.dose != was.dose
    assert f"Made easier today: {card.eased}" in words(shown)
    assert card.dose in words(shown)
    reps = next(one for one in shown.number_input if one.label in ("Reps", "Hold, s"))
    assert reps.value == (card.sets[0].reps or card.sets[0].hold_s), "the steppers stand at the easier dose"
    assert "When does it bother?" not in asks(shown)
    assert any(card.exercise.name in one and "easier" in one for one in rail_says(shown))
    assert planning.programme(studio, client_id) == planned
    again = at_stop(page, studio, client_id, card.exercise.id)
    assert f"Made easier today: {card.eased}" in words(again), "a new visitor finds it eased"
    press(again, "Set 1 done")
    assert first(studio, client_id).sets[0].reps == card.sets[0].reps


def test_an_easing_is_taken_back_by_one_tap_and_both_stay_in_the_log(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), EASE)
    was = first(studio, client_id)
    shown = press(today(shown, "slower"), "Take it back")
    assert first(studio, client_id) == was
    kinds = [one.kind for one in only_session(studio, client_id).entries]
    assert kinds[-2:] == [EntryKind.EASED, EntryKind.EASE_UNDONE]
    assert was.dose in words(shown)


def test_m16_another_exercise_stands_in_for_the_sets_left_and_the_address_follows(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    begun(page, client_id)
    card = heavy(studio, client_id)
    shown = press(press(at_stop(page, studio, client_id, card.exercise.id), "Set 1 done"), EASE)
    shown = today(shown, "other")
    other = next(one for one in view_of(studio, client_id).cards if one.eased)
    assert other.exercise.id != card.exercise.id
    assert len(other.sets) <= len(card.sets) - 1
    assert at_card(shown, other.exercise.name)
    assert shown.query_params["at"] == other.exercise.id
    back = press(shown, "Take it back")
    assert back.query_params["at"] == card.exercise.id, "taken back, we stay where we were"
    assert at_card(back, card.exercise.name)
    today(press(back, EASE), "other")
    old = at_stop(page, studio, client_id, card.exercise.id)
    assert old.query_params["at"] == other.exercise.id, "the old address leads to what stands there now"
    shown = strip(press(press(old, "Set 1 done"), "Finish"), "Effort of the whole session", 5)
    said = words(press(shown, "Finish the session"))
    assert f"**{card.exercise.name}**" in said, "the set done before is not lost"
    assert "then something easier in its place" in said
    assert f"Made easier today: {other.eased}" in said


def test_a_stand_in_that_was_begun_is_not_taken_back(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    begun(page, client_id)
    name = heavy(studio, client_id).exercise.id
    shown = today(press(at_stop(page, studio, client_id, name), EASE), "other")
    shown = press(press(shown, "Set 1 done"), "Take it back")
    assert "A set of this one is done already" in shown.error[0].value
    assert any(one.eased for one in view_of(studio, client_id).cards)


def test_m16_in_the_plan_is_one_tap_from_the_list_or_from_what_was_eased(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = in_plan(press(begun(page, client_id), EASE), "slower")
    assert "In the plan from the next session on: version 2." in words(shown)
    assert not first(studio, client_id).eased, "today stays as it was"
    second = view_of(studio, client_id).cards[1].exercise.id
    shown = press(today(press(at_stop(page, studio, client_id, second), EASE), "slower"), "Keep it in the plan")
    assert "In the plan from the next session on: version 3." in words(shown)
    eased = view_of(studio, client_id).cards[1]
    version = planning.programme(studio, client_id)
    assert version is not None
    assert str(eased.eased) in version.because
    assert eased.prescription.dose in [
        item.dose for one in version.programme.days for item in one.prescriptions if item.exercise == second
    ]


def test_pain_above_the_ceiling_opens_the_list_by_itself_and_easing_answers_it(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = strip(begun(page, client_id), "Pain during", 7)
    assert "When does it bother?" in asks(shown)
    assert "Pain 7: stop here or make it easier" in words(shown)
    shut = press(shown, EASE)
    assert "When does it bother?" not in asks(shut)
    assert "When does it bother?" in asks(strip(shut, "Pain during", 8)), "a new score opens it again"
    shown = today(strip(shut, "Pain during", 7), "slower")
    assert "Pain 7" not in words(shown)
    assert not first(studio, client_id).bothers


@pytest.mark.parametrize("sign", ["Sharp", "Travelling", "Rising"])
def test_m16_behind_a_stop_sign_there_is_nothing_to_make_easier(page: Open, studio: Studio, sign: str) -> None:
    client_id = ready(studio)
    shown = press(press(begun(page, client_id), EASE), sign)
    assert not [one for one in shown.button if one.label in (EASE, "Today", "In the plan", "Take it back")]
    assert "When does it bother?" not in asks(shown)


def test_an_own_rule_is_written_in_three_taps_kept_to_and_ended_in_one(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), EASE)
    shown = strip(shown, "Own rule: stop this one above", 2)
    assert stop_rules(studio, client_id) == ()
    then = next(one for one in shown.button_group if one.label == "and then")
    shown = then.set_value("make it easier").run()
    name = first(studio, client_id).exercise.id
    assert stop_rules(studio, client_id) == (StopRule(exercise=name, above=2, then="make it easier"),)
    assert "Own rule: pain above 2 here, then make it easier." in words(shown)
    shown = strip(shown, "Pain during", 3)
    assert all(one.disabled for one in shown.button if one.label.startswith("Set "))
    assert "When does it bother?" in asks(shown)
    shown = today(shown, "slower")
    assert not any(one.disabled for one in shown.button if one.label.startswith("Set "))
    shown = press(shown, "End this rule")
    assert stop_rules(studio, client_id) == ()
    assert "Own rule: pain" not in words(shown)


def test_the_same_rule_can_be_written_again_after_its_end(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), EASE)
    for _ in range(2):
        clock.at += timedelta(minutes=1)
        shown = strip(shown, "Own rule: stop this one above", 2)
        shown = next(one for one in shown.button_group if one.label == "and then").set_value("make it easier").run()
        assert len(stop_rules(studio, client_id)) == 1
        shown = press(shown, "End this rule")
        assert stop_rules(studio, client_id) == ()


def test_the_clients_own_rules_stand_in_the_brief(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    rule = StopRule(exercise="squat", above=3, then="half the range")
    keep_stop_rule(studio, client_id, rule, key="r", at=at(MONDAY, 8, 50))
    shown = press(page("session", client=client_id), "Start the session")
    assert "pain above 3, then half the range." in words(shown)


def test_what_was_skipped_is_done_after_all_by_one_tap(page: Open, studio: Studio) -> None:
    client_id = ready(studio)
    shown = press(begun(page, client_id), "Skip this one")
    assert first(studio, client_id).skipped
    shown = press(shown, "Do it after all")
    assert not first(studio, client_id).skipped
    assert any(one.label == "Skip this one" for one in shown.button)
    kinds = [one.kind for one in only_session(studio, client_id).entries]
    assert kinds[-2:] == [EntryKind.SKIPPED, EntryKind.SKIP_UNDONE]


def test_a_flare_is_one_tap_and_one_that_says_what_happens_and_the_session_is_calm_at_once(
    page: Open, studio: Studio
) -> None:
    client_id = ready(studio)
    shown = press(press(begun(page, client_id), "Set 1 done"), "Flare today")
    assert "Calm days until Thu 5 Mar" in words(shown)
    assert "until Thu 12 Mar" in words(shown)
    assert planning.programme(studio, client_id).number == 1, "nothing is written before the second tap"
    shown = press(shown, "Yes, calm days from today")
    view = view_of(studio, client_id)
    assert view.record.latest(EntryKind.FLARED) is not None
    assert not any(card.prescription.dose.load_g for card in view.cards)
    assert any("calm version" in one for one in rail_says(shown))
    assert planning.programme(studio, client_id).number == 2
    shown = press(shown, "Flare today")
    assert "A flare was noted on Mon 2 Mar" in words(shown)
    assert not [one for one in shown.button if one.label.startswith(("Yes", "Still flared"))], "once a day"


def test_a_flare_is_read_by_the_review_and_drawn_on_the_chart(page: Open, studio: Studio, clock: Clock) -> None:
    client_id = ready(studio)
    shown = press(press(begun(page, client_id), "Flare today"), "Yes, calm days from today")
    shown = strip(press(press(shown, "Set 1 done"), "Finish"), "Effort of the whole session", 3)
    assert "calm version" in words(press(shown, "Finish the session"))
    clock.at += timedelta(days=7)
    view = reviewing.review_view(studio, client_id, on=day(7))
    assert [point.flare for point in view.timeline if point.monday == MONDAY] == [True]
    review = page("review", client=client_id)
    assert "flare" in words(review)
    drawn = "".join(one.proto.spec for one in review.get("vega_lite_chart"))
    assert '"flare"' in drawn
