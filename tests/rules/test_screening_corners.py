"""The corners where two readings were possible: each test's name is the reading that was chosen."""

from datetime import date, timedelta

import pytest

from lbp_core.coach.screening.screening import screen
from lbp_core.models.refusal import Refused
from lbp_core.models.screening import Answer, Clearance, ScreenInput, Sex, StableSymptom
from tests.answering import asked, rules_of, screened

DAY = date(2026, 3, 10)
OTHER_CES = ["ces_saddle", "ces_bladder", "ces_bowel", "ces_bilateral"]
NERVE_SIGNS = ["neuro_footdrop", "neuro_gait", "neuro_other"]


# ---- combinations


@pytest.mark.parametrize("other", OTHER_CES)
def test_a_sexual_change_with_another_sign_of_its_group_is_an_emergency_of_its_own(other: str) -> None:
    assert "ces_sexual_with_others" in rules_of(screened({"ces_sexual": "yes", other: "yes"}))


@pytest.mark.parametrize("other", OTHER_CES)
def test_a_sexual_change_with_only_a_doubt_beside_it_stays_for_today(other: str) -> None:
    result = screened({"ces_sexual": "yes", other: "unsure"})
    assert result.disposition == "refer_same_day"
    assert "ces_sexual_with_others" not in rules_of(result)


@pytest.mark.parametrize(
    ("history", "rule"), [("infect_fever", "fever_with_nerve_signs"), ("ca_history", "cancer_with_nerve_signs")]
)
@pytest.mark.parametrize("sign", NERVE_SIGNS)
def test_fever_or_cancer_with_a_nerve_sign_is_an_emergency(history: str, rule: str, sign: str) -> None:
    result = screened({history: "yes", sign: "yes"})
    assert result.disposition == "stop_emergency"
    assert rule in rules_of(result)


@pytest.mark.parametrize("history", ["infect_fever", "ca_history"])
@pytest.mark.parametrize("word", ["yes", "unsure", "declined"])
def test_fever_or_cancer_with_tingling_that_gets_or_may_get_worse_is_an_emergency(history: str, word: str) -> None:
    result = screened({history: "yes", "neuro_tingle": "yes", "neuro_tingle_worse": word})
    assert result.disposition == "stop_emergency"


@pytest.mark.parametrize(
    ("history", "rule"), [("infect_fever", "fever_with_tingling"), ("ca_history", "cancer_with_tingling")]
)
def test_fever_or_cancer_with_tingling_alone_is_for_today(history: str, rule: str) -> None:
    result = screened({history: "yes", "neuro_tingle": "yes", "neuro_tingle_worse": "no"})
    assert result.disposition == "refer_same_day"
    assert rule in rules_of(result)


def test_two_urgent_answers_of_different_groups_are_for_today() -> None:
    result = screened({"ca_weight": "yes", "shape": "yes"})
    assert result.disposition == "refer_same_day"
    assert rules_of(result) == ["two_urgent_groups", "ca_weight", "shape"]


def test_two_urgent_answers_of_one_group_stay_urgent() -> None:
    assert screened({"ca_weight": "yes", "ca_night": "yes"}).disposition == "refer_urgent"


def test_worsening_tingling_counts_as_an_urgent_group() -> None:
    result = screened({"neuro_tingle": "yes", "neuro_tingle_worse": "yes", "rapid_worse": "yes"})
    assert result.disposition == "refer_same_day"


def test_routine_answers_never_add_up_to_an_urgent_one() -> None:
    routine = {"neuro_tingle": "yes", "neuro_tingle_worse": "no", "leg_pain": "yes", "leg_pain_severe": "no"}
    result = screened(routine | {"infl": "yes", "no_better": "yes"}, age=70, duration_weeks=20)
    assert (result.disposition, result.may_train) == ("refer_routine", "modified")
    assert rules_of(result) == ["neuro_tingle", "leg_pain", "infl", "no_better", "age_60new"]


def test_a_doubtful_emergency_outvotes_an_urgent_yes_because_a_yes_may_never_make_it_milder() -> None:
    result = screened({"ces_saddle": "unsure", "ca_weight": "yes"})
    assert result.disposition == "refer_same_day"
    assert rules_of(result) == ["emergency_in_doubt", "ca_weight"]


def test_unfinished_outvotes_out_of_scope_and_both_reasons_stay() -> None:
    result = screened({"preg": "yes", "shape": "not_asked"})
    assert (result.disposition, rules_of(result)) == ("unfinished", ["not_asked", "preg"])


def test_a_yes_decides_even_where_much_was_not_asked() -> None:
    result = screen(ScreenInput(answers={"shape": Answer.YES}, age=40))
    assert (result.disposition, rules_of(result)) == ("refer_urgent", ["shape", "not_asked"])


def test_nobody_asked_anything_is_unfinished() -> None:
    result = screen(ScreenInput(answers={}, age=40))
    assert result.disposition == "unfinished"
    assert result.ask[:2] == ("chest_abdo", "trauma_major")
    assert result.reasons[0].says.endswith("and 16 more.")


# ---- follow-ups

