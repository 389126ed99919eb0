"""Each movement pattern as a strip: what each week did, how it settled, and the line of the most that had settled.

One view with a band for each, so that it fits any width by itself; one time axis for all. A strip is in kilograms or in
steps of the ladder, never in both: days without a weight are left out of a loaded strip.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from lbp_core.charts.composing import BOTH, alt, composed
from lbp_core.charts.pattern_words import FEW, SETTLED, Called, settled_words
from lbp_core.charts.strips import along, ground, last_of, names, placed, strips, upward
from lbp_core.charts.style import Look, look
from lbp_core.charts.time_axis import milliseconds
from lbp_core.charts.words import day
from lbp_core.models.tolerance import Most, PatternLine, Settling

STRIP, HEADING, FAR = 108, 34, 58
TIPS = (("week", "Week"), ("done", "Done"), ("answer", "It"), ("settled", "Most settled by then"))


def patterns(lines: Sequence[PatternLine], called: Called, *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with its data, one strip for each line in the order given."""
    mondays = [week.monday for line in lines for week in line.weeks]
    last = milliseconds(last_of(mondays))
    datasets: dict[str, Any] = {}
    for place, line in enumerate(lines):
        datasets |= {f"done_{place}": _rows(line, called), f"line_{place}": _steps(line, last=last)}
        datasets[f"name_{place}"] = [{"name": called.patterns[line.pattern], "now": settled_words(line, called)}]
    return strips(
        mondays,
        [layer for place in range(len(lines)) for layer in placed(_strip(dark=dark), place, by=STRIP)],
        height=STRIP * len(lines),
        datasets=datasets,
        params={f"most_{place}": _top(line) for place, line in enumerate(lines)},
        dark=dark,
    )


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


@composed(dark=BOTH)
def _strip(*, dark: bool) -> list[dict[str, Any]]:
    """The first strip over its own datasets; the others are the same further down."""
    colours, top, place = look(dark=dark), HEADING, 0
    head = alt.Chart(alt.NamedData(f"name_{place}"))
    over = head.encode(y=alt.value(top - HEADING + 10))
    whole = alt.layer(
        ground(head, top + FAR, colours),
        *_line(place, top, colours),
        *_weeks(place, top, colours),
        *names(over, colours),
    )
    first: list[dict[str, Any]] = whole.to_dict(validate=False)["layer"]
    return first


def _line(place: int, top: int, colours: Look) -> tuple[alt.Chart, ...]:
    """Whole where enough mornings were told, dashed while it is young."""
    known = alt.Chart(alt.NamedData(f"line_{place}")).encode(
        x=along("start"), y=upward("far", place, top=top, height=FAR)
    )
    sure, young = known.transform_filter("!datum.young"), known.transform_filter("datum.young")
    return (
        sure.mark_area(color=colours.calm, opacity=0.14, interpolate="step-after"),
        sure.mark_line(color=colours.calm, strokeWidth=2.5, interpolate="step-after"),
        young.mark_line(color=colours.calm, strokeWidth=2, strokeDash=[3, 4], interpolate="step-after"),
    )


def _weeks(place: int, top: int, colours: Look) -> tuple[alt.Chart, ...]:
    """Shape says it before colour does."""
    tips = [alt.Tooltip(f"said_{name}:N", title=title) for name, title in TIPS]
    weeks = alt.Chart(alt.NamedData(f"done_{place}")).encode(
        x=along("middle"), y=upward("far", place, top=top, height=FAR), tooltip=tips
    )
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
