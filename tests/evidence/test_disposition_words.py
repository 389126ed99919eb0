"""The words at the end of a screening: calm, complete, and naming the right number to call."""

import re

import pytest

from lbp_core.evidence.questions import questions, training_questions
from lbp_core.evidence.words import dispositions, words_for
from lbp_core.models.verdict import Disposition
from lbp_core.rules import presentation, screening
from tests.answering import screened
from tests.source import each

NEVER = re.compile(
    r"\b(treat\w*|therap\w*|rehab\w*|heal(s|ed|ing|er)?|cur(e|es|ed|ing)|reliev\w*|diagnos\w*|detect\w*|risk score"
    r"|safe for you|monitor your condition|cleared for)\b",
    re.IGNORECASE,
)
NOT_999_YET = [
    Disposition.MANAGE,
    Disposition.REFER_ROUTINE,
    Disposition.UNFINISHED,
    Disposition.REFER_URGENT,
    Disposition.REFER_SAME_DAY,
]
CALM = re.compile(r"normal|not an emergency|a fair answer|nothing serious|need not work out")


def all_said() -> list[str]:
    ends = [text for words in dispositions().values() for text in words.model_dump().values()]
    asks = [text for item in questions().values() for text in (item.asks, item.short)]
    asks += [words.asks for item in questions().values() for words in item.asks_instead]
    asks += [item.asks for item in training_questions().values()]
    books = (*screening.SCREENING.all, *presentation.PRESENTATION.all)
    return ends + asks + [text for rule in books for text in (rule.policy, rule.because)]


@pytest.mark.parametrize("end", Disposition)
def test_every_end_has_its_words(end: Disposition) -> None:
    assert words_for(end).headline
    assert len(words_for(end).headline.split()) <= 8


@pytest.mark.hazard("H02")
@pytest.mark.parametrize(
    ("end", "call"),
    [
        (Disposition.STOP_EMERGENCY, "Call 999 or go to A&E"),
        (Disposition.REFER_SAME_DAY, "NHS 111"),
        (Disposition.REFER_URGENT, "GP"),
        (Disposition.REFER_ROUTINE, "GP or a physio"),
        (Disposition.UNFINISHED, "GP or NHS 111"),
    ],
)
def test_an_end_that_needs_a_call_names_whom_to_call(end: Disposition, call: str) -> None:
    assert call in words_for(end).for_client


@pytest.mark.hazard("H02")
@pytest.mark.parametrize("end", NOT_999_YET)
def test_bladder_and_bowel_are_for_999_never_for_a_gp(end: Disposition) -> None:
    sentence = next(part for part in words_for(end).for_client.split(". ") if "pee or poo" in part)
    assert "999 or go to A&E" in sentence


@pytest.mark.hazard("H02")
def test_somebody_who_is_not_sure_about_chest_pain_is_told_when_it_is_for_999() -> None:
    words = words_for(screened({"chest_abdo": "unsure"}).disposition)
    assert "pain in your chest now, or does it come back? Then call 999" in words.for_client
    assert "chest pain now, or the client looks very ill, call 999" in words.for_trainer


@pytest.mark.hazard("H02")
@pytest.mark.parametrize("end", [Disposition.STOP_EMERGENCY, *NOT_999_YET])
def test_every_end_calms_as_well_as_it_warns(end: Disposition) -> None:
    assert CALM.search(words_for(end).for_client)


@pytest.mark.hazard("H20")
@each(all_said())
def test_nothing_said_promises_more_than_a_trainer_may(text: str) -> None:
    assert NEVER.search(text) is None


def test_the_word_search_finds_what_it_looks_for_and_leaves_health_alone() -> None:
    assert all(NEVER.search(word) for word in ("treatment", "heals", "Diagnosis", "safe for you", "cured"))
    assert not any(NEVER.search(word) for word in ("health", "healthy", "secure", "curved", "retreat"))
