"""Strips one under the other in one view: a band for each, one time axis, a name at the left and how far it is at the right.

What a strip shows is in exercises.py and patterns.py; the layers of one are composed once, here they are poured full.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import altair as alt

from lbp_core.charts.style import Look, config, look
from lbp_core.charts.time_axis import FEWEST_WEEKS, milliseconds

WEEK = timedelta(weeks=1)
BESIDE = alt.expr("max(60, width - 7.8 * length(datum.name) - 16)")
"""What is written at the right end gets the room that the name at the left leaves; the table has it whole."""


def last_of(mondays: Iterable[date]) -> date:
    """Where the time axis ends: after the newest week, and never so soon that one week's mark is a wall."""
    known = list(mondays)
    return max(max(known) + WEEK, min(known) + FEWEST_WEEKS * WEEK)


def strips(
    mondays: Iterable[date],
    layers: list[dict[str, Any]],
    *,
    height: int,
    datasets: Mapping[str, Any],
    params: Mapping[str, float],
    dark: bool,
) -> dict[str, Any]:
    """The Vega-Lite spec with its data. `layers` of all strips, `height` in pixels of them all, `params` by name."""
    known = list(mondays)
    ends = {"first": milliseconds(min(known)), "last": milliseconds(last_of(known))}
    return {
        "$schema": alt.SCHEMA_URL,
        "height": height,
        "width": "container",
        "params": [{"name": name, "value": value} for name, value in {**ends, **params}.items()],
        "datasets": dict(datasets),
        "layer": layers,
        "resolve": {"scale": {"y": "independent"}},
        "config": config(look(dark=dark)),
    }


def names(head: alt.Chart, colours: Look) -> tuple[alt.Chart, alt.Chart]:
    """The name at the left, how far it is now at the right."""
    name = head.mark_text(align="left", baseline="middle", fontSize=14, fontWeight=600, color=colours.ink)
    now = head.mark_text(align="right", baseline="middle", fontSize=13, color=colours.soft, limit=BESIDE)
    return name.encode(x=alt.value(0), text="name:N"), now.encode(x=alt.value("width"), text="now:N")


def ground(head: alt.Chart, height: int, colours: Look) -> alt.Chart:
    """A line from edge to edge that something stands on."""
    drawn: alt.Chart = head.mark_rule(color=colours.line).encode(
        x=alt.value(0), x2=alt.value("width"), y=alt.value(height)
    )
    return drawn


def along(field: str) -> alt.X:
    """The one time axis."""
    scale = alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False)
    dates = alt.Axis(format="%-d %b", tickCount=6, labelOverlap="greedy", grid=False, title=None, labelFlush=False)
    return alt.X(f"{field}:T", scale=scale, axis=dates)


def upward(field: str, place: int, *, top: int, height: int) -> alt.Y:
    """From nothing to the most of that strip, in its own band."""
    scale = alt.Scale(domain=[0, alt.expr(f"most_{place}")], range=[top + height, top], nice=False)
    return alt.Y(f"{field}:Q", scale=scale, axis=None)
