"""The words of the printed year, as data/words/year.yaml has them. Putting one together: coach/printed/year_printed.py."""

from functools import cache

from lbp_core.evidence.reading import DATA, read_as
from lbp_core.models.base import Frozen


class YearSigns(Frozen):
    """A sign for each way a line can stand, told apart without colour."""

    holds: str
    does_not: str
    unknown: str


class YearWords(Frozen):
    """data/words/year.yaml: a missing or unknown part fails at start-up."""

    title: str
    subtitle: str
    with_trainer: str
    weeks_shown: str
    no_weeks: str
    none_reached: str
    last_phase: str
    unknown_pain: str
    now: str
    key: str
    signs: YearSigns
    labels: dict[str, str]


@cache
def year_words() -> YearWords:
    """The page's words. Raises BrokenKnowledge."""
    return read_as(YearWords, DATA / "words" / "year.yaml")
