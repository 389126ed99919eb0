"""The weeks along the bottom: where the axis begins and ends, and which days carry a label.

Every moment is midnight UTC of a calendar day and is shown as such, so that no browser's time zone moves a week.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from lbp_core.charts.composing import alt
from lbp_core.models.timeline import WeekPoint

FEW_WEEKS = 26
LABELS = 10
FEWEST_WEEKS = 6
"""A chart of less is drawn this wide, so that one week's bar is not a wall."""
LABEL = (
    "few_weeks ? utcFormat(datum.value, '%-d %b')"
    " : utcmonth(datum.value) === 0 ? utcFormat(datum.value, '%b %Y') : utcFormat(datum.value, '%b')"
)
PARAMETERS = ("first", "last", "ticks", "few_weeks", "weeks_wide")
"""What `Axis.parameters` gives the drawing: the drawing itself is the same for every client."""


@dataclass(frozen=True)
class Axis:
    """First day of the axis, the day after its last, and the labelled days."""

    first: date
    last: date
    ticks: tuple[date, ...]
    few_weeks: bool

    @property
    def parameters(self) -> dict[str, object]:
        """The numbers the drawing asks for, by name; moments in milliseconds."""
        return {
            "first": milliseconds(self.first),
            "last": milliseconds(self.last),
            "ticks": [milliseconds(day) for day in self.ticks],
            "few_weeks": self.few_weeks,
            "weeks_wide": (self.last - self.first).days // 7,
        }


def axis_of(points: Sequence[WeekPoint]) -> Axis:
    """Labels on Mondays while there are few weeks, else on first days of months. An empty chart has no label."""
    if not points:
        return Axis(date(2001, 1, 1), date(2001, 1, 1) + timedelta(weeks=FEWEST_WEEKS), (), True)
    first, after = points[0].monday, points[-1].monday + timedelta(weeks=1)
    last = max(after, first + timedelta(weeks=FEWEST_WEEKS))
    few = len(points) <= FEW_WEEKS
    return Axis(first, last, _mondays(points) if few else _months(first, last), few)


def weeks_x() -> alt.X:
    """The shared x of every panel, in the drawing's own parameters."""
    axis = alt.Axis(
        values=alt.expr("ticks"),
        labelExpr=LABEL,
        labelOverlap="greedy",
        labelSeparation=8,
        labelFlush=False,
        grid=True,
        gridDash=[1, 5],
        title=None,
    )
    scale = alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False)
    return alt.X("start:T", axis=axis, scale=scale)


def milliseconds(day: date) -> int:
    """Midnight UTC of that day."""
    return int(datetime.combine(day, time(), UTC).timestamp() * 1000)


def _mondays(points: Sequence[WeekPoint]) -> tuple[date, ...]:
    step = 1 + (len(points) - 1) // LABELS
    return tuple(point.monday for point in points[::step])


def _months(first: date, last: date) -> tuple[date, ...]:
    """First days of months, thinned so that about LABELS remain, January always among them."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = [date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1) for n in range(count)]
    step = next((step for step in (1, 2, 3, 6) if count / step <= 1.4 * LABELS), 12)
    return tuple(day for day in months if first <= day < last and (day.month - 1) % step == 0)
