"""Scores over time as strips, one above the other on one time axis: the client's own activities stand beside pain.

One view with a band for each score, so that it fits any width by itself. Each has its own scale; none is drawn over another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lbp_core.charts.composing import BOTH, SCHEMA, alt, composed
from lbp_core.charts.strips import placed
from lbp_core.charts.style import Look, config, look
from lbp_core.charts.time_axis import milliseconds
from lbp_core.charts.twin import Twin
from lbp_core.charts.words import day
from lbp_core.models.measure import Asked, Better, Change, MeasureRow

STRIP, HEADING, PLOT = 104, 14, 50
WEEK_MISSED = 13
"""More days than this between two check-ins leave a gap in the line."""
FEWEST_DAYS = 28
DAY = 86_400_000
WIDE = "width > 440 ? 1 : 0"
"""Which way is better is written where there is room beside the name; the words beneath the chart say it too."""
BETTER = {Better.LOWER: "lower is better", Better.HIGHER: "higher is better", Better.NONE: ""}
GROUPS = (
    ("Worse", (Change.WORSE,)),
    ("Better", (Change.BETTER,)),
    ("A little better", (Change.A_LITTLE_BETTER,)),
    ("Within the usual ups and downs", (Change.WITHIN_NOISE, Change.SAME)),
)
COLUMNS = ("Day", "Score", "Was")


def scores(rows: Sequence[MeasureRow], *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with its data, one strip for each row in the order given."""
    first, last = _span(rows)
    datasets: dict[str, Any] = {}
    params = {"first": first, "last": last}
    for place, row in enumerate(rows):
        params |= {f"low_{place}": row.measure.low, f"high_{place}": row.measure.high}
        said = f"{row.name}: {row.measure.shown(row.scores[-1][1])}"
        datasets |= {f"scores_{place}": _points(row), f"head_{place}": [{"said": said}]}
    return {
        "$schema": SCHEMA,
        "height": STRIP * len(rows),
        "width": "container",
        "params": [{"name": name, "value": value} for name, value in params.items()],
        "datasets": datasets,
        "layer": [
            layer
            for place, row in enumerate(rows)
            for layer in placed(
                _strip(better=row.measure.better, bare=bool(row.measure.choices), dark=dark), place, by=STRIP
            )
        ],
        "resolve": {"scale": {"y": "independent"}},
        "config": config(look(dark=dark)),
    }


def scores_finding(rows: Sequence[MeasureRow]) -> str:
    """What became of the scores, the ones that got worse first; a change inside the noise is called so."""
    told = [f"{words}: {_names(rows, kinds)}" for words, kinds in GROUPS if _names(rows, kinds)]
    return ". ".join(told) or "First scores: a change shows from the second on"


def scores_twin(rows: Sequence[MeasureRow]) -> Twin:
    """Every score in words, newest day first."""
    told = [(on, row.name, row.measure.shown(score)) for row in rows for on, score in row.scores]
    listed = tuple((day(on, year=True), name, was) for on, name, was in sorted(told, reverse=True))
    return Twin(" ".join(f"{row.name}: {row.says}" for row in rows), COLUMNS, listed)


def _names(rows: Sequence[MeasureRow], kinds: tuple[Change, ...]) -> str:
    return ", ".join(row.name for row in rows if row.change in kinds)


def _span(rows: Sequence[MeasureRow]) -> tuple[int, int]:
    """Where the axis begins and ends, in milliseconds: never so short that two days fill the width."""
    days = [milliseconds(on) for row in rows for on, _ in row.scores]
    first, last = min(days), max(days)
    room = max(0, FEWEST_DAYS * DAY - (last - first)) // 2 + 2 * DAY
    return first - room, last + room


@composed(better=tuple(Better), bare=BOTH, dark=BOTH)
def _strip(*, better: Better, bare: bool, dark: bool) -> list[dict[str, Any]]:
    """The first strip over its own datasets; the others are the same further down.

    `bare` leaves the lowest and the highest score unwritten, where they are places among words.
    """
    colours, top, place = look(dark=dark), HEADING, 0
    head = alt.Chart(alt.NamedData(f"head_{place}")).encode(y=alt.value(top - 4))
    name = head.mark_text(align="left", baseline="middle", fontSize=14, fontWeight=600, color=colours.ink)
    way = head.mark_text(
        align="right", baseline="middle", fontSize=13, color=colours.soft, text=BETTER[better], opacity=alt.expr(WIDE)
    )
    hairlines = [
        head.mark_rule(color=colours.line).encode(x=alt.value(0), x2=alt.value("width"), y=alt.value(height))
        for height in (top + 16, top + 16 + PLOT)
    ]
    whole = alt.layer(
        *hairlines,
        _plot(alt.Chart(alt.NamedData(f"scores_{place}")), top + 16, better, bare=bare, colours=colours),
        name.encode(x=alt.value(0), text="said:N"),
        way.encode(x=alt.value("width")),
    )
    first: list[dict[str, Any]] = whole.to_dict(validate=False)["layer"]
    return first


def _plot(over: alt.Chart, top: int, better: Better, *, bare: bool, colours: Look) -> alt.LayerChart | alt.FacetChart:
    """Line and points between the strip's own two hairlines."""
    ends = [alt.expr("low_0"), alt.expr("high_0")]
    scale = alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False)
    dates = alt.Axis(format="%-d %b", tickCount=6, labelOverlap="greedy", grid=False, title=None, labelFlush=False)
    own = alt.Scale(domain=ends, range=[top + PLOT, top], nice=False, zero=False)
    lines = alt.Axis(
        values=alt.expr("[low_0, high_0]"), labels=not bare, title=None, grid=False, orient="left", labelPadding=4
    )
    drawn = over.encode(x=alt.X("on:T", scale=scale, axis=dates), y=alt.Y("score:Q", scale=own, axis=lines))
    colour = colours.pain if better is Better.LOWER else colours.calm
    tips = [alt.Tooltip("said_on:N", title="Day"), alt.Tooltip("said:N", title="Score")]
    return alt.layer(
        drawn.mark_line(color=colour, strokeWidth=2.5).encode(detail="run:N"),
        drawn.mark_point(filled=True, color=colour, size=70, opacity=1).encode(tooltip=tips),
    )


def _points(row: MeasureRow) -> list[dict[str, Any]]:
    """The scores as data; a week that was left out begins a new run of the line."""
    found, run, before = [], 0, None
    for on, score in row.scores:
        if before is not None and row.measure.asked is Asked.CHECK_IN and (on - before).days > WEEK_MISSED:
            run += 1
        said = {"said_on": day(on, year=True), "said": row.measure.shown(score)}
        found.append({"on": milliseconds(on), "score": score, "run": run, **said})
        before = on
    return found
