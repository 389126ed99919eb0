"""Every combination, counted; and a second implementation, written from the text alone, that must agree."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.coach.screening import screen
from lbp_core.evidence.questions import questions
from lbp_core.models.screening import Answer, ScreenInput
from lbp_core.models.verdict import MayTrain
from tests.answering import NO_TO_ALL
from tests.rules.test_screening import EMERGENCY, OPTIONAL, URGENT

ASKED = [item.id for item in questions().values() if not item.derived]
WORDS = [Answer.NO, Answer.YES, Answer.UNSURE, Answer.DECLINED, Answer.NOT_ASKED]
POINTS = [(1, a, b) for a in range(5) for b in range(5)] + [(0, 1, c) for c in range(5)] + [(0, 0, 1)]
PARENT = {
    "neuro_footdrop_sudden": "neuro_footdrop",
    "infect_unwell": "infect_fever",
    "neuro_tingle_worse": "neuro_tingle",
    "leg_pain_severe": "leg_pain",
}
E = {"ces_saddle", "ces_bladder", "ces_bowel", "ces_bilateral"}
E |= {"neuro_gait", "neuro_other", "trauma_major", "chest_abdo"}
U_STAR = {"ces_sexual", "neuro_footdrop", "infect_fever", "infect_risk", "aaa"}
U = {"ca_history", "ca_weight", "ca_night", "ca_band", "fx_fragility", "shape", "rapid_worse"}
R = {"neuro_tingle", "leg_pain", "infl", "no_better"}
SCOPE = {"preg", "spine_surgery"}


def second_opinion(answers: dict[str, Answer], age: int | None, weeks: float | None) -> str:  # noqa: PLR0911 - one long if on purpose
    """The dispositions again, as one long if, from the written rules and nothing else."""
    said = {item: answers.get(item, Answer.NOT_ASKED) for item in ASKED}
    yes = {item for item, word in said.items() if word == "yes"}
    unclear = {item for item, word in said.items() if word in {"unsure", "declined"}}
    yes |= {item for item, parent in PARENT.items() if item in unclear and said[parent] == "yes"}
    unclear -= set(PARENT)
    gap = {item for item, word in said.items() if word == "not_asked"} - set(PARENT) - {"rapid_worse", "no_better"}
    nerve = yes & {"neuro_footdrop", "neuro_gait", "neuro_other", "neuro_tingle_worse", "neuro_footdrop_sudden"}
    serious = yes & {"infect_fever", "ca_history"}
    if yes & (E | {"neuro_footdrop_sudden", "infect_unwell"}) or (serious and nerve):
        return "stop_emergency"
    urgent = yes & (U | U_STAR | {"neuro_tingle_worse"})
    if yes & U_STAR or (serious and "neuro_tingle" in yes) or len({item.split("_")[0] for item in urgent}) > 1:
        return "refer_same_day"
    if unclear & E:
        return "refer_same_day"
    if urgent:
        return "refer_urgent"
    if gap & (E | U | U_STAR) or unclear & (U | U_STAR) or age is None:
        return "unfinished"
    if yes & SCOPE or age < 18:
        return "out_of_scope"
    older = age >= 60 and (weeks is None or weeks >= 4)
    return "refer_routine" if yes & (R | {"leg_pain_severe"}) or older else "manage"


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("items", [EMERGENCY, URGENT], ids=["emergency", "urgent"])
def test_of_all_yes_no_answers_exactly_one_trains(items: list[str]) -> None:
    trained = [words for words in product((Answer.NO, Answer.YES), repeat=len(items)) if loads(items, words)]
    assert trained == [(Answer.NO,) * len(items)]


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("word", [Answer.UNSURE, Answer.DECLINED, Answer.NOT_ASKED])
def test_of_all_answers_to_the_emergency_questions_with_a_gap_or_a_doubt_none_trains(word: Answer) -> None:
    trained = [words for words in product((Answer.NO, word), repeat=len(EMERGENCY)) if loads(EMERGENCY, words)]
    assert trained == [(Answer.NO,) * len(EMERGENCY)]


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("word", [Answer.UNSURE, Answer.DECLINED, Answer.NOT_ASKED])
def test_of_all_answers_to_the_urgent_questions_with_a_gap_or_a_doubt_none_trains(word: Answer) -> None:
    items = [item for item in URGENT if item not in OPTIONAL]
    trained = [words for words in product((Answer.NO, word), repeat=len(items)) if loads(items, words)]
    assert trained == [(Answer.NO,) * len(items)]


def loads(items: list[str], words: tuple[Answer, ...]) -> bool:
    answers = NO_TO_ALL | dict(zip(items, words, strict=True))
    return screen(ScreenInput(answers=answers, age=40)).may_train is not MayTrain.NO


def covering() -> list[dict[str, Answer]]:
    """125 screenings in which every two questions meet in every pair of the five answers (lines of GF(5)^3)."""
    rows = product(range(5), repeat=3)
    return [
        {
            item: WORDS[sum(map(int.__mul__, point, row)) % 5]
            for item, point in zip(ASKED, POINTS[: len(ASKED)], strict=True)
        }
        for row in rows
    ]


def test_the_covering_design_covers_every_pair_of_answers() -> None:
    rows = covering()
    for first, second in [(0, 1), (3, 17), (28, 29)]:
        assert len({(row[ASKED[first]], row[ASKED[second]]) for row in rows}) == 25


@pytest.mark.parametrize("quiet", ["none", "emergencies", "emergencies and urgent"])
@pytest.mark.parametrize("age", [None, 17, 40, 60])
def test_the_second_opinion_agrees_on_the_covering_design(quiet: str, age: int | None) -> None:
    """Answering the loud questions no lets the quiet ones be heard."""
    level = {"none": set(), "emergencies": E | set(PARENT), "emergencies and urgent": E | U | U_STAR | set(PARENT)}
    for row in covering():
        answers = row | dict.fromkeys(level[quiet], Answer.NO)
        assert screen(ScreenInput(answers=answers, age=age)).disposition == second_opinion(answers, age, None), answers


MOSTLY_NO = st.sampled_from([Answer.NO] * 12 + WORDS)


@given(
    st.fixed_dictionaries(dict.fromkeys(ASKED, MOSTLY_NO)),
    st.none() | st.integers(0, 120),
    st.none() | st.floats(0, 600),
)
def test_the_second_opinion_agrees_on_everybody(
    answers: dict[str, Answer], age: int | None, weeks: float | None
) -> None:
    result = screen(ScreenInput(answers=answers, age=age, duration_weeks=weeks))
    assert result.disposition == second_opinion(answers, age, weeks)
