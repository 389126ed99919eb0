"""A replay drawn: each decided week as a column, with what was taken, what today's limits say, and what the moved one says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from lbp_core.charts.composing import BOTH, SCHEMA, alt, composed
from lbp_core.charts.replay_words import DIFFERS, judged_words
from lbp_core.charts.style import VERDICT_SHAPES, VERDICT_SIGNS, VERDICT_SIGNS_SHORT, Look, config, look, verdict_colour
from lbp_core.charts.style import VERDICT_WORDS as WORDS
from lbp_core.charts.time_axis import FEWEST_WEEKS, milliseconds
from lbp_core.charts.words import day
from lbp_core.facts.calendar import monday_of
from lbp_core.models.replay import Replay, ReplayedWeek, Way
from lbp_core.models.verdict import Verdict

ROWS = (("taken", "Taken then"), ("now", "By today's limits"), ("moved", "With the limit moved"))
ROW, FIRST = 52, 46
HEIGHT = FIRST + ROW * len(ROWS)
WEEK = timedelta(weeks=1)
WEEK_MS = int(WEEK.total_seconds() * 1000)
ROOM = "(width / weeks_wide)"
TIPS = (("week", "Week to"), ("taken", "Taken then"), ("now", "Today's limits"), ("moved", "Moved"), ("way", "Differs"))


def replay(found: Replay, *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with its data. At least one week."""
    first = monday_of(found.weeks[0].as_of)
    last = max(monday_of(found.weeks[-1].as_of) + WEEK, first + FEWEST_WEEKS * WEEK)
    params = {"first": milliseconds(first), "last": milliseconds(last), "weeks_wide": (last - first).days / 7}
    return _drawing(dark=dark) | {
        "params": [{"name": name, "value": value} for name, value in params.items()],
        "datasets": {"weeks": [_row(week) for week in found.weeks], "one": [{"one": 1}]},
    }


def _row(week: ReplayedWeek) -> dict[str, Any]:
    said = {
        "said_week": day(week.as_of, year=True),
        "said_taken": WORDS[week.taken],
        "said_now": judged_words(week.now),
        "said_moved": judged_words(week.moved),
        "said_way": DIFFERS[week.way],
    }
    start = milliseconds(monday_of(week.as_of))
    return {
        "start": start,
        "end": start + WEEK_MS,
        "middle": start + WEEK_MS // 2,
        "taken": week.taken.value,
        "now": week.now.verdict.value,
        "moved": week.moved.verdict.value,
        "differs": week.way is not Way.SAME,
        **said,
    }


@composed(dark=BOTH)
def _drawing(*, dark: bool) -> dict[str, Any]:
    """Composed once (Altair takes its time), then only poured full."""
    colours = look(dark=dark)
    weeks, one = alt.Chart(alt.NamedData("weeks")), alt.Chart(alt.NamedData("one"))
    tips = [alt.Tooltip(f"said_{name}:N", title=title) for name, title in TIPS]
    across = {"x": _x("start"), "x2": "end:T", "y": alt.value(FIRST - 8), "y2": alt.value(HEIGHT)}
    shaded = weeks.mark_rect(color=colours.warn, opacity=0.22).encode(**across).transform_filter("datum.differs")
    touch = weeks.mark_rect(color=colours.ink, opacity=0).encode(**across, tooltip=tips)
    signs = one.mark_text(
        align="left", fontSize=13, color=colours.soft, text=alt.expr(f"width > 560 ? '{VERDICT_SIGNS}' : '{SHORT}'")
    ).encode(x=alt.value(0), y=alt.value(12))
    rows = [layer for place in range(len(ROWS)) for layer in _layers(weeks, one, place, colours)]
    drawn = alt.layer(shaded, *rows, signs, touch).properties(height=HEIGHT)
    spec: dict[str, Any] = drawn.resolve_scale(shape="independent", color="independent").to_dict(validate=False)
    return {"$schema": SCHEMA, **spec, "width": "container", "config": config(colours)}


SHORT = VERDICT_SIGNS_SHORT


def _x(field: str) -> alt.X:
    scale = alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False)
    dates = alt.Axis(format="%-d %b", tickCount=8, labelOverlap="greedy", grid=False, title=None, labelFlush=False)
    return alt.X(f"{field}:T", scale=scale, axis=dates)


def _layers(weeks: alt.Chart, one: alt.Chart, place: int, colours: Look) -> tuple[alt.Chart, alt.Chart]:
    field, title = ROWS[place]
    top, taken = FIRST + place * ROW, list(Verdict)
    shape = alt.Scale(domain=taken, range=[VERDICT_SHAPES[verdict] for verdict in taken])
    colour = alt.Scale(domain=taken, range=[verdict_colour(verdict, colours) for verdict in taken])
    name = one.mark_text(align="left", fontSize=13, fontWeight=600, color=colours.ink, text=title)
    size = alt.expr(f"max(20, min(110, pow({ROOM} * 0.7, 2)))")
    glyph = weeks.mark_point(filled=True, opacity=1, size=size, strokeWidth=0).encode(
        x=_x("middle"),
        y=alt.value(top + 26),
        shape=alt.Shape(f"{field}:N", scale=shape, legend=None),
        color=alt.Color(f"{field}:N", scale=colour, legend=None),
    )
    return name.encode(x=alt.value(0), y=alt.value(top + 4)), glyph
