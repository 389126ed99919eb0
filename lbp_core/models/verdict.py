"""How bold a decision is, and where a screening ends. The order of each enum is the policy."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import TypeVar


class Cautious(StrEnum):
    """Words in order, from boldest to most cautious. Compare by `caution`, never as text."""

    @property
    def caution(self) -> int:
        """Place in the order: 0 is the boldest."""
        return _places(type(self))[self]


@cache
def _places(kind: type[Cautious]) -> dict[Cautious, int]:
    """Asked for thousands of times in one review."""
    return {word: place for place, word in enumerate(kind)}


class Verdict(Cautious):
    """What next week does. When rules disagree the most cautious wins and no reason is lost."""

    PROGRESS = "progress"
    HOLD = "hold"
    REGRESS = "regress"
    REFER_ROUTINE = "refer_routine"
    REFER_URGENT = "refer_urgent"
    REFER_SAME_DAY = "refer_same_day"
    STOP_EMERGENCY = "stop_emergency"


class Disposition(Cautious):
    """Where a screening ends, mildest first."""

    MANAGE = "manage"
    REFER_ROUTINE = "refer_routine"
    OUT_OF_SCOPE = "out_of_scope"
    UNFINISHED = "unfinished"
    REFER_URGENT = "refer_urgent"
    REFER_SAME_DAY = "refer_same_day"
    STOP_EMERGENCY = "stop_emergency"


class MayTrain(StrEnum):
    """What may be trained: everything, modified work only, or nothing."""

    YES = "yes"
    MODIFIED = "modified"
    NO = "no"


class Presentation(Cautious):
    """How the back presents now, from least to most irritable (clinical facts, section 2): boldest first."""

    CHRONIC_RECURRENT = "chronic_recurrent"
    SUBACUTE_IMPROVING = "subacute_improving"
    ACUTE_FLARED = "acute_flared"


class Tag(StrEnum):
    """What a rule rests on: C confirmed in its source, M widely held, D this studio's own rule."""

    CONFIRMED = "C"
    WIDELY_HELD = "M"
    OUR_RULE = "D"


Word = TypeVar("Word", bound=Cautious)


def most_cautious(words: Iterable[Word]) -> Word:
    """The word furthest from bold. Raises ValueError on nothing."""
    return max(words, key=lambda word: word.caution)
