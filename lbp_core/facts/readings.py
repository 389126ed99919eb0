"""Every pain score of a diary as a dated reading, and the weeks they fall into. What they mean is in lbp_core/rules."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import TypeVar

from lbp_core.models.history import CheckIn, Session
from lbp_core.models.review import ReviewInput

Row = TypeVar("Row", Session, CheckIn)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days. `missing` counts the places where a score was due and is not known; it is never read as zero."""

    scores: tuple[float, ...] = ()
    missing: int = 0
    mean: float | None = field(init=False, compare=False, repr=False)
    """Mean of the known scores (0-10), None without any. It is asked for many times over."""

    def __post_init__(self) -> None:
        """Works the mean out once."""
        object.__setattr__(self, "mean", sum(self.scores) / len(self.scores) if self.scores else None)

    @property
    def readings(self) -> int:
        """How many scores are known."""
        return len(self.scores)

    def mean_of(self, *, least: int) -> float | None:
        """The mean where at least that many scores are known, else None."""
        return self.mean if len(self.scores) >= least else None


def weeks_of(given: ReviewInput) -> tuple[Week, ...]:
    """Weeks of readings, the one that ends with `as_of` first, back to the first reading without holes.

    Readings (command line, 'review'): pain before a session, pain the morning after it (dated the day after), and a
    check-in's average of the last seven days. A morning after `as_of` belongs to the next week.
    """
    known: dict[int, list[float]] = {}
    missing: dict[int, int] = {}
    for back, score in _scores(given):
        if back < 0:
            continue
        week = back // 7
        if score is None:
            missing[week] = missing.get(week, 0) + 1
        elif week in known:
            known[week].append(score)
        else:
            known[week] = [score]
    return tuple(
        Week(tuple(sorted(known.get(number, ()))), missing.get(number, 0))
        for number in range(max(known, default=0) + 1)
    )


def _scores(given: ReviewInput) -> Iterable[tuple[int, float | None]]:
    """How many days before `as_of`, and the score. A year has hundreds of them: days are counted as numbers."""
    today = given.as_of.toordinal()
    for session in given.sessions:
        back, before, after = today - session.date.toordinal(), session.pain_before, session.pain_next_morning
        if session.completed or before is not None:
            yield back, before
        if session.completed or after is not None:
            yield back - 1, after
    for check_in in given.check_ins:
        yield today - check_in.date.toordinal(), check_in.pain_average


def merged(given: ReviewInput) -> ReviewInput:
    """The same history with exact duplicate rows once and rows in order of their dates."""
    return given.model_copy(update={"sessions": _once(given.sessions), "check_ins": _once(given.check_ins)})


def _once(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    if all(older.date < newer.date for older, newer in pairwise(rows)):
        return rows
    by_day: dict[date, list[Row]] = {}
    for row in rows:
        same_day = by_day.get(row.date)
        if same_day is None:
            by_day[row.date] = [row]
        elif row not in same_day:
            same_day.append(row)
    return tuple(row for day in sorted(by_day) for row in by_day[day])
