"""Pain and load over the weeks: pain above, load below, and between them what each week decided, on one time axis.

One view with three bands of its own, so that it fits any width by itself: nothing here knows how wide the screen is,
what needs room asks the drawing for it. No rule is known here: limits come in as arguments.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from lbp_core.charts.composing import BOTH, alt, composed
from lbp_core.charts.load_panel import load_panel, load_parameters
from lbp_core.charts.pain_panel import ONE_ROW, ROOM, ZONES, pain_panel
from lbp_core.charts.style import VERDICT_SHAPES, VERDICT_SIGNS, VERDICT_SIGNS_SHORT, Look, config, look, verdict_colour
from lbp_core.charts.tables import block_table, week_table
from lbp_core.charts.time_axis import PARAMETERS, axis_of, weeks_x
from lbp_core.models.timeline import WeekPoint
from lbp_core.models.verdict import Verdict

HEIGHT = 442
GLYPH, WORD = 270, 291
LATE = "(datum.always && 7 * datum.chars > width * datum.left_over)"
"""A word that must be written and has no room to its right is written to the left."""
FontWeight = Literal[400, 600]
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
    given = axis_of(points).parameters | load_parameters(blocks) | dict(zip(ZONES, zones, strict=True))
    drawn = _drawing(dark=dark, keyed=bool(given["key"]))
    asked = [entry | {"value": given[entry["name"]]} if entry["name"] in given else entry for entry in drawn["params"]]
    frames = {
        "weeks": week_table(points, enough=enough),
        "blocks": blocks,
        "frame": [{"one": 1}],
    }
    return drawn | {"params": asked, "datasets": frames} | ({"title": title} if title else {})


@composed(dark=BOTH, keyed=BOTH)
def _drawing(*, dark: bool, keyed: bool) -> dict[str, Any]:
    """The drawing without anyone's weeks: composed once (Altair takes its time), then only poured full."""
    whole: dict[str, Any] = drawing(dark=dark).to_dict()
    return whole if keyed else dict(_without_key(whole))


def _without_key(spec: Any) -> Any:
    """The same spec with no key to the blocks: Vega draws an empty key infinitely wide."""
    if isinstance(spec, list):
        return [_without_key(item) for item in spec]
    if not isinstance(spec, dict):
        return spec
    bare = {name: _without_key(item) for name, item in spec.items()}
    return bare | {"legend": None} if bare.get("field") == "block" else bare


def drawing(*, dark: bool) -> alt.LayerChart:
    """The Altair chart over the datasets `weeks` and `blocks`, which are named in it and not part of it."""
    colours, x = look(dark=dark), weeks_x()
    given = [alt.param(name=name, value=None) for name in (*PARAMETERS, *ZONES, "load_top", "key")]
    chart: alt.LayerChart = (
        alt.layer(
            alt.layer(*pain_panel(x, colours)),
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
    return chart


def _decisions(x: alt.X, colours: Look) -> list[alt.Chart]:
    """A glyph for every decided week, and its word where the decision changes and there is room for it."""
    base = alt.Chart().encode(x=x).transform_filter("datum.verdict != null")
    taken = list(Verdict)
    shape = alt.Scale(domain=taken, range=[VERDICT_SHAPES[verdict] for verdict in taken])
    colour = alt.Scale(domain=taken, range=[verdict_colour(verdict, colours) for verdict in taken])
    hold = f"datum.verdict === '{Verdict.HOLD}'"
    size = f"{hold} ? min(90, pow({ROOM} * 0.6, 2)) : max(24, min(120, pow({ROOM} * 0.7, 2)))"
    free = f"{hold} ? {ROOM} > 66 : {ROOM} * datum.room_weeks > 7 * datum.chars"
    return [
        base.mark_point(filled=True, opacity=1, size=alt.expr(size), strokeWidth=0).encode(
            x="middle:T",
            y=alt.value(GLYPH),
            shape=alt.Shape("verdict:N", scale=shape, legend=None),
            color=alt.Color("verdict:N", scale=colour, legend=None),
        ),
        base.transform_filter("datum.decision !== ''")
        .mark_text(
            align=alt.expr(f"{LATE} ? 'right' : 'left'"),
            baseline="middle",
            color=colours.ink,
            fontSize=12,
            opacity=alt.expr(f"datum.always || ({free}) ? 1 : 0"),
            dx=alt.expr(f"{LATE} ? 5 : -5"),
        )
        .encode(x="middle:T", y=alt.value(WORD), text="decision:N"),
    ]


def _headings(colours: Look) -> list[alt.Chart]:
    """Each panel's name over it; the key to the glyphs as long as the width has room for it."""
    signs = alt.expr(f"width > 640 ? '{VERDICT_SIGNS}' : '{VERDICT_SIGNS_SHORT}'")
    texts: tuple[tuple[Any, FontWeight, int], ...] = (
        ("Pain · 0 none to 10 worst imaginable", 600, 8),
        (alt.expr("width > 640 ? 'Decided for the week after' : 'Decided'"), 600, 246),
        ("Load · effort × minutes", 600, 318),
    )
    named = [_heading(words, height, colours.ink, weight) for words, weight, height in texts]
    beside = alt.value(alt.expr("width > 640 ? 190 : 66"))
    return [*named, _heading(signs, 246, colours.soft, 400, x=beside)]


def _heading(words: Any, height: int, colour: str, weight: FontWeight, x: Any = None) -> alt.Chart:
    heading: alt.Chart = (
        alt.Chart(alt.NamedData(ONE_ROW))
        .mark_text(align="left", baseline="middle", color=colour, fontSize=13, fontWeight=weight, text=words)
        .encode(x=alt.value(0) if x is None else x, y=alt.value(height))
    )
    return heading


def _touch(x: alt.X, colours: Look) -> alt.Chart:
    """One tall field per week: wide enough for a finger where the weeks are, and it tells the week's story."""
    over = alt.selection_point(name="week_over", on="pointerover", clear="pointerout", empty=False, encodings=["x"])
    tapped = alt.selection_point(name="week", on="click", empty=False, fields=["week"])
    shade = alt.condition(over | tapped, alt.value(0.09), alt.value(0))
    field: alt.Chart = (
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
    return field
