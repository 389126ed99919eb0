"""One line per answer: what a yes, a doubt and a gap mean on their own, and how the book is dressed."""

import pytest

from lbp_core.coach.screening.screening import screen
from lbp_core.evidence.questions import questions
from lbp_core.evidence.sources import sources
from lbp_core.models.question import Level
from lbp_core.models.screening import Answer
from lbp_core.models.verdict import Disposition, MayTrain, Tag
from lbp_core.rules import presentation, screening
from tests.answering import NO_TO_ALL, asked, rules_of, screened

YES_ALONE = {
    "ces_saddle": "stop_emergency",
    "ces_bladder": "stop_emergency",
    "ces_bowel": "stop_emergency",
    "ces_bilateral": "stop_emergency",
    "neuro_gait": "stop_emergency",
    "neuro_other": "stop_emergency",
    "trauma_major": "stop_emergency",
    "chest_abdo": "stop_emergency",
    "ces_sexual": "refer_same_day",
    "neuro_footdrop": "refer_same_day",
    "infect_fever": "refer_same_day",
    "infect_risk": "refer_same_day",
    "aaa": "refer_same_day",
    "ca_history": "refer_urgent",
    "ca_weight": "refer_urgent",
    "ca_night": "refer_urgent",
    "ca_band": "refer_urgent",
    "fx_fragility": "refer_urgent",
    "shape": "refer_urgent",
    "rapid_worse": "refer_urgent",
    "preg": "out_of_scope",
    "spine_surgery": "out_of_scope",
    "neuro_tingle": "refer_routine",
    "leg_pain": "refer_routine",
    "infl": "refer_routine",
    "no_better": "refer_routine",
}
EMERGENCY = [item for item, end in YES_ALONE.items() if end == "stop_emergency"]
URGENT = [item for item, end in YES_ALONE.items() if end in {"refer_same_day", "refer_urgent"}]
ROUTINE = [item for item, end in YES_ALONE.items() if end in {"refer_routine", "out_of_scope"}]
OPTIONAL = ["rapid_worse", "no_better"]
BOOKS = [(screening, rule) for rule in screening.SCREENING.all] + [
    (presentation, rule) for rule in presentation.PRESENTATION.all
]


def test_the_table_above_names_every_question_that_is_asked() -> None:
    assert set(YES_ALONE) == set(NO_TO_ALL)


def test_plain_mechanical_pain_trains() -> None:
    result = screened()
    assert (result.disposition, result.may_train, result.ask) == (Disposition.MANAGE, MayTrain.YES, ())
    assert rules_of(result) == ["nothing_stands_in_the_way"]


@pytest.mark.parametrize(("question", "end"), YES_ALONE.items())
def test_a_yes_alone_ends_at_its_level_and_its_own_rule_says_so(question: str, end: str) -> None:
    result = screened({question: "yes"})
    assert (result.disposition, rules_of(result)) == (end, [question])


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("question", EMERGENCY)
@pytest.mark.parametrize("word", ["unsure", "declined"])
def test_an_emergency_question_in_doubt_is_for_nhs_111_today(question: str, word: str) -> None:
    result = screened({question: word})
    assert (result.disposition, result.may_train) == (Disposition.REFER_SAME_DAY, MayTrain.NO)
    assert (rules_of(result), result.ask) == (["emergency_in_doubt"], (question,))
    assert questions()[question].short in result.reasons[0].says


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("question", URGENT)
@pytest.mark.parametrize("word", ["unsure", "declined"])
def test_an_urgent_question_in_doubt_leaves_it_unfinished(question: str, word: str) -> None:
    result = screened({question: word})
    assert (result.disposition, rules_of(result), result.ask) == ("unfinished", ["urgent_in_doubt"], (question,))
    assert questions()[question].short in result.reasons[0].says


