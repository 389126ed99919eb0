"""What the client reads where questions come to the phone before a visit, as data/words/ahead.yaml has it."""

from pydantic import Field

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen


class AheadMenu(Frozen):
    """The way in: a title for a first and for a later visit, and what is asked."""

    first: str
    later: str
    private: str
    whole: str


class AheadPage(Frozen):
    """The form itself. Each group of questions: one tap says none, another opens every question of it."""

    title: str
    private: str
    whole: str
    list: str
    none: str
    some: str
    each: str
    send: str
    not_asked: str
    sent_already: str


class AheadSections(Frozen):
    """The name of each group."""

    now: str
    private: str
    legs: str
    health: str


class AheadWords(Frozen):
    """data/words/ahead.yaml: a missing or unknown part fails at start-up."""

    menu: AheadMenu
    page: AheadPage
    sections: AheadSections
    closing: str = Field(min_length=1)
    nothing: str = Field(min_length=1)


@once_per_language
def ahead_words() -> AheadWords:
    """The words. Raises BrokenKnowledge."""
    return read_spoken(AheadWords, "words/ahead.yaml")
