"""M16: an exercise that bothers is made easier today or in the plan, least first; sharp pain is never eased, it stops."""

from datetime import timedelta

import pytest

from lbp_core.coach.floor import training
from lbp_core.coach.floor.easing import ease_in_plan, ease_today, keep_easing, ways_to_ease
from lbp_core.coach.plan import planning
from lbp_core.coach.screening.stop_rules import keep_stop_rule, stop_rules, what_then
from lbp_core.coach.studio import Studio
from lbp_core.coach.weekly import reviewing
from lbp_core.evidence.easing import strategies
from lbp_core.evidence.library import library
from lbp_core.evidence.limits import limits
from lbp_core.facts.session import diary_row
from lbp_core.models.client import WeightUnit
from lbp_core.models.easing import Bother
from lbp_core.models.exercise import Pattern
from lbp_core.models.history import Symptom
from lbp_core.models.programme import Prescription, Wishes
from lbp_core.models.records import Entry, EntryKind
from lbp_core.models.refusal import Refused
from lbp_core.models.stop_rule import StopRule
from lbp_core.planning.easing import asks_for_more, easings
from lbp_core.planning.next_week import needs_of
from tests.people import MONDAY, at, opened, ready
from tests.planning.drafting import GYM, STRONG, drafted

EVERY_STEP = [
    Prescription(exercise=one.id, rung=number, dose=rung.dose)
    for one in library().values()
    if one.held_back is None
    for number, rung in enumerate(one.ladder, 1)
]
NEEDS = needs_of(drafted(Wishes(minutes=60, equipment=GYM), STRONG), library(), limits())


def felt(studio: Studio, session_id: str, exercise: str, **said: object) -> None:
    kind = EntryKind.SYMPTOM if "symptom" in said else EntryKind.PAIN_DURING
    entry = Entry(kind=kind, exercise=exercise, **said)  # type: ignore[arg-type]
    training.tap(studio, session_id, entry, key=f"felt {exercise} {said}", at=at(MONDAY, 10, 5))


def set_done(studio: Studio, session_id: str, exercise: str, number: int = 1, *, key: str = "set") -> None:
    entry = Entry(kind=EntryKind.SET_DONE, exercise=exercise, set_number=number)
    training.tap(studio, session_id, entry, key=f"{key} {exercise} {number}", at=at(MONDAY, 10, 6))


def test_m16_the_six_ways_are_there_in_the_manuals_order_and_each_answers_one_thing_felt() -> None:
    assert list(strategies()) == ["range", "less_weight", "stance", "band", "slower", "other"]
    assert sorted(one for way in strategies().values() for one in way.when) == sorted(Bother)


@pytest.mark.parametrize("pattern", list(Pattern))
def test_m16_every_step_of_every_exercise_has_two_ways_at_least_and_none_asks_for_more(pattern: Pattern) -> None:
    for item in EVERY_STEP:
        if library()[item.exercise].pattern is pattern:
            found = easings(item, NEEDS, felt=None)
            assert len(found) >= 2, item
            for one in found:
                new = Prescription(exercise=one.instead or item.exercise, rung=one.rung, dose=one.dose)
                assert not asks_for_more(new, item, library()), (item, one)
                assert one.says[0].isupper() or one.says[0].isdigit()
                assert "{" not in one.says


def test_m16_what_answers_what_was_felt_comes_first_and_the_rest_keeps_its_order() -> None:
    item = next(one for one in EVERY_STEP if one.exercise == "row" and one.dose.load_g)
    order = list(strategies())
    for bother in Bother:
        found = [one.strategy for one in easings(item, NEEDS, felt=bother)]
        assert bother in strategies()[found[0]].when
        assert found[1:] == [name for name in order if name in found[1:]]
    assert [one.strategy for one in easings(item, NEEDS, felt=None)] == order


def test_m16_less_weight_is_a_third_less_in_whole_plates_and_then_none() -> None:
    heavy = next(one for one in EVERY_STEP if one.exercise == "kettlebell-deadlift" and one.dose.load_g == 12_000)
    less = next(one for one in easings(heavy, NEEDS, felt=Bother.UNDER_WEIGHT) if one.strategy == "less_weight")
    assert (less.dose.load_g, less.says) == (8_000, "Take 8 kg.")
    light = heavy.model_copy(update={"dose": heavy.dose.model_copy(update={"load_g": 4_000})})
    none = next(one for one in easings(light, NEEDS, felt=None) if one.strategy == "less_weight")
    assert none.dose.load_g is None
    assert none.rung < heavy.rung
    assert "no weight" in none.says


