"""Every combination, counted; and the oracle of tests/laws, which shares no code with the engine, must agree."""

from itertools import product

import pytest

from lbp_core.coach.screening.screening import screen
from lbp_core.evidence.questions import questions
from lbp_core.facts.answers import PRESSING
from lbp_core.models.screening import Answer, ScreenInput
from lbp_core.models.verdict import MayTrain
from tests.answering import NO_TO_ALL
from tests.laws.screening_oracle import foretold
from tests.rules.test_screening import EMERGENCY, OPTIONAL, URGENT

ASKED = [item.id for item in questions().values() if not item.derived]
WORDS = [Answer.NO, Answer.YES, Answer.UNSURE, Answer.DECLINED, Answer.NOT_ASKED]
FIRST = EMERGENCY + URGENT
POINTS = [(1, a, b) for a in range(5) for b in range(5)] + [(0, 1, c) for c in range(5)] + [(0, 0, 1)]


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("items", [EMERGENCY, URGENT], ids=["emergency", "urgent"])
def test_of_all_yes_no_answers_exactly_one_trains(items: list[str]) -> None:
    trained = [words for words in product((Answer.NO, Answer.YES), repeat=len(items)) if loads(items, words)]
    assert trained == [(Answer.NO,) * len(items)]


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("word", [Answer.UNSURE, Answer.DECLINED, Answer.NOT_ASKED])
def test_of_all_answers_to_the_emergency_questions_with_a_gap_or_a_doubt_none_trains(
    word: Answer,
) -> None:
    trained = [words for words in product((Answer.NO, word), repeat=len(EMERGENCY)) if loads(EMERGENCY, words)]
    assert trained == [(Answer.NO,) * len(EMERGENCY)]


@pytest.mark.hazard("H01")
@pytest.mark.parametrize("word", [Answer.UNSURE, Answer.DECLINED, Answer.NOT_ASKED])
def test_of_all_answers_to_the_urgent_questions_with_a_gap_or_a_doubt_none_trains(
    word: Answer,
) -> None:
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
def test_the_oracle_agrees_on_the_covering_design(quiet: str, age: int | None) -> None:
    """Answering the loud questions no lets the quiet ones be heard."""
    follow_ups = [item for item in ASKED if questions()[item].follows]
    level = {
        "none": [],
        "emergencies": EMERGENCY + follow_ups,
        "emergencies and urgent": FIRST + follow_ups,
    }
    for row in covering():
        answers = row | dict.fromkeys(level[quiet], Answer.NO)
        seen = screen(ScreenInput(answers=answers, age=age))
        told = foretold({"answers": {item: str(word) for item, word in answers.items()}, "age": age})
        assert (seen.disposition, set(seen.ask)) == (
            told["disposition"],
            told["ask"],
        ), answers


@pytest.mark.hazard("H01")
def test_in_the_covering_design_loaded_training_needs_no_to_every_required_emergency_and_urgent_question() -> None:
    for row in covering():
        first = [item for item in FIRST if questions()[item].required]
        loaded = screen(ScreenInput(answers=row, age=40)).may_train is not MayTrain.NO
        assert not loaded or {row[item] for item in first} == {Answer.NO}


def test_the_counted_questions_are_all_the_emergency_and_urgent_ones_of_the_bank() -> None:
    counted = {item.id for item in questions().values() if item.level in PRESSING and item.follows is None}
    assert counted == set(FIRST)
    assert (len(EMERGENCY), len(URGENT)) == (8, 12)