FOLLOW_UPS = [
    # question         follow-up                yes            no              not asked
    ("neuro_footdrop", "neuro_footdrop_sudden", "stop_emergency", "refer_same_day"),
    ("infect_fever", "infect_unwell", "stop_emergency", "refer_same_day"),
    ("neuro_tingle", "neuro_tingle_worse", "refer_urgent", "refer_routine"),
    ("leg_pain", "leg_pain_severe", "refer_routine", "refer_routine"),
]


@pytest.mark.parametrize(("question", "follow_up", "with_it", "without"), FOLLOW_UPS)
def test_a_follow_up_sharpens_its_question(question: str, follow_up: str, with_it: str, without: str) -> None:
    for word in ("yes", "unsure", "declined"):
        result = screened({question: "yes", follow_up: word})
        assert (result.disposition, follow_up in rules_of(result)) == (with_it, True)
        assert (follow_up in result.ask) is (word != "yes")
    calm = screened({question: "yes", follow_up: "no"})
    assert (calm.disposition, rules_of(calm), calm.ask) == (without, [question], ())


@pytest.mark.parametrize(("question", "follow_up", "with_it", "without"), FOLLOW_UPS)
def test_a_follow_up_not_asked_keeps_the_level_and_is_listed(
    question: str, follow_up: str, with_it: str, without: str
) -> None:
    for given in ({question: "yes"}, {question: "yes", follow_up: "not_asked"}):
        result = screened(given)
        assert (result.disposition, result.ask) == (without, (follow_up,))


@pytest.mark.parametrize(("question", "follow_up", "with_it", "without"), FOLLOW_UPS)
@pytest.mark.parametrize("word", ["no", "unsure", "not_asked"])
def test_a_follow_ups_yes_counts_whatever_its_question_says(
    question: str, follow_up: str, with_it: str, without: str, word: str
) -> None:
    assert follow_up in rules_of(screened({question: word, follow_up: "yes"}))


@pytest.mark.parametrize(("question", "follow_up", "with_it", "without"), FOLLOW_UPS)
@pytest.mark.parametrize("word", ["unsure", "declined"])
def test_a_doubtful_follow_up_of_a_no_changes_nothing_and_is_listed(
    question: str, follow_up: str, with_it: str, without: str, word: str
) -> None:
    result = screened({question: "no", follow_up: word})
    assert (result.disposition, result.may_train, result.ask) == ("manage", "yes", (follow_up,))


@pytest.mark.parametrize(("question", "follow_up", "with_it", "without"), FOLLOW_UPS)
def test_a_follow_up_is_not_missed_where_its_question_was_not_a_yes(
    question: str, follow_up: str, with_it: str, without: str
) -> None:
    assert follow_up not in screened({question: "unsure"}).ask


# ---- clearances and old symptoms


def cleared(day: date, *covers: str) -> tuple[Clearance, ...]:
    return (Clearance(date=day, by="Dr Okafor", covers=covers),)


@pytest.mark.parametrize(
    ("days", "end"), [(-1, "stop_emergency"), (0, "manage"), (1, "manage")], ids=["before", "on", "after"]
)
def test_a_clearance_counts_from_the_day_of_the_answer(days: int, end: str) -> None:
    seen = cleared(DAY + timedelta(days=days), "ces_saddle")
    assert screened({"ces_saddle": "yes"}, as_of=DAY, clearances=seen).disposition == end


def test_a_clearance_counts_for_nothing_where_the_answers_have_no_day() -> None:
    result = screened({"shape": "yes"}, clearances=cleared(DAY, "shape"))
    assert (result.disposition, result.ask) == ("refer_urgent", ("as_of",))


def test_a_clearance_covers_what_it_names_and_nothing_else() -> None:
    result = screened({"shape": "yes", "ca_weight": "yes"}, as_of=DAY, clearances=cleared(DAY, "shape"))
    assert (result.disposition, rules_of(result)) == ("refer_urgent", ["ca_weight"])


def test_a_clearance_of_a_question_leaves_its_follow_up_open() -> None:
    given = {"neuro_footdrop": "yes", "neuro_footdrop_sudden": "yes"}
    half = screened(given, as_of=DAY, clearances=cleared(DAY, "neuro_footdrop"))
    whole = screened(given, as_of=DAY, clearances=cleared(DAY, *given))
    assert (half.disposition, whole.disposition) == ("stop_emergency", "manage")


def test_a_cleared_sign_no_longer_combines_with_another() -> None:
    given = {"infect_fever": "yes", "neuro_gait": "yes"}
    assert screened(given, as_of=DAY, clearances=cleared(DAY, "neuro_gait")).disposition == "refer_same_day"


@pytest.mark.parametrize("word", ["unsure", "declined"])
def test_a_clearance_settles_a_doubt_too_and_still_lists_it(word: str) -> None:
    result = screened({"ces_saddle": word}, as_of=DAY, clearances=cleared(DAY, "ces_saddle"))
    assert (result.disposition, result.ask) == ("manage", ("ces_saddle",))


