"""The tidy tables charts are drawn from: one row per week, or per block and week. Columns are code, words are data.

Every builder promises its columns as a constant beside it, and gives those columns also when there is not one row.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from lbp_core.charts.style import BLOCK_WORDS, VERDICT_WORDS
from lbp_core.charts.words import story
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict

WEEK_COLUMNS = {
    "start": "milliseconds UTC, Monday 00:00",
    "end": "milliseconds UTC, the next Monday 00:00",
    "middle": "milliseconds UTC, Thursday 12:00: where the week's points stand",
    "bar_start": "milliseconds UTC, left edge of the week's bar",
    "bar_end": "milliseconds UTC, right edge of the week's bar",
    "pain": "0-10, mean of the week's readings; null where there is none",
    "readings": "how many readings",
    "enough": "true where there are enough readings for a decision",
    "told": "0-10, the strongest symptom told on a day of its own; null where none was",
    "told_at": "milliseconds UTC, noon of that day",
    "level": "0-10, smoothed level; null where there is no reading",
    "low": "0-10, lower edge of the level's band",
    "high": "0-10, upper edge of the level's band",
    "run": "number of the unbroken stretch of weeks with readings",
    "alone": "true where the stretch is one week long",
    "reference": "0-10, what 'worse' was compared with",
    "reference_end": "milliseconds UTC, in the week a reference begins until when it holds; else null",
    "flare": "true where a flare touched the week",
    "flare_weeks": "in the first week of a flare for how many weeks it lasts; else 0",
    "silent": "true where there is no pain reading",
    "silent_weeks": "in the first week of a silence for how many weeks it lasts; else 0",
    "load": "effort x minutes; null where nothing is known",
    "no_load": "true where no load is known",
    "at_least": "true where some session's load is unknown, so that the sum is a lower bound",
    "verdict": "the decision taken; null where none was",
    "decision": "the decision in words, written where it differs from the week before; else empty",
    "room_weeks": "for how many weeks on no other decision wants the room for its word; a hold gives way",
    "chars": "length of `decision`",
    "left_over": "share of the axis (0-1) to the right of this week's Monday",
    "always": "true where the word is written however little room there is",
    "week": "the week in words",
    "said_pain": "story: pain",
    "said_level": "story: level and band",
    "said_load": "story: load",
    "said_sessions": "story: sessions",
    "said_decision": "story: decision",
}
BLOCK_COLUMNS = {
    "bar_start": "milliseconds UTC, left edge of the week's bar",
    "bar_end": "milliseconds UTC, right edge of the week's bar",
    "block": "the block in words",
    "bottom": "effort x minutes below this part",
    "top": "effort x minutes with this part",
}
GAP = timedelta(hours=15)
Rows = list[dict[str, Any]]


def week_table(points: Sequence[WeekPoint], *, enough: int) -> Rows:
    """One row per week, oldest first, with WEEK_COLUMNS. `enough`: readings a decision needs."""
    flares, silences = _lastings([one.flare for one in points]), _lastings([one.pain is None for one in points])
    runs, rooms = _runs(points), _rooms(points)
    return [
        {
            **_when(point),
            **_felt(point, enough),
            "flare_weeks": flares[index],
            "silent_weeks": silences[index],
            "reference_end": _reference_end(points, index),
            "left_over": 1 - index / len(points),
            **_trained(point),
            **_decided(points, index, room=rooms[index]),
            **story(points, index),
        }
        | {"run": runs[index], "alone": runs.count(runs[index]) == 1}
        for index, point in enumerate(points)
    ]


def block_table(points: Sequence[WeekPoint]) -> Rows:
    """One row per week and block in training order, stacked, with BLOCK_COLUMNS. Weeks without a load have no row."""
    rows = []
    for point in points:
        bottom = 0.0
        for block, amount in _parts(point):
            rows.append(
                {
                    **{key: value for key, value in _when(point).items() if key in BLOCK_COLUMNS},
                    "block": BLOCK_WORDS.get(block, block),
                    "bottom": bottom,
                    "top": bottom + amount,
                }
            )
            bottom += amount
    return rows


def _parts(point: WeekPoint) -> list[tuple[str, float]]:
    if not point.load:
        return []
    parts = point.load_by_block or {"other": point.load}
    order = list(BLOCK_WORDS)
    return sorted(parts.items(), key=lambda part: order.index(part[0]) if part[0] in order else len(order))


def moment(at: datetime) -> int:
    """Milliseconds since 1970, as a drawing counts them."""
    return round(at.timestamp() * 1000)


def _when(point: WeekPoint) -> dict[str, int]:
    start = datetime.combine(point.monday, time(), UTC)
    end = start + timedelta(days=7)
    middle = start + timedelta(days=3.5)
    found = {"start": start, "end": end, "middle": middle, "bar_start": start + GAP, "bar_end": end - GAP}
    return {name: moment(at) for name, at in found.items()}


def _felt(point: WeekPoint, enough: int) -> dict[str, object]:
    low, high = point.band or (None, None)
    return {
        "pain": point.pain,
        "readings": point.readings,
        "enough": point.readings >= enough,
        "told": point.told,
        "told_at": None if point.told_on is None else moment(datetime.combine(point.told_on, time(12), UTC)),
        "level": point.level,
        "low": low,
        "high": high,
        "reference": point.reference,
        "flare": point.flare,
        "silent": point.pain is None,
    }


def _trained(point: WeekPoint) -> dict[str, object]:
    return {"load": point.load, "no_load": point.load is None, "at_least": point.unmeasured > 0}


def _decided(points: Sequence[WeekPoint], index: int, *, room: int) -> dict[str, object]:
    """The glyph of every week; the word only where the decision changes, with the room it has beside it."""
    taken = points[index].taken
    if taken is None:
        return {"verdict": None, "decision": "", "room_weeks": 0, "chars": 0, "always": False}
    before = points[index - 1].taken if index else None
    squeezed = taken is Verdict.HOLD and before is not None and before.caution >= Verdict.REFER_ROUTINE.caution
    word = "" if before == taken or squeezed else VERDICT_WORDS[taken]
    referred = taken.caution >= Verdict.REFER_ROUTINE.caution
    return {"verdict": taken.value, "decision": word, "room_weeks": room, "chars": len(word), "always": referred}


def _rooms(points: Sequence[WeekPoint]) -> list[int]:
    """For each week, for how many weeks on no other decision than a hold begins."""
    rooms: list[int] = []
    free = 0
    for index in range(len(points) - 1, -1, -1):
        free += 1
        rooms.append(free)
        taken = points[index].taken
        if index and taken not in (None, Verdict.HOLD, points[index - 1].taken):
            free = 0
    return rooms[::-1]


def _reference_end(points: Sequence[WeekPoint], index: int) -> int | None:
    """Where the reference that begins in this week ends; None inside one and where there is none."""
    here = points[index].reference
    if here is None or (index and points[index - 1].reference == here):
        return None
    last = next((earlier for earlier, later in pairwise(points[index:]) if later.reference != here), points[-1])
    return _when(last)["end"]


def _lastings(so: Sequence[bool]) -> list[int]:
    """In the first week of each stretch of such weeks how many weeks it lasts; 0 inside one and outside of any."""
    found, first = [0] * len(so), 0
    for index, true in enumerate(so):
        if not true:
            first = index + 1
        else:
            found[first] += 1
    return found


def _runs(points: Sequence[WeekPoint]) -> list[int]:
    """Numbers the unbroken stretches of weeks with readings, so that no line is drawn across a gap."""
    runs, run = [], 0
    for index, point in enumerate(points):
        run += index > 0 and (point.pain is None) != (points[index - 1].pain is None)
        runs.append(run)
    return runs