def test_m16_after_two_sessions_of_easing_something_else_comes_first() -> None:
    item = next(one for one in EVERY_STEP if one.exercise == "squat")
    assert easings(item, NEEDS, felt=Bother.LATE_IN_SET, eased_before=2)[0].strategy == "other"


def test_m16_one_tap_makes_it_easier_today_and_the_plan_stays(studio: Studio) -> None:
    client_id = ready(studio)
    before = planning.programme(studio, client_id)
    session_id = opened(studio, client_id)
    card = training.session(studio, session_id).cards[0]
    view = ease_today(studio, session_id, card.exercise.id, "slower", key="e", at=at(MONDAY, 10, 5))
    eased = view.cards[0]
    assert eased.exercise.id == card.exercise.id
    assert len(eased.sets) <= 2
    assert "seconds between sets" in eased.prescription.why[0]
    again = ease_today(studio, session_id, card.exercise.id, "slower", key="e", at=at(MONDAY, 10, 5))
    assert again == view
    assert planning.programme(studio, client_id) == before


def test_what_was_made_easier_has_not_reached_its_target_and_what_was_replaced_was_not_done(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    cards = training.session(studio, session_id).cards
    slower, swapped = cards[0].exercise.id, cards[3].exercise.id
    planned = cards[0].prescription.dose
    ease_today(studio, session_id, slower, "slower", key="1", at=at(MONDAY, 10, 5))
    view = ease_today(studio, session_id, swapped, "other", key="2", at=at(MONDAY, 10, 5))
    instead = view.cards[3].exercise.id
    assert instead != swapped
    for name in (slower, instead):
        set_done(studio, session_id, name)
    rows = {row.exercise: row for row in diary_row(training.session(studio, session_id).record).exercises}
    assert rows[slower].prescribed is not None
    assert (rows[slower].prescribed.sets, rows[slower].sets_done) == (planned.sets, 1)
    assert rows[instead].sets_done == 1
    assert rows[swapped].sets_done == 0
    with pytest.raises(Refused, match="is not in this session"):
        set_done(studio, session_id, swapped)


def test_m16_one_tap_makes_it_easier_in_the_plan_with_the_reason_beside_it(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = training.session(studio, session_id).cards[0].exercise.id
    version = ease_in_plan(studio, session_id, name, "range", key="p", at=at(MONDAY, 10, 5))
    assert version.number == 2
    assert "shorter range after the session of 2 Mar" in version.because
    strength = [
        day for day in version.programme.days if day.kind is training.session(studio, session_id).record.plan.kind
    ]
    assert all("Shorter range: " in day.prescriptions[0].why[-1] for day in strength)
    assert ease_in_plan(studio, session_id, name, "range", key="p", at=at(MONDAY, 10, 5)) == version
    other = training.session(studio, session_id).cards[3].exercise.id
    swapped = ease_in_plan(studio, session_id, other, "other", key="q", at=at(MONDAY, 10, 6))
    assert other not in {item.exercise for item in swapped.programme.days[0].prescriptions}


@pytest.mark.parametrize("symptom", list(Symptom))
def test_m16_sharp_travelling_or_climbing_pain_is_not_made_easier_it_stops(studio: Studio, symptom: Symptom) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = training.session(studio, session_id).cards[0].exercise.id
    felt(studio, session_id, name, symptom=symptom)
    with pytest.raises(Refused, match="was stopped because of what was felt"):
        ease_today(studio, session_id, name, "range", key="e", at=at(MONDAY, 10, 6))


def test_a_way_that_is_not_there_and_a_tap_that_asks_for_more_are_refused(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    card = training.session(studio, session_id).cards[0]
    with pytest.raises(Refused, match="does not fit the exercise any more"):
        ease_today(studio, session_id, card.exercise.id, "band", key="e", at=at(MONDAY, 10, 5))
    more = card.prescription.dose.model_copy(update={"sets": 9})
    harder = Entry(kind=EntryKind.EASED, exercise=card.exercise.id, dose=more)
    with pytest.raises(Refused, match="asks for more than before"):
        training.tap(studio, session_id, harder, key="x", at=at(MONDAY, 10, 5))
    assert ways_to_ease(studio, session_id, "kettlebell-swing", felt=None) == ()


def test_m16_more_of_anything_is_not_easier() -> None:
    item = next(one for one in EVERY_STEP if one.exercise == "kettlebell-deadlift" and one.dose.load_g and one.rung > 2)
    low, high = item.dose.reps or (0, 0)
    lower = item.model_copy(update={"rung": item.rung - 1})
    for same, more in (
        (item, {"reps": (low, high + 1)}),
        (item, {"load_g": item.dose.load_g + 1}),
        (item, {"sets": item.dose.sets + 1}),
        (lower, {"load_g": item.dose.load_g + 1}),
    ):
        harder = same.model_copy(update={"dose": item.dose.model_copy(update=more)})
        assert asks_for_more(harder, item, library()), more
    assert asks_for_more(item.model_copy(update={"rung": item.rung + 1}), item, library())
    assert not asks_for_more(item, item, library())
    assert not asks_for_more(lower, item, library())


def test_an_own_rule_is_shown_stops_the_exercise_and_lets_it_go_on_once_it_is_easier(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = training.session(studio, session_id).cards[0].exercise.id
    rule = StopRule(exercise=name, above=2, then="half the range")
    keep_stop_rule(studio, client_id, rule, key="r", at=at(MONDAY, 10, 2))
    assert stop_rules(studio, client_id) == (rule,)
    card = training.session(studio, session_id).cards[0]
    assert card.own_rule == "Own rule: pain above 2 here, then half the range."
    felt(studio, session_id, name, score=2.0)
    set_done(studio, session_id, name)
    felt(studio, session_id, name, score=3.0)
    assert training.session(studio, session_id).cards[0].advice == card.own_rule
    with pytest.raises(Refused, match="Own rule: pain above 2 here"):
        set_done(studio, session_id, name, 2)
    ease_today(studio, session_id, name, "range", key="e", at=at(MONDAY, 10, 7))
    set_done(studio, session_id, name, 2, key="after")
    ended = rule.model_copy(update={"above": None})
    keep_stop_rule(studio, client_id, ended, key="r2", at=at(MONDAY, 11))
    assert stop_rules(studio, client_id) == ()


def test_a_session_made_easier_does_not_step_its_exercise_up(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = training.session(studio, session_id).cards[0].exercise.id
    ease_today(studio, session_id, name, "slower", key="e", at=at(MONDAY, 10, 5))
    for number in (1, 2):
        if number <= len(training.session(studio, session_id).cards[0].sets):
            set_done(studio, session_id, name, number)
    view = reviewing.review_view(studio, client_id, on=MONDAY + timedelta(days=6))
    assert all(change.exercise != name or change.load_factor <= 1 for change in view.result.changes)


def undo(studio: Studio, session_id: str, exercise: str, *, key: str = "undo") -> None:
    entry = Entry(kind=EntryKind.EASE_UNDONE, exercise=exercise)
    training.tap(studio, session_id, entry, key=f"{key} {exercise}", at=at(MONDAY, 10, 8))


def test_an_easing_that_is_taken_back_leaves_the_session_as_it_was_and_a_broken_rule_holds_again(
    studio: Studio,
) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = training.session(studio, session_id).cards[0].exercise.id
    keep_stop_rule(studio, client_id, StopRule(exercise=name, above=2), key="r", at=at(MONDAY, 10, 2))
    felt(studio, session_id, name, score=3.0)
    before = training.session(studio, session_id)
    assert (before.cards[0].bothers, before.cards[0].held) == (True, True)
    eased = ease_today(studio, session_id, name, "slower", key="e", at=at(MONDAY, 10, 7)).cards[0]
    assert (eased.bothers, eased.held) == (False, False)
    undo(studio, session_id, name)
    after = training.session(studio, session_id)
    assert after.cards == before.cards
    with pytest.raises(Refused, match="Own rule"):
        set_done(studio, session_id, name)
    with pytest.raises(Refused, match="Nothing was made easier here"):
        undo(studio, session_id, name, key="again")


def test_another_exercise_stands_in_for_the_sets_that_are_left_and_is_taken_back_only_while_none_is_done(
    studio: Studio,
) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    card = training.session(studio, session_id).cards[3]
    set_done(studio, session_id, card.exercise.id)
    view = ease_today(studio, session_id, card.exercise.id, "other", key="o", at=at(MONDAY, 10, 7))
    other = view.cards[3]
    assert len(other.sets) == len(card.sets) - 1
    assert [one.exercise.id for one in view.given_up] == [card.exercise.id]
    undo(studio, session_id, other.exercise.id)
    assert training.session(studio, session_id).cards[3].sets[0].done, "the set done before counts again"
    ease_today(studio, session_id, card.exercise.id, "other", key="o2", at=at(MONDAY, 10, 8))
    set_done(studio, session_id, other.exercise.id)
    with pytest.raises(Refused, match="A set of this one is done already"):
        undo(studio, session_id, other.exercise.id, key="late")


def test_what_stood_in_and_was_replaced_again_keeps_its_sets_in_the_diary(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    first = training.session(studio, session_id).cards[3].exercise.id
    second = ease_today(studio, session_id, first, "other", key="1", at=at(MONDAY, 10, 5)).cards[3].exercise.id
    set_done(studio, session_id, second)
    third = ease_today(studio, session_id, second, "other", key="2", at=at(MONDAY, 10, 6)).cards[3].exercise.id
    assert len({first, second, third}) == 3
    rows = {row.exercise: row.sets_done for row in diary_row(training.session(studio, session_id).record).exercises}
    assert (rows[first], rows[second], rows[third]) == (0, 1, None)


def test_m16_what_was_eased_today_is_kept_in_the_plan_as_it_stands(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    slower, swapped = (training.session(studio, session_id).cards[place].exercise.id for place in (0, 3))
    with pytest.raises(Refused, match="Nothing was made easier here today"):
        keep_easing(studio, session_id, slower, key="k", at=at(MONDAY, 10, 5))
    ease_today(studio, session_id, slower, "slower", key="1", at=at(MONDAY, 10, 5))
    view = ease_today(studio, session_id, swapped, "other", key="2", at=at(MONDAY, 10, 6))
    instead = view.cards[3].exercise.id
    keep_easing(studio, session_id, slower, key="k", at=at(MONDAY, 10, 7))
    version = keep_easing(studio, session_id, instead, key="k2", at=at(MONDAY, 10, 8))
    assert keep_easing(studio, session_id, instead, key="k2", at=at(MONDAY, 10, 9)) == version
    days = [one for one in version.programme.days if one.kind is view.record.plan.kind]
    for one in days:
        doses = {item.exercise: item.dose for item in one.prescriptions}
        assert doses[slower] == view.cards[0].prescription.dose
        assert instead in doses
        assert swapped not in doses


def test_ways_say_their_weight_in_the_clients_own_unit() -> None:
    heavy = next(one for one in EVERY_STEP if one.exercise == "kettlebell-deadlift" and one.dose.load_g == 12_000)
    says = {one.strategy: one.says for one in easings(heavy, NEEDS, felt=None, unit=WeightUnit.LB)}
    assert says["less_weight"] == "Take 17.5 lb."
    assert "26.5 lb" in says["slower"]


def test_what_may_follow_an_own_rule_names_the_easier_steps_of_that_exercise() -> None:
    squat = library()["squat"]
    thens = what_then(squat, 3)
    assert squat.rung(2).name.casefold() in [one.casefold() for one in thens]
    assert squat.rung(3).name.casefold() not in [one.casefold() for one in thens]
    assert len(what_then(squat, 1)) == len(thens) - 2
    assert all(StopRule(exercise="squat", above=2, then=one) for one in thens)


def test_what_was_skipped_and_taken_back_was_neither_left_out_nor_done(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = training.session(studio, session_id).cards[0].exercise.id
    for kind in (EntryKind.SKIPPED, EntryKind.SKIP_UNDONE):
        training.tap(studio, session_id, Entry(kind=kind, exercise=name), key=kind, at=at(MONDAY, 10, 5))
    view = training.session(studio, session_id)
    assert not view.cards[0].skipped
    [row] = [one for one in diary_row(view.record).exercises if one.exercise == name]
    assert row.sets_done is None


def test_the_way_back_from_easing_is_shut_behind_a_stop_sign(studio: Studio) -> None:
    client_id = ready(studio)
    session_id = opened(studio, client_id)
    name = training.session(studio, session_id).cards[0].exercise.id
    ease_today(studio, session_id, name, "slower", key="e", at=at(MONDAY, 10, 5))
    felt(studio, session_id, name, symptom=Symptom.SHARP)
    with pytest.raises(Refused, match="was stopped because of what was felt"):
        undo(studio, session_id, name)
