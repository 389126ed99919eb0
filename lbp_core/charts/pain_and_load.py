"""Pain and load over the weeks: pain above, load below, and between them what each week decided, on one time axis.

One view with three bands of its own, so that it fits any width by itself: nothing here knows how wide the screen is,
what needs room asks the drawing for it. No rule is known here: limits come in as arguments.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import altair as alt

from lbp_core.charts.load_panel import load_panel, load_parameters
from lbp_core.charts.pain_panel import ONE_ROW, ROOM, pain_panel
from lbp_core.charts.style import VERDICT_SHAPES, Look, config, look, verdict_colour
from lbp_core.charts.tables import block_table, week_table
from lbp_core.charts.time_axis import PARAMETERS, axis_of, weeks_x
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict

HEIGHT = 442
GLYPH, WORD = 270, 291
HEADINGS = (
    ("Pain · 0 none to 10 worst imaginable", 8),
    ("Decided for the week after", 246),
    ("Load · effort × minutes", 318),
)
TOLD = (
    ("week", "Week"),
    ("said_pain", "Pain"),
    ("said_level", "Level"),
    ("said_sessions", "Sessions"),
    ("said_load", "Load"),
    ("said_decision", "Decided"),
)


def pain_and_load(
    points: Sequence[WeekPoint],
    *,
    zones: tuple[float, float],
    enough: int,
    dark: bool = False,
    title: str | None = None,
) -> dict[str, Any]:
    """The Vega-Lite spec with week_table and block_table as its datasets. No weeks at all gives the empty panels.

    `zones` are the pain scores (0-10) that part low from middle from high; `enough` the readings a decision needs.
    """
    blocks = block_table(points)
    given = axis_of(points).parameters | load_parameters(blocks)
    drawn = _drawing(dark, zones)
    asked = [entry | {"value": given[entry["name"]]} if entry["name"] in given else entry for entry in drawn["params"]]
    poured = {"params": asked, "datasets": {"weeks": week_table(points, enough=enough), "blocks": blocks}}
    return drawn | poured | ({"title": title} if title else {})


@cache
def _drawing(dark: bool, zones: tuple[float, float]) -> dict[str, Any]:
    """The drawing without anyone's weeks: composed once (Altair takes its time), then only poured full."""
    return drawing(dark=dark, zones=zones).to_dict()


def drawing(*, dark: bool, zones: tuple[float, float]) -> alt.LayerChart:
    """The Altair chart over the datasets `weeks` and `blocks`, which are named in it and not part of it."""
    colours, x = look(dark=dark), weeks_x()
    given = [alt.param(name=name, value=None) for name in (*PARAMETERS, "load_top", "key")]
    return (
        alt.layer(
            alt.layer(*pain_panel(x, colours, zones=zones)),
            alt.layer(*_decisions(x, colours)),
            alt.layer(*load_panel(x, colours)),
            *_headings(colours),
            _touch(x, colours),
            data=alt.NamedData("weeks"),
        )
        .resolve_scale(y="independent", color="independent", shape="independent")
        .add_params(*given)
        .properties(height=HEIGHT, width="container")
        .configure(**config(colours))
    )


def _decisions(x: alt.X, colours: Look) -> list[alt.Chart]:
    """A glyph for every decided week, and its word where the decision changes and there is room for it."""
    base = alt.Chart().encode(x=x).transform_filter("datum.verdict != null")
    taken = list(Verdict)
    shape = alt.Scale(domain=taken, range=[VERDICT_SHAPES[verdict] for verdict in taken])
    colour = alt.Scale(domain=taken, range=[verdict_colour(verdict, colours) for verdict in taken])
    fits = f"datum.chars > 0 && {ROOM} * datum.weeks_of_it > 7.2 * datum.chars ? 1 : 0"
    return [
        base.mark_point(filled=True, opacity=1, size=alt.expr(f"max(9, min(110, pow({ROOM} * 0.62, 2)))")).encode(
            x="middle:T",
            y=alt.value(GLYPH),
            shape=alt.Shape("verdict:N", scale=shape, legend=None),
            color=alt.Color("verdict:N", scale=colour, legend=None),
        ),
        base.mark_text(
            align="left", baseline="middle", dx=2, color=colours.ink, fontSize=12, opacity=alt.expr(fits)
        ).encode(x="start:T", y=alt.value(WORD), text="decision:N"),
    ]


def _headings(colours: Look) -> list[alt.Chart]:
    return [
        alt.Chart(ONE_ROW)
        .mark_text(align="left", baseline="middle", color=colours.ink, fontSize=13, fontWeight=600)
        .encode(x=alt.value(0), y=alt.value(height), text=alt.value(words))
        for words, height in HEADINGS
    ]


def _touch(x: alt.X, colours: Look) -> alt.Chart:
    """One tall field per week: wide enough for a finger where the weeks are, and it tells the week's story."""
    over = alt.selection_point(name="week_over", on="pointerover", clear="pointerout", empty=False, encodings=["x"])
    tapped = alt.selection_point(name="week", on="click", empty=False, fields=["week"])
    shade = alt.condition(over | tapped, alt.value(0.09), alt.value(0))
    return (
        alt.Chart()
        .mark_rect(color=colours.ink)
        .encode(
            x=x,
            x2="end:T",
            y=alt.value(0),
            y2=alt.value(HEIGHT),
            opacity=shade,
            tooltip=[alt.Tooltip(f"{column}:N", title=label) for column, label in TOLD],
        )
        .add_params(over, tapped)
    )
