"""The words of the letter to a clinician, as data/words/letter.yaml has them. Put together in coach/letters/letters.py."""

from functools import cache

from pydantic import Field, model_validator

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Disposition

Words = dict[str, str]


class LetterEnd(Frozen):
    """What the letter says where a screening or a review ended so."""

    to: str = Field(min_length=1)
    heading: str = Field(min_length=1)
    urgency: str = Field(min_length=1, max_length=40)
    opening: str = Field(min_length=1)
    asks: tuple[str, ...] = Field(min_length=1)


class LetterWords(Frozen):
    """data/words/letter.yaml: an end that needs a letter and has none, or a stranger among them, fails at start-up."""

    ends: dict[str, LetterEnd]
    first: str
    opening_record: str
    facts_only: str
    record: str
    paused: str
    told: str
    born: str
    born_unknown: str
    answers: Words
    by: Words
    denied: str
    denied_since: str
    pain: Words
    training: Words
    weeks: Words
    sharing: Words
    sender: Words
    send_back: Words
    labels: Words

    @model_validator(mode="after")
    def _every_end_that_needs_one(self) -> "LetterWords":
        if set(self.ends) != set(Disposition) - {Disposition.MANAGE}:
            raise ValueError("'ends' holds each disposition but 'manage', and nothing else; bring them together.")
        return self


@cache
def letter_words() -> LetterWords:
    """The letter's words. Raises BrokenKnowledge."""
    return read_as(LetterWords, DATA / "words" / "letter.yaml")
