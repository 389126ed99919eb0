"""What a client reads or hears asks for no more than an eleven-year-old's reading; where one does not, the worst are listed."""

from collections.abc import Callable, Iterator
from statistics import median

import pytest
from pydantic import BaseModel

from lbp_core.evidence.client_words import client_words
from lbp_core.evidence.consent_words import consent_texts
from lbp_core.evidence.library import library
from lbp_core.evidence.paper_words import paper_words
from lbp_core.evidence.questions import questions, training_questions
from lbp_core.evidence.words import dispositions
from tests.reading_age import reading_age, sentences, syllables

OLDEST_OF_A_QUESTION, AIM = 13, 11
SET_WORDS = {"worst imaginable": "the end of the published 0 to 10 pain scale", "Demo studio": "a label of two words",
             "invented people": "a label of two words"}  # fmt: skip
"""Words that are not ours to change, or too few to measure, each with its reason."""


def words_in(content: object) -> Iterator[str]:
    """Every text inside."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, BaseModel):
        for _, value in content:
            yield from words_in(value)
    elif isinstance(content, dict):
        for value in content.values():
            yield from words_in(value)


def asked_of_clients() -> Iterator[tuple[str, str]]:
    """Every question, by its id."""
    for asked in (*questions().values(), *training_questions().values()):
        yield f"question {asked.id}", asked.asks


def said_of_papers() -> Iterator[tuple[str, str]]:
    """What a client agrees to, and what is said where a paper stops training."""
    for subject, consent in consent_texts().items():
        for text in (consent.title, consent.asks, consent.stops):
            yield f"consent {subject}", text
    for name, stop in paper_words().stops:
        yield f"paper {name}", stop.headline
        yield f"paper {name}", stop.for_client


def said_to_clients() -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text: words, cues, what is fine and what means stop."""
    for end, words in dispositions().items():
        yield f"ending {end}", words.headline
        yield f"ending {end}", words.for_client
    for text in words_in(client_words()):
        yield "check-in", text
    yield from said_of_papers()
    for one in library().values():
        for text in (*one.cues, *(rung.cue for rung in one.ladder if rung.cue), one.fine, one.stop):
            yield f"exercise {one.id}", text


def measured(texts: Iterator[tuple[str, str]]) -> list[tuple[float, str, str]]:
    """Age, place and sentence, the hardest first."""
    found = [(round(reading_age(one), 1), where, one) for where, text in texts for one in sentences(text)]
    return sorted((one for one in found if one[2] not in SET_WORDS), reverse=True)


ASKED, SAID = measured(asked_of_clients()), measured(said_to_clients())


def test_no_question_asks_for_more_than_thirteen_years() -> None:
    assert ASKED[0][0] <= OLDEST_OF_A_QUESTION, ASKED[:12]


def test_nothing_said_to_a_client_asks_for_more_than_eleven_years(
    record_property: Callable[[str, object], None],
) -> None:
    ages = [age for age, _, _ in SAID]
    record_property(
        "measured",
        f"client's words and cues: {len(SAID)} sentences, reading age {median(ages)} in the middle, the hardest {ages[0]}",
    )
    assert len(SAID) > 800
    assert ages[0] <= AIM, "\n".join(f"{age:4} {where}: {one}" for age, where, one in SAID[:12])


def test_no_name_of_a_step_asks_for_more_than_twelve_years() -> None:
    names = measured((one.id, rung.name) for one in library().values() for rung in one.ladder)
    assert names[0][0] <= 12, names[:5]


def test_half_of_it_suits_a_reader_of_eight() -> None:
    assert median(age for age, _, _ in SAID) <= 8


def test_nearly_all_of_it_with_the_questions_suits_a_reader_of_eleven() -> None:
    everything = [age for age, _, _ in (*ASKED, *SAID)]
    assert sum(age <= AIM for age in everything) / len(everything) > 0.95


def test_every_set_word_is_still_said() -> None:
    said = {one for _, text in said_to_clients() for one in sentences(text)}
    assert set(SET_WORDS) <= said


@pytest.mark.parametrize(
    ("word", "count"),
    [("walk", 1), ("looked", 1), ("needed", 2), ("movement", 2), ("people", 2), ("little", 2), ("appointment", 3),
     ("physiotherapist", 6), ("being", 2), ("usual", 3), ("pieces", 2), ("stretches", 2), ("ache", 1)],
)  # fmt: skip
def test_syllables_are_counted_as_a_person_says_them(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_measure_tells_plain_words_from_officials_words() -> None:
    assert reading_age("Lift the head a finger's width and hold it there.") < 9
    official = "Notification of symptomatic deterioration necessitates immediate discontinuation of participation."
    assert reading_age(official) > 25
    assert reading_age("Do you have pain that goes down one leg to below the knee?") < 10
