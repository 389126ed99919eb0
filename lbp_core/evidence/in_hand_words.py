"""What a client reads on the tablet in their own hands, as data/words/in_hand.yaml has it. The check-in's: client_words.py."""

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.screening import Answer


class PrivateWords(Frozen):
    """The private questions: how far, none of these, what is open, what is kept by itself, and thanks."""

    title: str
    step: str
    named: str
    none: str
    none_left: str
    nothing_left: str
    done: str
    open: str
    all_answered: str
    kept: str
    saved: str
    give_back: str


class InHandWords(Frozen):
    """data/words/in_hand.yaml: a missing or unknown part fails at start-up."""

    tab: str
    back: str
    private: PrivateWords
    answers: dict[Answer, str]
    consents: dict[str, str]


@once_per_language
def in_hand_words() -> InHandWords:
    """The words. Raises BrokenKnowledge."""
    return read_spoken(InHandWords, "words/in_hand.yaml")
