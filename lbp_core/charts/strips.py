"""Strips one under the other in one view: a band for each, one time axis, a name at the left and how far it is at the right.

What a strip shows is in exercises.py and patterns.py; the layers of one are composed once, here they are poured full.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from lbp_core.charts.composing import SCHEMA, alt
from lbp_core.charts.style import Look, config, look
from lbp_core.charts.time_axis import FEWEST_WEEKS, milliseconds

WEEK = timedelta(weeks=1)
OWN = re.compile(r"\b([a-z]+)_0\b")
"""What belongs to the first strip alone: its datasets and its numbers."""
BESIDE = "max(60, width - 7.8 * length(datum.name) - 16)"
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
        "$schema": SCHEMA,
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
    now = head.mark_text(align="right", baseline="middle", fontSize=13, color=colours.soft, limit=alt.expr(BESIDE))
    return name.encode(x=alt.value(0), text="name:N"), now.encode(x=alt.value("width"), text="now:N")


def placed(layers: Sequence[dict[str, Any]], place: int, *, by: int) -> list[dict[str, Any]]:
    """The layers of the first strip as those of strip number `place`: `by` pixels lower each, over that strip's own rows."""
    return [_moved(layer, place, place * by) for layer in layers]


def _moved(part: Any, place: int, down: float) -> Any:
    if isinstance(part, list):
        return [_moved(one, place, down) for one in part]
    if isinstance(part, str):
        return OWN.sub(rf"\g<1>_{place}", part)
    if not isinstance(part, dict):
        return part
    moved = {name: _moved(one, place, down) for name, one in part.items()}
    for name in {"y", "y2"} & moved.keys():
        moved[name] = _lower(moved[name], down)
    return moved


def _lower(channel: dict[str, Any], down: float) -> dict[str, Any]:
    if "value" in channel:
        return channel | {"value": channel["value"] + down}
    if (scale := channel.get("scale")) is None or "range" not in scale:
        return channel
    return channel | {"scale": scale | {"range": [end + down for end in scale["range"]]}}


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