@pytest.mark.hazard("H03")
def test_a_clearance_never_stands_in_for_asking() -> None:
    result = screened({"ces_saddle": "not_asked"}, as_of=DAY, clearances=cleared(DAY, "ces_saddle"))
    assert result.disposition == "unfinished"


@pytest.mark.parametrize("question", ["preg", "spine_surgery"])
def test_a_clinicians_word_opens_what_was_out_of_scope(question: str) -> None:
    result = screened({question: "yes"}, as_of=DAY, clearances=cleared(DAY, question))
    assert (result.disposition, result.may_train) == ("manage", "yes")


def test_a_clinicians_word_opens_training_under_18() -> None:
    assert screened(age=16, as_of=DAY, clearances=cleared(DAY, "age_u18")).disposition == "manage"


def old(question: str) -> tuple[StableSymptom, ...]:
    return (StableSymptom(id=question, date=DAY - timedelta(days=400), by="Dr Okafor"),)


@pytest.mark.parametrize("day", [None, DAY], ids=["answers without a day", "answers with a day"])
def test_an_old_assessed_symptom_is_silent_however_long_ago_it_was_assessed(day: date | None) -> None:
    assert (
        screened({"neuro_tingle": "yes", "neuro_tingle_worse": "no"}, as_of=day, stable=old("neuro_tingle")).ask == ()
    )
    assert screened({"neuro_tingle": "yes"}, as_of=day, stable=old("neuro_tingle")).disposition == "manage"


@pytest.mark.parametrize("word", ["yes", "unsure", "declined"])
def test_an_old_symptom_that_changes_or_may_change_fires_again(word: str) -> None:
    given = {"neuro_tingle": "yes", "neuro_tingle_worse": word}
    assert screened(given, stable=old("neuro_tingle")).disposition == "refer_urgent"


def test_an_old_symptom_silences_only_itself() -> None:
    assert screened({"neuro_tingle": "yes", "shape": "yes"}, stable=old("neuro_tingle")).disposition == "refer_urgent"


def test_an_assessment_dated_after_the_answers_is_refused() -> None:
    late = (StableSymptom(id="shape", date=DAY + timedelta(days=1)),)
    with pytest.raises(Refused, match="2026-03-11, which is after as_of, 2026-03-10"):
        screened(as_of=DAY, stable=late)


# ---- age, sex, duration


@pytest.mark.parametrize(("age", "end"), [(17, "out_of_scope"), (18, "manage")])
def test_under_18_is_for_a_clinician_first(age: int, end: str) -> None:
    assert screened(age=age).disposition == end


@pytest.mark.parametrize(
    ("age", "weeks", "end"),
    [
        (59, 4, "manage"),
        (60, 4, "refer_routine"),
        (60, 3.9, "manage"),
        (60, 0, "manage"),
        (60, None, "refer_routine"),
        (59, None, "manage"),
    ],
)
def test_at_60_new_lasting_pain_is_worth_a_gps_look(age: int, weeks: float | None, end: str) -> None:
    assert screened(age=age, duration_weeks=weeks).disposition == end


def test_at_60_an_assessed_lasting_pain_is_silent() -> None:
    assert screened(age=70, duration_weeks=500, stable=old("age_60new")).disposition == "manage"


@pytest.mark.parametrize("age", [64, 65, 69, 70])
@pytest.mark.parametrize("sex", [Sex.FEMALE, Sex.MALE, None])
def test_a_yes_to_fragile_bones_counts_at_any_age_and_an_age_alone_never_fires_it(age: int, sex: Sex | None) -> None:
    assert screened({"fx_fragility": "yes"}, age=age, sex=sex, duration_weeks=1).disposition == "refer_urgent"
    assert screened(age=age, sex=sex, duration_weeks=1).disposition == "manage"


@pytest.mark.parametrize("age", [25, 44, 46, 80])
def test_a_stiff_back_that_eases_with_moving_is_routine_at_any_age(age: int) -> None:
    assert screened({"infl": "yes"}, age=age, duration_weeks=1).disposition == "refer_routine"


def test_without_an_age_it_is_unfinished_and_age_is_asked_for() -> None:
    result = screened(age=None)
    assert (result.disposition, rules_of(result), result.ask) == ("unfinished", ["age_not_known"], ("age",))


def test_a_baby_has_an_age_and_zero_is_not_unknown() -> None:
    assert rules_of(screened(age=0)) == ["age_u18"]


# ---- ids


@pytest.mark.hazard("H01")
@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"answers": {"ces_sadle": Answer.NO}}, "answers has 'ces_sadle'.* Did you mean 'ces_saddle'"),
        ({"answers": {"age_u18": Answer.NO}}, "'age_u18' is worked out"),
        ({"clearances": (Clearance(date=DAY, covers=("shap",)),)}, "clearances has 'shap'.* Did you mean 'shape'"),
        ({"stable": (StableSymptom(id="leg_pian", date=DAY),)}, "stable has 'leg_pian'.* Did you mean 'leg_pain'"),
    ],
)
def test_an_id_that_nobody_knows_is_never_passed_over(given: dict, says: str) -> None:
    with pytest.raises(Refused, match=says):
        screen(asked().model_copy(update=given))
