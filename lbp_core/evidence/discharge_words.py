"""The words of the page to take home, as data/words/discharge.yaml has them. Putting one together: coach/printed/discharge.py."""

from pydantic import Field

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen
from lbp_core.models.exercise import Pattern
from lbp_core.models.road import Phase

Lines = tuple[str, ...]


class PainSays(Frozen):
    """What became of the pain, by its direction beyond noise."""

    down: str
    a_little_down: str
    same: str
    up: str


class DischargeWords(Frozen):
    """data/words/discharge.yaml: a missing or unknown part fails at start-up."""

    title: str
    subtitle: str
    with_trainer: str
    done: str
    phases: str
    phase_names: dict[Phase, str]
    pain_known: str
    pain_unknown: str
    pain_says: PainSays
    reached_none: str
    activities_none: str
    keep: Lines = Field(min_length=1)
    flare: Lines = Field(min_length=1)
    stop: Lines = Field(min_length=1)
    help: Lines = Field(min_length=1)
    back: Lines = Field(min_length=1)
    patterns: dict[Pattern, str]
    labels: dict[str, str]


@once_per_language
def discharge_words() -> DischargeWords:
    """The page's words. Raises BrokenKnowledge."""
    return read_spoken(DischargeWords, "words/discharge.yaml")
