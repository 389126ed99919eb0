"""What a phone without a connection shows after a safety answer is never milder than what the server would say."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lbp_core.coach.phone.advice_table import PAUSING, RAISES, advice_table, levels
from lbp_core.coach.phone.client_forms import help_now, safety_list
from lbp_core.evidence.questions import asked_at
from lbp_core.evidence.words import words_for
from lbp_core.models.screening import Answer, Occasion

ITEMS = safety_list()
TABLE = advice_table(ITEMS)


def on_the_phone(answers: dict[str, Answer]) -> int:
    """What the script makes of it: the highest of the single levels and of the pairs."""
    fields = {f"q_{name}={answer.value}" for name, answer in answers.items()}
    fields |= {TABLE.counts_as[field] for field in fields if field in TABLE.counts_as}
    pairs = [level for one, other, level in TABLE.pairs if {one, other} <= fields]
    return max([0, *(TABLE.single.get(field, 0) for field in fields), *pairs])


def at_the_server(answers: dict[str, Answer]) -> int:
    found = help_now(answers)
    return 0 if found is None else next(level for level, words in levels().items() if words == found)


@pytest.mark.hazard("H02")
def test_h02_every_answer_alone_two_and_three_together_is_told_exactly_as_the_server_would() -> None:
    after = {item.id: item.follows for item in ITEMS if item.follows}
    for many in (1, 2, 3):
        for chosen in combinations([item.id for item in ITEMS], many):
            for answers in product((Answer.YES, Answer.UNSURE), repeat=many):
                said = dict(zip(chosen, answers, strict=True))
                if all(said.get(after[name]) is Answer.YES for name in chosen if name in after):
                    assert on_the_phone(said) == at_the_server(said), said


@pytest.mark.hazard("H02")
@given(answers=st.dictionaries(st.sampled_from([item.id for item in ITEMS]), st.sampled_from([*RAISES, Answer.NO])))
def test_h02_law_no_set_of_answers_is_told_milder_on_the_phone(answers: dict[str, Answer]) -> None:
    assert on_the_phone(answers) >= at_the_server(answers)


def test_the_texts_are_the_servers_own_mildest_first() -> None:
    assert [words.headline for words in levels().values()] == [words_for(one).headline for one in PAUSING]
    assert [one.caution for one in PAUSING] == sorted(one.caution for one in PAUSING)


def test_the_whole_questionnaire_has_its_table_too() -> None:
    whole = advice_table(tuple(asked_at(Occasion.FULL)))
    assert whole.single["q_ces_bladder=yes"] == max(levels())
    assert len(whole.single) == len(asked_at(Occasion.FULL)) * len(RAISES)
