"""Pain and load as they are printed: small, still, told apart by lightness alone. The tablet's chart: pain_and_load.py.

Widths are pixels; on paper a pixel is three quarters of a point, so that the words are as high as small print.
"""

import json
from collections.abc import Sequence
from typing import Any

import altair as alt

from lbp_core.charts.style import LIGHT
from lbp_core.charts.tables import week_table
from lbp_core.charts.time_axis import LABEL, axis_of, milliseconds
from lbp_core.models.timeline import WeekPoint

FACE = "Source Sans Pro"
"""The letters that lie in data/fonts, beside which the drawing is printed."""
WORD = 9.5
HEIGHTS = (84, 42)
"""Of the pain panel and of the load panel, pixels, where the drawing stands in a column."""
LEAST_TOP = 300
BAR, BAND = "#6fa99b", "#b9c8d8"


def weeks_on_paper(
    points: Sequence[WeekPoint], *, enough: int, width: int, heights: tuple[int, int] = HEIGHTS
) -> dict[str, Any]:
    """The Vega-Lite spec with its rows inside, for `width` pixels. `enough`: the readings a decision needs."""
    pain, load = heights
    weeks = alt.InlineData(values=_rows(week_table(points, enough=enough)))
    ink = {"labelColor": LIGHT.ink, "titleColor": LIGHT.ink, "labelFontSize": WORD, "titleFontSize": WORD}
    drawn: dict[str, Any] = (
        alt.vconcat(
            alt.layer(*_pain(points, pain), data=weeks).properties(width=width, height=pain, title=_named(PAIN_SAYS)),
            alt.layer(*_load(points, load), data=weeks).properties(width=width, height=load, title=_named(LOAD_SAYS)),
            spacing=6,
            padding=1,
        )
        .configure(background="transparent", font=FACE, view={"stroke": None})
        .configure_axis(domain=False, ticks=False, gridColor=LIGHT.line, labelPadding=4, **ink)
        .configure_text(font=FACE, fontSize=WORD, color=LIGHT.ink)
        .to_dict()
    )
    return drawn


PAIN_SAYS = "Pain, weekly mean · 0 none to 10 worst imaginable"
LOAD_SAYS = "Training load · effort (0–10) × minutes"


def _rows(table: Any) -> list[dict[str, Any]]:
    """The table's rows as JSON has them: days as text, gaps as null."""
    rows: list[dict[str, Any]] = json.loads(table.to_json(orient="records", date_format="iso"))
    return rows


def _named(words: str) -> alt.TitleParams:
    return alt.TitleParams(
        words, font=FACE, fontSize=WORD, fontWeight=600, color=LIGHT.ink, anchor="start", frame="group", offset=3
    )


def _x(points: Sequence[WeekPoint], *, labels: bool) -> alt.X:
    axis = axis_of(points)
    expression = LABEL.replace("few_weeks", "true" if axis.few_weeks else "false")
    return alt.X(
        "start:T",
        scale=alt.Scale(type="utc", domain=[milliseconds(axis.first), milliseconds(axis.last)], nice=False),
        axis=alt.Axis(
            values=[milliseconds(day) for day in axis.ticks],
            labelExpr=expression,
            labels=labels,
            labelAlign="left",
            labelFlush=False,
            labelOverlap="greedy",
            gridDash=[1, 4],
            title=None,
        ),
    )


def _pain(points: Sequence[WeekPoint], high: int) -> list[alt.Chart]:
    scale = alt.Scale(domain=[0, 10], nice=False)
    axis = alt.Axis(values=[0, 5, 10], title=None)
    base = alt.Chart().encode(x=_x(points, labels=False))
    known = base.encode(x="middle:T").transform_filter("!datum.silent")
    silent = base.transform_filter("datum.silent")

    def score(field: str) -> alt.Y:
        return alt.Y(field, scale=scale, axis=axis)

    return [
        silent.mark_rect(color=LIGHT.missing, opacity=0.6).encode(x2="end:T", y=alt.value(0), y2=alt.value(high)),
        known.mark_area(color=BAND, interpolate="monotone").encode(y=score("low:Q"), y2="high:Q", detail="run:N"),
        known.mark_line(color=LIGHT.pain, strokeWidth=1.8, interpolate="monotone").encode(
            y=score("level:Q"), detail="run:N"
        ),
        known.mark_point(filled=True, color=LIGHT.ink, size=16, opacity=1)
        .encode(y=score("pain:Q"))
        .transform_filter("datum.enough"),
        known.mark_point(filled=False, color=LIGHT.ink, size=16, opacity=1, strokeWidth=1)
        .encode(y=score("pain:Q"))
        .transform_filter("!datum.enough"),
        base.mark_rule(color=LIGHT.ink, strokeWidth=4).encode(x2="end:T", y=alt.value(2)).transform_filter("datum.flare"),
    ]  # fmt: skip


def _load(points: Sequence[WeekPoint], high: int) -> list[alt.Chart]:
    top = max([LEAST_TOP, *(point.load for point in points if point.load is not None)])
    scale = alt.Scale(domain=[0, top], nice=3, zero=True)
    short = "datum.value && datum.value >= 1000 ? format(datum.value, '~s') : datum.value"
    axis = alt.Axis(tickCount=2, title=None, labelExpr=short)
    weeks = alt.Chart().encode(x=_x(points, labels=True))
    bar = {"x": alt.X("bar_start:T"), "x2": alt.X2("bar_end:T")}
    return [
        weeks.mark_rect(color=LIGHT.missing, opacity=0.6)
        .encode(x2="end:T", y=alt.value(0), y2=alt.value(high))
        .transform_filter("datum.no_load"),
        weeks.mark_rect(color=BAR).encode(**bar, y=alt.Y("load:Q", scale=scale, axis=axis), y2=alt.datum(0))
        .transform_filter("datum.load > 0"),
        weeks.mark_rule(color=LIGHT.ink, strokeDash=[2, 2])
        .encode(**bar, y=alt.Y("load:Q", scale=scale, axis=axis))
        .transform_filter("datum.at_least"),
    ]  # fmt: skip
