"""What the client reads, as data/words/check_in.yaml has it. What is said after a screening is in words.py."""

from pydantic import Field

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen

Words = dict[str, str]


class Scale(Frozen):
    """A 0-10 question with a word at each end."""

    asks: str = Field(min_length=1)
    hint: str | None
    low: str = Field(min_length=1)
    high: str = Field(min_length=1)


class CountOf(Frozen):
    """A question answered by a whole number, both ends included."""

    asks: str = Field(min_length=1)
    hint: str | None
    first: int
    last: int


class Scales(Frozen):
    """The 0-10 questions."""

    pain_average: Scale
    pain_worst: Scale
    confidence: Scale
    activity: Scale
    morning: Scale


class Counts(Frozen):
    """The counted questions."""

    flare_days: CountOf
    nights_disturbed: CountOf
    sessions_done: CountOf


class FlareWords(Frozen):
    """The flare question and its three answers."""

    asks: str
    hint: str
    none: str
    under_a_day: str
    days: str


class SafetyWords(Frozen):
    """The list of what must not be missed: one tap says 'none', another opens every question. `answers` by Answer."""

    asks: str
    hint: str
    none: str
    some: str
    each: str
    missing: str
    clash: str
    answers: Words


class ClientWords(Frozen):
    """data/words/check_in.yaml: a missing or unknown part fails at start-up."""

    scales: Scales
    counts: Counts
    flare: FlareWords
    safety: SafetyWords
    note: Words
    menu: Words
    menu_parts: dict[str, Words]
    check_in: Words
    morning: Words
    new: Words
    sent: Words
    told: dict[str, Words]
    troubles: Words
    foot: str
    demo: str
    tablet: Words


@once_per_language
def client_words() -> ClientWords:
    """The client's words. Raises BrokenKnowledge."""
    return read_spoken(ClientWords, "words/check_in.yaml")
