"""The words of the client's handout, as data/words/handout.yaml has them. Putting one together: coach/printed/handouts.py."""

from pydantic import Field

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.exercise import Block
from lbp_core.models.programme import DayKind

Lines = tuple[str, ...]
Words = dict[str, str]


class LimitWords(Frozen):
    """A clinician's limits in the client's words."""

    load: str
    no_loaded_bending: str
    no_impact: str
    supervised_only: str


class HandoutWords(Frozen):
    """data/words/handout.yaml: a missing or unknown part fails at start-up."""

    title: str
    subtitle: str
    with_trainer: str
    doses_of: str
    every_session: str
    reserve: str
    fine: Lines = Field(min_length=1)
    stop: Lines = Field(min_length=1)
    help: Lines = Field(min_length=1)
    limits: str
    limit_words: LimitWords
    labels: Words
    kinds: dict[DayKind, str]
    blocks: dict[Block, str]


@once_per_language
def handout_words() -> HandoutWords:
    """The handout's words. Raises BrokenKnowledge."""
    return read_spoken(HandoutWords, "words/handout.yaml")
