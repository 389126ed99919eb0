"""Which days of the week train what: strength never on two days running. What is trained is not here."""

from datetime import date, timedelta

from lbp_core.facts.calendar import monday_of
from lbp_core.models.programme import DayKind

KINDS = {"S": DayKind.STRENGTH, "C": DayKind.CORE, "W": DayKind.WALK}

# (training days a week, strength days): seven days from the first one. W is a light day, . is rest.
WEEKS = {
    (1, 1): "SWWWWW.",
    (2, 1): "SWWCWW.",
    (2, 2): "SWWSWW.",
    (3, 1): "SWCWCW.",
    (3, 2): "SWCWSW.",
    (3, 3): "SWSWSW.",
    (4, 1): "SWCWCC.",
    (4, 2): "SCWSWC.",
    (4, 3): "SWSWSC.",
    (5, 1): "SCWCCC.",
    (5, 2): "SCCWSC.",
    (5, 3): "SCSCSW.",
    (6, 1): "SCWCCC.",
    (6, 2): "SCCWSC.",
    (6, 3): "SCSCSW.",
}  # fmt: skip


def week_pattern(days_per_week: int, *, strength_most: int) -> tuple[tuple[int, DayKind], ...]:
    """(days after the first one, kind) for one week; no strength at all where `strength_most` is 0.

    Six training days hold five with a template: the sixth is a light day, as core is trained at most five times a week.
    """
    letters = WEEKS[days_per_week, max(1, min(strength_most, 3, days_per_week))]
    if strength_most == 0:
        letters = letters.replace("S", "C")
    return tuple((offset, KINDS[letter]) for offset, letter in enumerate(letters) if letter in KINDS)


def dated(pattern: tuple[tuple[int, DayKind], ...], *, start: date, weeks: int) -> list[list[tuple[date, DayKind]]]:
    """The days of each ISO week from the one that holds `start`; the pattern's first day falls on `start`'s weekday.

    Days before `start` are left out, so that a block begun mid-week has a shorter first week.
    """
    monday = monday_of(start)
    weekdays = sorted(((start.weekday() + offset) % 7, kind) for offset, kind in pattern)
    return [
        [(day, kind) for number, kind in weekdays if (day := monday + timedelta(days=7 * week + number)) >= start]
        for week in range(weeks)
    ]
