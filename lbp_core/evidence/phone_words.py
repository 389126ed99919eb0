"""The words of the client's own pages besides the forms, as data/words/phone.yaml has them. The forms' are in client_words.py."""

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.programme import DayKind

Words = dict[str, str]


class OneOrMore(Frozen):
    """The same amount done once, and done in several sets."""

    one: str
    more: str


class DoseWords(Frozen):
    """An amount in plain words, part by part."""

    reps: OneOrMore
    holds: OneOrMore
    hold_for: str
    hold: OneOrMore
    minutes: OneOrMore
    metres: OneOrMore
    sets: OneOrMore
    span: str
    each_side: str
    rest: str
    left: str


class PhoneWords(Frozen):
    """data/words/phone.yaml: a missing or unknown part fails at start-up."""

    menu: dict[str, Words]
    code: Words
    plan: Words
    kinds: dict[DayKind, str]
    dose: DoseWords
    progress: Words
    app: Words
    waiting: Words
    trainer: Words


@once_per_language
def phone_words() -> PhoneWords:
    """The words. Raises BrokenKnowledge."""
    return read_spoken(PhoneWords, "words/phone.yaml")
