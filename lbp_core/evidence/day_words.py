"""The words of days, numbers and amounts, as data/words/days.yaml has them. Putting them together: planning/words.py."""

from pydantic import Field

from lbp_core.evidence.spoken import once_per_language, read_spoken
from lbp_core.models.base import Frozen

Names = tuple[str, ...]


class Span(Frozen):
    """A span of days inside one month, and over the end of one."""

    within: str
    over: str


class Doses(Frozen):
    """An amount in its short form, part by part."""

    each_side: str
    in_total: str
    reserve: str
    minutes: str
    metres: str
    sets: str
    hold: str
    holds: str


class Count(Frozen):
    """One of a thing, more of it, and none."""

    one: str
    more: str
    none: str


class Counts(Frozen):
    """What is counted in words."""

    week: Count
    day: Count
    session: Count


class DayWords(Frozen):
    """data/words/days.yaml: a missing or unknown part fails at start-up."""

    months: Names = Field(min_length=12, max_length=12)
    months_short: Names = Field(min_length=12, max_length=12)
    weekdays: Names = Field(min_length=7, max_length=7)
    weekdays_short: Names = Field(min_length=7, max_length=7)
    day: str
    date: str
    on_weekday: str
    long_day: str
    week: Span
    week_short: Span
    listed: str
    decimal: str = Field(min_length=1, max_length=1)
    doses: Doses
    counts: Counts


@once_per_language
def day_words() -> DayWords:
    """The words. Raises BrokenKnowledge."""
    return read_spoken(DayWords, "words/days.yaml")
