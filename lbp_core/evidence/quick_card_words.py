"""The words of the quick card, as data/words/quick_card.yaml has them. Putting it together: coach/printed/quick_card.py."""

from functools import cache
from typing import Literal

from pydantic import Field

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.verdict import Disposition, Verdict


class RingWords(Frozen):
    """Whom to ring, by where a screening ends."""

    title: str
    lead: str
    rows: dict[Disposition, str]
    beyond: str
    locked: str


class PainRow(Frozen):
    """One answer to pain, with the shape that stands beside it."""

    sign: Literal["go", "stay", "ease", "stop"]
    name: str
    says: str


class PainWords(Frozen):
    """The traffic light."""

    title: str
    lead: str
    rows: tuple[PainRow, ...] = Field(min_length=3)
    note: str


class DecisionRow(Frozen):
    """One way a week can be decided."""

    verdict: Verdict
    name: str
    says: str


class DecisionWords(Frozen):
    """The four ways."""

    title: str
    rows: tuple[DecisionRow, ...] = Field(min_length=4, max_length=4)
    note: str


class SayWords(Frozen):
    """What is said, and what is rather not."""

    title: str
    say: str
    rather_not: str = Field(alias="not")
    rows: tuple[tuple[str, str], ...] = Field(min_length=1)


class QuickCardWords(Frozen):
    """data/words/quick_card.yaml: a missing or unknown part fails at start-up."""

    title: str
    subtitle: str
    ring: RingWords
    pain: PainWords
    decisions: DecisionWords
    words: SayWords
    foot: str


@cache
def quick_card_words() -> QuickCardWords:
    """The page's words. Raises BrokenKnowledge."""
    return read_as(QuickCardWords, DATA / "words" / "quick_card.yaml")
