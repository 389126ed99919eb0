"""The week against its limits, on one line from 0 to 10: its readings, their mean, the level with its band, and the limits."""

from __future__ import annotations

from collections import Counter
from typing import Any

from lbp_core.charts.composing import BOTH, SCHEMA, alt, composed
from lbp_core.charts.standing_words import CONTEXTS
from lbp_core.charts.style import Look, config, look
from lbp_core.charts.words import day, score
from lbp_core.models.why import WeekNumbers

HEIGHT, BAND, MEAN, RINGS, STACK = 176, 56, 72, 164, 11
TALLEST = 6
CROWDED = 7.0
"""Beyond this a limit's words stand to its left: there is no room to its right."""
LOW, HIGH = 0.0, 10.0
_WORDS: dict[str, Any] = {"baseline": "middle", "fontSize": 13}


def standing(found: WeekNumbers, *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with its data; what is not known is not drawn."""
    low, high = found.band or (None, None)
    datasets = {
        "rings": _rings(found),
        "mean": [] if found.mean is None else [{"at": found.mean, "said": f"mean {score(found.mean)}"}],
        "level": [] if found.level is None else [{"at": found.level, "low": low, "high": high}],
        "limits": _limits(found),
    }
    return _drawing(dark=dark) | {"datasets": datasets}


def _rings(found: WeekNumbers) -> list[dict[str, Any]]:
    """Equal scores stand on each other."""
    seen: Counter[float] = Counter()
    rows = []
    for one in found.known:
        at = one.score or 0.0
        rows.append(
            {
                "at": at,
                "place": RINGS - STACK * min(seen[at], TALLEST),
                "said_on": day(one.on),
                "said": CONTEXTS[one.context],
            }
        )
        seen[at] += 1
    return rows


def _limits(found: WeekNumbers) -> list[dict[str, Any]]:
    if found.reference is None:
        return []
    held, back = found.reference + found.held_by, found.reference + found.back_by
    rows: list[dict[str, Any]] = [
        {"at": found.reference, "to": None, "words": f"compared with {score(found.reference)}", "place": 8},
        {"at": held, "to": min(back, HIGH), "words": f"held from {score(held)}", "place": 24},
        {"at": back, "to": HIGH, "words": f"back from {score(back)}", "place": 40},
    ]
    return [row | {"left": row["at"] > CROWDED} for row in rows if row["at"] < HIGH]


@composed(dark=BOTH)
def _drawing(*, dark: bool) -> dict[str, Any]:
    """Composed once (Altair takes its time), then only poured full."""
    colours = look(dark=dark)
    drawn = alt.layer(*_shades(colours), *_level(colours), *_marks(colours)).properties(height=HEIGHT)
    spec: dict[str, Any] = drawn.to_dict(validate=False)
    return {"$schema": SCHEMA, **spec, "width": "container", "config": config(colours)}


def _x(field: str) -> alt.X:
    axis = alt.Axis(values=[0, 2, 4, 6, 8, 10], title="Pain · 0 none to 10 worst imaginable", grid=False)
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[LOW, HIGH], nice=False), axis=axis)


def _shades(colours: Look) -> tuple[alt.Chart, ...]:
    limits = alt.Chart(alt.NamedData("limits"))
    shade = limits.mark_rect(color=colours.warn).encode(
        x=_x("at"),
        x2="to:Q",
        y=alt.value(0),
        y2=alt.value(HEIGHT),
        opacity=alt.value(alt.expr("datum.place > 30 ? 0.24 : 0.12")),
    )
    rule = limits.mark_rule(color=colours.ink, strokeDash=[5, 4], strokeWidth=1.4).encode(
        x=_x("at"), y=alt.value(0), y2=alt.value(HEIGHT)
    )
    right, left = (
        side.encode(x=_x("at"), y=alt.Y("place:Q", scale=None, axis=None), text="words:N")
        for side in (
            limits.transform_filter("!datum.left").mark_text(align="left", dx=5, **_WORDS, color=colours.ink),
            limits.transform_filter("datum.left").mark_text(align="right", dx=-5, **_WORDS, color=colours.ink),
        )
    )
    return shade.transform_filter("datum.to !== null"), rule.transform_filter("datum.to === null"), right, left


def _level(colours: Look) -> tuple[alt.Chart, ...]:
    level = alt.Chart(alt.NamedData("level"))
    return (
        level.mark_rect(color=colours.pain, opacity=0.28, cornerRadius=3).encode(
            x=_x("low"), x2="high:Q", y=alt.value(BAND), y2=alt.value(BAND + 32)
        ),
        level.mark_rule(color=colours.pain, strokeWidth=3).encode(
            x=_x("at"), y=alt.value(BAND), y2=alt.value(BAND + 32)
        ),
    )


def _marks(colours: Look) -> tuple[alt.Chart, ...]:
    mean, rings = alt.Chart(alt.NamedData("mean")), alt.Chart(alt.NamedData("rings"))
    tips = [
        alt.Tooltip("said_on:N", title="Day"),
        alt.Tooltip("said:N", title="Told"),
        alt.Tooltip("at:Q", title="Pain"),
    ]
    return (
        mean.mark_point(filled=True, color=colours.pain, size=130, opacity=1, stroke=colours.paper).encode(
            x=_x("at"), y=alt.value(MEAN), tooltip=alt.Tooltip("said:N", title="This week")
        ),
        rings.mark_point(
            filled=True, fill=colours.paper, stroke=colours.pain, strokeWidth=1.8, size=70, opacity=1
        ).encode(x=_x("at"), y=alt.Y("place:Q", scale=None, axis=None), tooltip=tips),
    )
