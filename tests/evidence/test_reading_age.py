"""What a client reads or hears asks for no more than a thirteen-year-old's reading; where one does not, the worst are listed."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from lbp_core.evidence.client_words import client_words
from lbp_core.evidence.library import library
from lbp_core.evidence.questions import questions, training_questions
from lbp_core.evidence.words import dispositions
from tests.reading_age import reading_age, sentences, syllables

OLDEST, AIM = 13, 11


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


def said_to_clients() -> Iterator[tuple[str, str]]:
    """Where a text stands, and the text: questions, words, cues, what is fine and what means stop."""
    for asked in (*questions().values(), *training_questions().values()):
        yield f"question {asked.id}", asked.asks
    for end, words in dispositions().items():
        yield f"ending {end}", words.headline
        yield f"ending {end}", words.for_client
    for text in words_in(client_words()):
        yield "check-in", text
    for one in library().values():
        for text in (*one.cues, *(rung.cue for rung in one.ladder if rung.cue), one.fine, one.stop):
            yield f"exercise {one.id}", text


MEASURED = [(where, one) for where, text in said_to_clients() for one in sentences(text)]


def test_no_sentence_a_client_sees_asks_for_more_than_thirteen_years() -> None:
    ranked = sorted(((round(reading_age(one), 1), where, one) for where, one in MEASURED), reverse=True)
    assert len(MEASURED) > 800
    worst = "\n".join(f"{age:4} {where}: {one}" for age, where, one in ranked[:12])
    assert ranked[0][0] <= OLDEST, worst


def test_nearly_all_of_them_suit_a_reader_of_eleven() -> None:
    easy = sum(reading_age(one) <= AIM for _, one in MEASURED)
    assert easy / len(MEASURED) > 0.95


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
