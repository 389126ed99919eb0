"""What holds for a screening whatever its rules say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.coach.screening.screening import screen
from lbp_core.evidence.limits import limits
from lbp_core.evidence.questions import questions
from lbp_core.facts.answers import screening_facts
from lbp_core.models.screening import Answer, Clearance, Irritability, ScreenInput, StableSymptom
from lbp_core.models.verdict import Disposition, MayTrain
from lbp_core.rules.record import ask, verdict_of
from lbp_core.rules.screening import SCREENING

DAY = date(2026, 3, 10)
BANK = questions()
ASKED = [item.id for item in BANK.values() if not item.derived]
SCORES = st.integers(0, 20).map(lambda half: half / 2)
MOSTLY_NO = st.sampled_from([Answer.NO] * 10 + list(Answer))
IRRITABLE = st.builds(
    Irritability,
    light_activity=st.none() | st.booleans(),
    peak=st.none() | SCORES,
    settles_hours=st.none() | st.sampled_from([0.0, 0.5, 1.0, 5.0, 24.0, 25.0, 72.0]),
)
CLEARED = st.builds(
    Clearance,
    date=st.integers(-2, 2).map(lambda days: DAY + timedelta(days=days)),
    covers=st.lists(st.sampled_from(list(BANK)), max_size=4).map(tuple),
)
OLD = st.builds(StableSymptom, id=st.sampled_from(list(BANK)), date=st.just(DAY - timedelta(days=90)))
INPUTS = st.builds(
    ScreenInput,
    answers=st.fixed_dictionaries(dict.fromkeys(ASKED, MOSTLY_NO)),
    age=st.none() | st.integers(0, 100),
    as_of=st.just(DAY),
    pain_now=st.none() | SCORES,
    pain_average=st.none() | SCORES,
    pain_worst=st.none() | SCORES,
    duration_weeks=st.none() | st.sampled_from([0.0, 3.0, 4.0, 5.0, 6.0, 60.0]),
    irritability=st.none() | IRRITABLE,
    week_means=st.none() | st.lists(SCORES, max_size=4).map(tuple),
    clearances=st.lists(CLEARED, max_size=2).map(tuple),
    stable=st.lists(OLD, max_size=2).map(tuple),
)
CAUTION = {MayTrain.YES: 0, MayTrain.MODIFIED: 1, MayTrain.NO: 2}


def never_milder(before: ScreenInput, after: ScreenInput) -> None:
    first, second = screen(before), screen(after)
    assert second.disposition.caution >= first.disposition.caution, (first, second)
    assert CAUTION[second.may_train] >= CAUTION[first.may_train], (first, second)


def with_answer(asked: ScreenInput, question: str, word: Answer) -> ScreenInput:
    return asked.model_copy(update={"answers": asked.answers | {question: word}})


@pytest.mark.hazard("H02")
@given(INPUTS, st.sampled_from(ASKED))
def test_a_yes_in_place_of_any_answer_never_ends_milder(asked: ScreenInput, question: str) -> None:
    if asked.answers[question] is not Answer.NOT_ASKED:  # a cleared yes says more than a question nobody asked
        never_milder(asked, with_answer(asked, question, Answer.YES))


@pytest.mark.hazard("H02")
@given(INPUTS, st.sampled_from(ASKED))
def test_a_yes_to_what_nobody_asked_never_ends_milder_where_nothing_silences_it(
    asked: ScreenInput, question: str
) -> None:
    bare = asked.model_copy(update={"clearances": (), "stable": ()})
    never_milder(with_answer(bare, question, Answer.NOT_ASKED), with_answer(bare, question, Answer.YES))


@pytest.mark.hazard("H01")
@given(INPUTS, st.sampled_from(ASKED), st.sampled_from([Answer.UNSURE, Answer.DECLINED, Answer.NOT_ASKED]))
def test_no_is_the_mildest_answer(asked: ScreenInput, question: str, word: Answer) -> None:
    never_milder(with_answer(asked, question, Answer.NO), with_answer(asked, question, word))


@given(INPUTS, st.sampled_from(["pain_now", "pain_average", "pain_worst"]), SCORES)
def test_more_pain_never_ends_milder_nor_presents_calmer(asked: ScreenInput, field: str, more: float) -> None:
    before = getattr(asked, field)
    if before is None:
        return
    after = asked.model_copy(update={field: max(before, more)})
    never_milder(asked, after)
    never_calmer(asked, after)


@given(INPUTS, st.integers(0, 3), SCORES)
def test_a_worse_week_never_presents_calmer(asked: ScreenInput, week: int, more: float) -> None:
    if asked.week_means is None or week >= len(asked.week_means):
        return
    worse = tuple(max(mean, more) if at == week else mean for at, mean in enumerate(asked.week_means))
    never_calmer(asked, asked.model_copy(update={"week_means": worse}))


@given(INPUTS, SCORES, st.sampled_from([0.0, 0.9, 1.0, 24.0, 25.0]))
def test_a_more_irritable_back_never_presents_calmer(asked: ScreenInput, peak: float, hours: float) -> None:
    known = asked.irritability
    if known is None or known.peak is None or known.settles_hours is None:
        return
    worse = Irritability(
        light_activity=known.light_activity,
        peak=max(known.peak, peak),
        settles_hours=max(known.settles_hours, hours),
    )
    never_calmer(asked, asked.model_copy(update={"irritability": worse}))


CALMEST = {
    "pain_average": 0.0,
    "duration_weeks": 520.0,
    "week_means": (0.0, 0.0),
    "irritability": Irritability(light_activity=False, peak=0, settles_hours=0),
}
CALMEST_PIECE = {"light_activity": False, "peak": 0.0, "settles_hours": 0.0}


@given(INPUTS, st.sampled_from(list(CALMEST)))
def test_what_is_not_known_never_presents_calmer_than_the_calmest_that_it_may_be(
    asked: ScreenInput, field: str
) -> None:
    calm = asked.model_copy(update={field: CALMEST[field]})
    never_calmer(calm, asked.model_copy(update={field: None}))


@given(INPUTS, IRRITABLE, st.sampled_from(list(CALMEST_PIECE)))
def test_a_piece_of_irritability_not_known_never_presents_calmer_than_the_calmest_that_it_may_be(
    asked: ScreenInput, told: Irritability, piece: str
) -> None:
    calm, unknown = (told.model_copy(update={piece: value}) for value in (CALMEST_PIECE[piece], None))
    never_calmer(asked.model_copy(update={"irritability": calm}), asked.model_copy(update={"irritability": unknown}))


@given(INPUTS, IRRITABLE, st.sampled_from(list(CALMEST_PIECE)), SCORES)
def test_a_worse_piece_of_irritability_never_presents_calmer_whatever_else_is_known(
    asked: ScreenInput, told: Irritability, piece: str, worse: float
) -> None:
    calmer = getattr(told, piece)
    if calmer is None:
        return
    after = True if piece == "light_activity" else calmer + worse if piece == "settles_hours" else max(calmer, worse)
    changed = told.model_copy(update={piece: after})
    never_calmer(asked.model_copy(update={"irritability": told}), asked.model_copy(update={"irritability": changed}))


@given(INPUTS)
def test_a_shorter_spell_never_presents_calmer(asked: ScreenInput) -> None:
    if asked.duration_weeks is not None:
        never_calmer(asked, asked.model_copy(update={"duration_weeks": asked.duration_weeks / 2}))


@pytest.mark.hazard("H01")
@given(INPUTS, st.sampled_from(sorted(set(ScreenInput.model_fields) - {"answers", "clearances", "stable", "triggers"})))
def test_a_field_that_is_not_known_never_ends_milder(asked: ScreenInput, field: str) -> None:
    never_milder(asked, asked.model_copy(update={field: None}))


def never_calmer(before: ScreenInput, after: ScreenInput) -> None:
    first, second = screen(before).presentation, screen(after).presentation
    if first is not None and second is not None:
        assert second.caution >= first.caution


@pytest.mark.hazard("H03")
@given(INPUTS)
def test_less_clearance_never_ends_milder(asked: ScreenInput) -> None:
    never_milder(asked, asked.model_copy(update={"clearances": (), "stable": ()}))


@pytest.mark.hazard("H03")
@given(INPUTS, st.integers(0, 1), st.integers(0, 3), st.booleans())
def test_a_clearance_that_covers_less_or_is_older_never_ends_milder(
    asked: ScreenInput, which: int, gone: int, older: bool
) -> None:
    if which >= len(asked.clearances):
        return
    one = asked.clearances[which]
    covers = tuple(name for place, name in enumerate(one.covers) if place != gone)
    less = one.model_copy(update={"covers": covers, "date": one.date - timedelta(days=3 * older)})
    others = tuple(other for place, other in enumerate(asked.clearances) if place != which)
    never_milder(asked, asked.model_copy(update={"clearances": (*others, less)}))


@given(INPUTS, st.randoms(use_true_random=False))
def test_the_order_of_the_rules_decides_nothing(asked: ScreenInput, dice) -> None:
    facts = screening_facts(asked, BANK)
    shuffled = list(SCREENING.rules)
    dice.shuffle(shuffled)
    first = ask(SCREENING, facts, limits())
    second = ask(replace(SCREENING, rules=tuple(shuffled)), facts, limits())
    assert verdict_of(first) is verdict_of(second)
    assert {rule.id for rule in first} == {rule.id for rule in second}


@given(INPUTS)
def test_the_order_of_the_answers_changes_nothing(asked: ScreenInput) -> None:
    backwards = asked.model_copy(update={"answers": dict(reversed(asked.answers.items()))})
    assert screen(backwards) == screen(asked)


@given(INPUTS)
def test_left_out_is_not_asked(asked: ScreenInput) -> None:
    short = {key: word for key, word in asked.answers.items() if word is not Answer.NOT_ASKED}
    assert screen(asked.model_copy(update={"answers": short})) == screen(asked)


@given(INPUTS)
def test_every_end_has_a_reason_and_the_first_one_decided_it(asked: ScreenInput) -> None:
    result = screen(asked)
    assert result.reasons[0].verdict is result.disposition
    assert [reason.verdict.caution for reason in result.reasons] == sorted(
        (reason.verdict.caution for reason in result.reasons), reverse=True
    )
    assert all("{" not in reason.says and "None" not in reason.says for reason in result.reasons)


@pytest.mark.hazard("H01")
@given(INPUTS)
def test_loaded_training_needs_a_plain_no_or_a_clinicians_word_for_every_serious_question(asked: ScreenInput) -> None:
    bare = asked.model_copy(update={"clearances": (), "stable": ()})
    if screen(bare).may_train is MayTrain.NO:
        return
    serious = [item for item in ASKED if BANK[item].level not in {"routine", "scope"} and BANK[item].required]
    assert {bare.answers[item] for item in serious} == {Answer.NO}
    assert screen(bare).disposition in {Disposition.MANAGE, Disposition.REFER_ROUTINE}
