"""Each exercise as a strip: above how far it has come (load, or step where there is none), beneath the pain during it.

One view with a band for each, so that it fits any width by itself; one time axis for all. No strip has two axes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from lbp_core.charts.composing import BOTH, alt, composed
from lbp_core.charts.exercise_words import Named
from lbp_core.charts.strips import WEEK, along, ground, names, placed, strips, upward
from lbp_core.charts.style import Look, look
from lbp_core.charts.time_axis import milliseconds
from lbp_core.charts.words import day, score
from lbp_core.models.timeline import ExerciseLine

STRIP, HEADING, FAR, PAIN = 140, 36, 46, 26
GAP = 8


def exercises(lines: Sequence[ExerciseLine], named: Named, *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with its data, one strip for each line in the order given."""
    mondays = [point.monday for line in lines for point in line.points]
    datasets: dict[str, Any] = {}
    for place, line in enumerate(lines):
        datasets |= {f"weeks_{place}": _rows(line, named), f"head_{place}": [_head(line, named)]}
    return strips(
        mondays,
        [layer for place in range(len(lines)) for layer in placed(_strip(dark=dark), place, by=STRIP)],
        height=STRIP * len(lines),
        datasets=datasets,
        params={"ceiling": named.ceiling} | {f"most_{place}": _most(line) for place, line in enumerate(lines)},
        dark=dark,
    )


def _loaded(line: ExerciseLine) -> bool:
    """Drawn by load where its newest week has one, by step otherwise: the two never share an axis."""
    return bool(line.points[-1].load_kg)


def _most(line: ExerciseLine) -> float:
    loads = [point.load_kg for point in line.points if point.load_kg]
    return max(loads) * 1.15 if _loaded(line) else line.rungs + 0.5


def _head(line: ExerciseLine, named: Named) -> dict[str, str]:
    return {"name": line.name, "now": named.far(line, line.points[-1])}


def _rows(line: ExerciseLine, named: Named) -> list[dict[str, Any]]:
    found, run, before, step = [], 0, None, None
    for point in line.points:
        if before is not None and point.monday - before > WEEK:
            run += 1
        far = (point.load_kg or 0.0) if _loaded(line) else point.rung
        found.append(
            {
                "start": milliseconds(point.monday),
                "middle": milliseconds(point.monday + timedelta(days=3)),
                "bar_start": milliseconds(point.monday + timedelta(days=1)),
                "bar_end": milliseconds(point.monday + timedelta(days=6)),
                "run": run,
                "far": far,
                "step": str(point.rung) if point.rung is not None and point.rung != step else None,
                "pain": point.pain,
                "stopped": point.stopped,
                "said_week": f"Week of {day(point.monday, year=True)}",
                "said_far": named.far(line, point),
                "said_pain": "not told" if point.pain is None else f"{score(point.pain)} of 10",
            }
        )
        before, step = point.monday, point.rung
    return found


@composed(dark=BOTH)
def _strip(*, dark: bool) -> list[dict[str, Any]]:
    """The first strip over its own datasets; the others are the same further down."""
    colours, top, place = look(dark=dark), HEADING, 0
    head: alt.Chart = alt.Chart(alt.NamedData(f"head_{place}")).encode(y=alt.value(top - HEADING + 8))
    weeks = alt.Chart(alt.NamedData(f"weeks_{place}"))
    floor = top + FAR + GAP + PAIN
    whole = alt.layer(
        ground(head, top + FAR, colours),
        ground(head, floor, colours),
        *_far(weeks, place, top, colours),
        *_pain(weeks, floor, colours),
        *names(head, colours),
    )
    first: list[dict[str, Any]] = whole.to_dict(validate=False)["layer"]
    return first


def _far(weeks: alt.Chart, place: int, top: int, colours: Look) -> tuple[alt.Chart, ...]:
    """How far: a stepped line with its weeks as points, and the ladder's step written where it changes."""
    known = weeks.transform_filter("datum.far != null").encode(
        x=along("middle"), y=upward("far", place, top=top, height=FAR)
    )
    tips = [alt.Tooltip(f"said_{name}:N", title=title) for name, title in TIPS]
    return (
        known.mark_line(color=colours.calm, strokeWidth=2.5, interpolate="step").encode(detail="run:N"),
        known.mark_point(filled=True, color=colours.calm, size=46, opacity=1).encode(tooltip=tips),
        known.transform_filter("datum.step != null")
        .mark_text(dy=-11, fontSize=12, fontWeight=600, color=colours.soft)
        .encode(text="step:N"),
    )


TIPS = (("week", "Week"), ("far", "Done"), ("pain", "Pain during"))


def _pain(weeks: alt.Chart, floor: int, colours: Look) -> tuple[alt.Chart, ...]:
    """Pain during as bars on 0 to 10; a zero is a flat mark, not nothing."""
    scale = alt.Scale(domain=[0, 10], range=[floor, floor - PAIN], nice=False)
    y = alt.Y("pain:Q", scale=scale, axis=None)
    known = weeks.transform_filter("datum.pain != null")
    tips = [alt.Tooltip(f"said_{name}:N", title=title) for name, title in TIPS]
    return (
        known.mark_rect(opacity=0.85).encode(
            x=along("bar_start"),
            x2="bar_end:T",
            y=y,
            y2=alt.datum(0),
            tooltip=tips,
            color=alt.condition("datum.pain > ceiling", alt.value(colours.warn), alt.value(colours.pain)),
        ),
        known.transform_filter("datum.pain === 0")
        .mark_rule(color=colours.pain, strokeWidth=2.5)
        .encode(x=along("bar_start"), x2="bar_end:T", y=y),
        known.transform_calculate(limit="ceiling")
        .mark_rule(color=colours.soft, strokeDash=[3, 4])
        .encode(x=alt.value(0), x2=alt.value("width"), y=alt.Y("limit:Q", scale=scale, axis=None)),
        weeks.transform_filter("datum.stopped")
        .mark_point(shape="M-1,-1L1,1M1,-1L-1,1", stroke=colours.stop, size=90, strokeWidth=2.5, filled=False)
        .encode(x=along("middle"), y=alt.value(floor - PAIN - 4)),
    )
