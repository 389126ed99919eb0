"""The words of the progress report, as data/words/progress.yaml has them. Putting one together: coach/printed/progress.py."""

from functools import cache

from pydantic import Field

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen
from lbp_core.models.measure import Change


class Ways(Frozen):
    """What a week's decision did to the plan; {n} says how often."""

    progress: str
    hold: str
    regress: str
    referred: str


class ProgressWords(Frozen):
    """data/words/progress.yaml: a missing or unknown part fails at start-up."""

    title: str
    subtitle: str
    with_trainer: str
    weeks_shown: str
    no_weeks: str
    trained: str
    not_trained: str
    plan: str
    decided: str
    ways: Ways
    flares: str
    flares_days_unknown: str
    no_flares: str
    paused: str
    none_scored: str
    none_reached: str
    changes: dict[Change, str] = Field(min_length=len(Change))
    read: tuple[str, ...] = Field(min_length=1)
    labels: dict[str, str]


@cache
def progress_words() -> ProgressWords:
    """The page's words. Raises BrokenKnowledge."""
    return read_as(ProgressWords, DATA / "words" / "progress.yaml")