@pytest.mark.parametrize(("open_ones", "says_more"), [(URGENT[:1], ""), (URGENT[:3], ""), (URGENT[:5], "; and 2 more")])
def test_three_open_questions_are_named_and_the_rest_counted(open_ones: list[str], says_more: str) -> None:
    says = screened(dict.fromkeys(open_ones, "unsure")).reasons[0].says
    named = [item.short for item in questions().values() if item.id in open_ones][:3]
    assert says == f"No clear answer to: {'; '.join(named)}{says_more}. Find out within 48 hours."


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("question", [item for item in EMERGENCY + URGENT if item not in OPTIONAL])
@pytest.mark.parametrize("how", ["left out", "not_asked"])
def test_an_emergency_or_urgent_question_not_asked_leaves_it_unfinished(question: str, how: str) -> None:
    given = asked({question: "not_asked"})
    if how == "left out":
        given = given.model_copy(update={"answers": {key: word for key, word in NO_TO_ALL.items() if key != question}})
    result = screen(given)
    assert (result.disposition, rules_of(result), result.ask) == ("unfinished", ["not_asked"], (question,))


@pytest.mark.parametrize("question", [item for item in ROUTINE if item not in OPTIONAL])
@pytest.mark.parametrize("word", ["unsure", "declined", "not_asked"])
def test_a_routine_question_without_an_answer_still_trains_modified(question: str, word: str) -> None:
    result = screened({question: word})
    assert (result.disposition, result.may_train, result.ask) == (Disposition.MANAGE, MayTrain.MODIFIED, (question,))


@pytest.mark.parametrize("question", OPTIONAL)
def test_an_optional_question_may_stay_unasked(question: str) -> None:
    result = screened({question: "not_asked"})
    assert (result.disposition, result.may_train, result.ask) == (Disposition.MANAGE, MayTrain.YES, ())


@pytest.mark.parametrize("end", Disposition)
def test_only_manage_trains_and_only_a_routine_referral_trains_modified(end: Disposition) -> None:
    expected = {Disposition.MANAGE: MayTrain.YES, Disposition.REFER_ROUTINE: MayTrain.MODIFIED}
    assert screening.MAY_TRAIN[end] is expected.get(end, MayTrain.NO)


@pytest.mark.parametrize(("module", "rule"), BOOKS, ids=[rule.id for _, rule in BOOKS])
def test_a_rule_is_fully_dressed(module, rule) -> None:
    book, _, constant = rule.id.partition(".")
    assert module.__name__.endswith(f".{book}")
    assert getattr(module, constant.upper()) is rule
    assert rule.policy.endswith(".")
    assert rule.because.endswith(".")
    assert rule.source in sources()


@pytest.mark.parametrize("rule", screening.SCREENING.rules, ids=lambda rule: rule.id)
def test_a_question_and_the_rule_named_after_it_rest_on_the_same_source(rule) -> None:
    item = questions().get(rule.id.partition(".")[2])
    assert item is None or (item.source, item.tag) == (rule.source, rule.tag)


def test_no_rule_calls_our_own_convention_confirmed() -> None:
    ours = [rule for _, rule in BOOKS if rule.source == "our-convention"]
    assert ours
    assert all(rule.tag is Tag.OUR_RULE for rule in ours)


def test_the_level_in_the_question_bank_is_where_its_rule_ends() -> None:
    ends = {
        Level.EMERGENCY: "stop_emergency",
        Level.URGENT_SAME_DAY: "refer_same_day",
        Level.URGENT: "refer_urgent",
        Level.ROUTINE: "refer_routine",
        Level.SCOPE: "out_of_scope",
    }
    rules = {rule.id.partition(".")[2]: rule.verdict for rule in screening.SCREENING.rules}
    assert {item.id: ends[item.level] for item in questions().values()} == {key: rules[key] for key in questions()}


def test_every_question_has_five_possible_answers_and_no_default() -> None:
    assert [word.value for word in Answer] == ["yes", "no", "unsure", "declined", "not_asked"]
