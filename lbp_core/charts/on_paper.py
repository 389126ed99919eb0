"""Pain and load as they are printed: small, still, told apart by lightness alone. The tablet's chart: pain_and_load.py.

Widths are pixels; on paper a pixel is three quarters of a point, so that the words are as high as small print.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lbp_core.charts.composing import alt, composed
from lbp_core.charts.style import LIGHT
from lbp_core.charts.tables import week_table
from lbp_core.charts.time_axis import LABEL, axis_of
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
    top = max([LEAST_TOP, *(point.load for point in points if point.load is not None)])
    given = axis_of(points).parameters | {"load_top": top}
    drawn = _drawing()
    return drawn | {
        "params": [{"name": name, "value": value} for name, value in given.items()],
        "datasets": {"weeks": week_table(points, enough=enough)},
        "vconcat": [
            panel | {"width": width, "height": height} for panel, height in zip(drawn["vconcat"], heights, strict=True)
        ],
    }


@composed()
def _drawing() -> dict[str, Any]:
    weeks = alt.NamedData("weeks")
    ink = {"labelColor": LIGHT.ink, "titleColor": LIGHT.ink, "labelFontSize": WORD, "titleFontSize": WORD}
    drawn: dict[str, Any] = (
        alt.vconcat(
            alt.layer(*_pain(), data=weeks).properties(title=_named(PAIN_SAYS)),
            alt.layer(*_load(), data=weeks).properties(title=_named(LOAD_SAYS)),
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


def _named(words: str) -> alt.TitleParams:
    return alt.TitleParams(
        words, font=FACE, fontSize=WORD, fontWeight=600, color=LIGHT.ink, anchor="start", frame="group", offset=3
    )


def _x(*, labels: bool) -> alt.X:
    return alt.X(
        "start:T",
        scale=alt.Scale(type="utc", domain=[alt.expr("first"), alt.expr("last")], nice=False),
        axis=alt.Axis(
            values=alt.expr("ticks"),
            labelExpr=LABEL,
            labels=labels,
            labelAlign="left",
            labelFlush=False,
            labelOverlap="greedy",
            gridDash=[1, 4],
            title=None,
        ),
    )


def _pain() -> list[alt.Chart]:
    scale = alt.Scale(domain=[0, 10], nice=False)
    axis = alt.Axis(values=[0, 5, 10], title=None)
    base = alt.Chart().encode(x=_x(labels=False))
    known = base.encode(x="middle:T").transform_filter("!datum.silent")
    silent = base.transform_filter("datum.silent")

    def score(field: str) -> alt.Y:
        return alt.Y(field, scale=scale, axis=axis)

    return [
        silent.mark_rect(color=LIGHT.missing, opacity=0.6).encode(x2="end:T", y=alt.value(0), y2=alt.value("height")),
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


def _load() -> list[alt.Chart]:
    scale = alt.Scale(domain=[0, alt.expr("load_top")], nice=3, zero=True)
    short = "datum.value && datum.value >= 1000 ? format(datum.value, '~s') : datum.value"
    axis = alt.Axis(tickCount=2, title=None, labelExpr=short)
    weeks = alt.Chart().encode(x=_x(labels=True))
    bar = {"x": alt.X("bar_start:T"), "x2": alt.X2("bar_end:T")}
    return [
        weeks.mark_rect(color=LIGHT.missing, opacity=0.6)
        .encode(x2="end:T", y=alt.value(0), y2=alt.value("height"))
        .transform_filter("datum.no_load"),
        weeks.mark_rect(color=BAR).encode(**bar, y=alt.Y("load:Q", scale=scale, axis=axis), y2=alt.datum(0))
        .transform_filter("datum.load > 0"),
        weeks.mark_rule(color=LIGHT.ink, strokeDash=[2, 2])
        .encode(**bar, y=alt.Y("load:Q", scale=scale, axis=axis))
        .transform_filter("datum.at_least"),
    ]  # fmt: skip
