"""Each movement pattern as a strip: what each week did, how it settled, and the line of the most that had settled.

One view with a band for each, so that it fits any width by itself; one time axis for all. A strip is in kilograms or in
steps of the ladder, never in both: days without a weight are left out of a loaded strip.
"""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from typing import Any

import altair as alt

from lbp_core.charts.pattern_words import FEW, SETTLED, Called, settled_words
from lbp_core.charts.style import Look, config, look
from lbp_core.charts.time_axis import FEWEST_WEEKS, milliseconds
from lbp_core.charts.words import day
from lbp_core.models.tolerance import Most, PatternLine, Settling

STRIP, HEADING, FAR = 108, 34, 58
WEEK = timedelta(weeks=1)
BESIDE = alt.expr("max(60, width - 7.8 * length(datum.name) - 16)")
"""What is written at the right end gets the room that the name at the left leaves; the table has it whole."""
TIPS = (("week", "Week"), ("done", "Done"), ("answer", "It"), ("settled", "Most settled by then"))


def patterns(lines: Sequence[PatternLine], called: Called, *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with its data, one strip for each line in the order given."""
    mondays = [week.monday for line in lines for week in line.weeks]
    first = min(mondays)
    last = max(max(mondays) + WEEK, first + FEWEST_WEEKS * WEEK)
    datasets: dict[str, Any] = {}
    for place, line in enumerate(lines):
        datasets |= {f"done_{place}": _rows(line, called), f"line_{place}": _steps(line, last=milliseconds(last))}
        datasets[f"name_{place}"] = [{"name": called.patterns[line.pattern], "now": settled_words(line, called)}]
    params: dict[str, float] = {"first": milliseconds(first), "last": milliseconds(last)}
    params |= {f"most_{place}": _top(line) for place, line in enumerate(lines)}
    return {
        "$schema": alt.SCHEMA_URL,
        "height": STRIP * len(lines),
        "width": "container",
        "params": [{"name": name, "value": value} for name, value in params.items()],
        "datasets": datasets,
        "layer": [layer for place in range(len(lines)) for layer in _strip(place, dark=dark)],
        "resolve": {"scale": {"y": "independent"}},
        "config": config(look(dark=dark)),
    }


def loaded(line: PatternLine) -> bool:
    """Drawn in kilograms where its newest week had a weight."""
    return line.weeks[-1].done.load_kg is not None


def _far(line: PatternLine, most: Most | None) -> float | None:
    """Its height: kilograms, or the share of the ladder. None where it has not the unit of the strip."""
    if most is None or (most.load_kg is not None) is not loaded(line):
        return None
    return most.load_kg if most.load_kg is not None else most.rung / most.ladder


def _top(line: PatternLine) -> float:
    known = [far for week in line.weeks if (far := _far(line, week.done)) is not None]
    return 1.2 * max(known) if loaded(line) else 1.15


def _rows(line: PatternLine, called: Called) -> list[dict[str, Any]]:
    return [
        {
            "middle": milliseconds(week.monday + timedelta(days=3)),
            "far": far,
            "settling": week.settling.value,
            "said_week": f"Week of {day(week.monday, year=True)}",
            "said_done": called.most(week.done),
            "said_answer": SETTLED[week.settling],
            "said_settled": "not known" if week.tolerance is None else called.most(week.tolerance),
        }
        for week in line.weeks
        if (far := _far(line, week.done)) is not None
    ]


def _steps(line: PatternLine, *, last: int) -> list[dict[str, Any]]:
    """The tolerance line's corners, on to the right edge; none where nothing is known."""
    known = [
        {"start": milliseconds(week.monday), "far": far, "young": line.told < FEW}
        for week in line.weeks
        if (far := _far(line, week.tolerance)) is not None
    ]
    return [*known, {**known[-1], "start": last}] if known else []


@cache
def _strip(place: int, *, dark: bool) -> tuple[dict[str, Any], ...]:
    """One strip over its own datasets: composed once (Altair takes its time), then only poured full."""
    colours, top = look(dark=dark), place * STRIP + HEADING
    head = alt.Chart(alt.NamedData(f"name_{place}"))
    over = head.encode(y=alt.value(top - HEADING + 10))
    name = over.mark_text(align="left", baseline="middle", fontSize=14, fontWeight=600, color=colours.ink)
    now = over.mark_text(align="right", baseline="middle", fontSize=13, color=colours.soft, limit=BESIDE)
    floor = head.mark_rule(color=colours.line).encode(x=alt.value(0), x2=alt.value("width"), y=alt.value(top + FAR))
    whole = alt.layer(
        floor,
        *_line(place, top, colours),
        *_weeks(place, top, colours),
        name.encode(x=alt.value(0), text="name:N"),
        now.encode(x=alt.value("width"), text="now:N"),
    )
    return tuple(whole.to_dict(validate=False)["layer"])


def _x(field: str) -> alt.X:
    scale = alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False)
    dates = alt.Axis(format="%-d %b", tickCount=6, labelOverlap="greedy", grid=False, title=None, labelFlush=False)
    return alt.X(f"{field}:T", scale=scale, axis=dates)


def _y(place: int, top: int) -> alt.Y:
    scale = alt.Scale(domain=[0, alt.expr(f"most_{place}")], range=[top + FAR, top], nice=False)
    return alt.Y("far:Q", scale=scale, axis=None)


def _line(place: int, top: int, colours: Look) -> tuple[alt.Chart, ...]:
    """Whole where enough mornings were told, dashed while it is young."""
    known = alt.Chart(alt.NamedData(f"line_{place}")).encode(x=_x("start"), y=_y(place, top))
    sure, young = known.transform_filter("!datum.young"), known.transform_filter("datum.young")
    return (
        sure.mark_area(color=colours.calm, opacity=0.14, interpolate="step-after"),
        sure.mark_line(color=colours.calm, strokeWidth=2.5, interpolate="step-after"),
        young.mark_line(color=colours.calm, strokeWidth=2, strokeDash=[3, 4], interpolate="step-after"),
    )


def _weeks(place: int, top: int, colours: Look) -> tuple[alt.Chart, ...]:
    """Shape says it before colour does."""
    tips = [alt.Tooltip(f"said_{name}:N", title=title) for name, title in TIPS]
    weeks = alt.Chart(alt.NamedData(f"done_{place}")).encode(x=_x("middle"), y=_y(place, top), tooltip=tips)
    said = {one: weeks.transform_filter(f"datum.settling === '{one.value}'") for one in Settling}
    return (
        said[Settling.SETTLED].mark_point(filled=True, color=colours.calm, size=56, opacity=1),
        said[Settling.NOT_TOLD].mark_point(
            filled=True, fill=colours.paper, stroke=colours.soft, strokeWidth=1.6, size=48, opacity=1
        ),
        said[Settling.NOT_SETTLED].mark_point(
            filled=True, color=colours.warn, size=80, opacity=1, shape="triangle-down"
        ),
    )
