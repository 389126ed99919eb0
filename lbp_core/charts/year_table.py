"""The tidy tables of the long road's strip, its finding and its text twin. How it looks: year.py."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import groupby

from lbp_core.charts.tables import Rows, moment, week_table
from lbp_core.charts.titles import SHORT_SPAN, pain_finding, since
from lbp_core.charts.twin import Twin
from lbp_core.charts.words import count, story
from lbp_core.models.road import Phase, YearWeek

PHASE_WORDS = {
    Phase.STABILITY: "Stability",
    Phase.STRENGTH: "Strength",
    Phase.LOAD: "Load",
    Phase.GENERAL: "General training",
}
PHASE_COLUMNS = ("start", "end", "phase", "weeks_long")
"""Of phase_table: first Monday and the Monday after the last week (milliseconds), the phase in words, its weeks."""
COLUMNS = ("Week", "Phase", "Sessions", "Pain", "Decided for the week after")
ADDED = {
    "planned": "sessions planned",
    "done": "sessions done",
    "none_done": "true where no session was done",
    "away_weeks": "in the first week of a break for how many weeks it lasts; else 0",
    "away_said": "the break in words",
    "flare_room": "weeks until the next flare's word: a word is written only where it is free",
    "said_phase": "the phase in words",
}
"""What year_table adds to week_table's columns."""
ENOUGH = 3
KEY = (
    "The band is the phase of each week. Green bars are sessions done, in a frame of those planned; grey means no session "
    "in that week, or no pain score. The line is the pain level beneath the noise, an amber bar along the top a flare."
)


def year_table(weeks: Sequence[YearWeek]) -> Rows:
    """week_table's row per week, oldest first, with the columns of ADDED."""
    rows = week_table([week.point for week in weeks], enough=ENOUGH)
    away = _stretches([week.away for week in weeks])
    flares = [index for index, row in enumerate(rows) if row["flare_weeks"]]
    return [
        row
        | {
            "planned": week.point.sessions_planned,
            "done": week.point.sessions_done,
            "none_done": not week.point.sessions_done,
            "away_weeks": away[index],
            "away_said": f"{away[index]} weeks away" if away[index] else "",
            "flare_room": next((later for later in flares if later > index), len(weeks)) - index,
            "said_phase": _phase(week),
        }
        for index, (row, week) in enumerate(zip(rows, weeks, strict=True))
    ]


def phase_table(weeks: Sequence[YearWeek]) -> Rows:
    """One row per stretch of weeks in one phase, with PHASE_COLUMNS."""
    rows = []
    for phase, run in groupby(weeks, key=_phase):
        stretch = list(run)
        first = datetime.combine(stretch[0].point.monday, time(), UTC)
        last = first + timedelta(weeks=len(stretch))
        rows.append(dict(zip(PHASE_COLUMNS, (moment(first), moment(last), phase, len(stretch)), strict=True)))
    return rows


def year_finding(weeks: Sequence[YearWeek], *, clear_drop: float, clear_share: float) -> str:
    """'41 of 52 weeks trained since March, pain down from 4.6 to 2.1; now in general training'."""
    if not weeks:
        return "No week on record yet"
    points = [week.point for week in weeks]
    trained = sum(point.sessions_done > 0 for point in points)
    pain = pain_finding(points, clear_drop=clear_drop, clear_share=clear_share)
    felt = f", {pain}" if pain else ", too few pain scores to compare"
    span = "" if len(points) <= SHORT_SPAN else f" {since(points)}"
    return f"{trained} of {count(len(points), 'week')} trained{span}{felt}; now in {_phase(weeks[-1]).lower()}"


def year_twin(weeks: Sequence[YearWeek], *, finding: str) -> Twin:
    """Every week in words, newest first."""
    points = [week.point for week in weeks]
    rows = []
    for index, week in enumerate(weeks):
        told = story(points, index)
        rows.append((told["week"], _phase(week), told["said_sessions"], told["said_pain"], told["said_decision"]))
    missed, flares = sum(not point.sessions_done for point in points), sum(point.flare for point in points)
    says = f"{finding}. {count(missed, 'week').capitalize()} without a session, {count(flares, 'week')} with a flare."
    return Twin(says, COLUMNS, tuple(reversed(rows)))


def _phase(week: YearWeek) -> str:
    return "not known" if week.phase is None else PHASE_WORDS[week.phase]


def _stretches(away: Sequence[bool]) -> list[int]:
    """In the first week of each stretch its length, else 0."""
    found: list[int] = []
    for gone, run in groupby(away):
        length = len(list(run))
        found += [length if gone else 0] + [0] * (length - 1)
    return found
