"""The weeks of the long road as a strip: phases, sessions, pain with its flares, what was decided. One view, one time axis.

Weeks in which nothing is known stay empty and grey. Nothing here knows how wide the screen is, nor any rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lbp_core.charts.composing import BOTH, alt, composed
from lbp_core.charts.style import VERDICT_SHAPES, VERDICT_SIGNS, VERDICT_SIGNS_SHORT, Look, config, look, verdict_colour
from lbp_core.charts.time_axis import PARAMETERS, axis_of, weeks_x
from lbp_core.charts.year_table import PHASE_WORDS, phase_table, year_table
from lbp_core.models.exercise import Block
from lbp_core.models.road import Phase, YearWeek
from lbp_core.models.verdict import Verdict

HEIGHT = 372
PHASE, SESSIONS, PAIN, DECIDED = (22, 52), (92, 152), (192, 312), 350
ONE_ROW = "frame"
ROOM = "(width / weeks_wide)"
TOLD = {
    "week": "Week",
    "said_phase": "Phase",
    "said_sessions": "Sessions",
    "said_pain": "Pain",
    "said_decision": "Decided",
}
IN_FRAMES = "Sessions a week · done in the frame of those planned"


def year(weeks: Sequence[YearWeek], *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with year_table and phase_table as its datasets. No weeks at all gives the empty strip."""
    points = [week.point for week in weeks]
    most = max([3, *(max(point.sessions_done, point.sessions_planned) for point in points)])
    given = axis_of(points).parameters | {"most": most}
    drawn = _drawing(dark=dark)
    asked = [entry | {"value": given[entry["name"]]} if entry["name"] in given else entry for entry in drawn["params"]]
    frames = {"weeks": year_table(weeks), "phases": phase_table(weeks), "frame": [{"one": 1}]}
    return drawn | {"params": asked, "datasets": frames}


@composed(dark=BOTH)
def _drawing(*, dark: bool) -> dict[str, Any]:
    """Composed once (Altair takes its time), then only poured full."""
    colours, x = look(dark=dark), weeks_x()
    given = [alt.param(name=name, value=None) for name in (*PARAMETERS, "most")]
    composed: dict[str, Any] = (
        alt.layer(
            alt.layer(*_phases(colours)),
            alt.layer(*_sessions(x, colours)),
            alt.layer(*_pain(x, colours)),
            alt.layer(*_decided(x, colours)),
            *_headings(colours),
            _touch(x, colours),
            data=alt.NamedData("weeks"),
        )
        .resolve_scale(y="independent", color="independent", shape="independent")
        .add_params(*given)
        .properties(height=HEIGHT, width="container")
        .configure(**config(colours))
        .to_dict()
    )
    return composed


def _phases(colours: Look) -> list[alt.Chart]:
    """A band for each stretch in one phase, its word in it where there is room; a later phase is a stronger green."""
    shades = (Block.WARM_UP, Block.CORE, "other", Block.STRENGTH)
    scale = alt.Scale(domain=[PHASE_WORDS[phase] for phase in Phase], range=[colours.blocks[shade] for shade in shades])
    band = alt.Chart(alt.NamedData("phases")).encode(x=weeks_x(), y=alt.value(PHASE[0]))
    words = alt.expr(f"{ROOM} * datum.weeks_long > 7.4 * length(datum.phase) + 8 ? 1 : 0")
    return [
        band.mark_rect(stroke=colours.paper, strokeWidth=2, cornerRadius=4, opacity=0.55).encode(
            x2="end:T", y2=alt.value(PHASE[1]), color=alt.Color("phase:N", scale=scale, legend=None)
        ),
        band.mark_text(
            align="left", baseline="middle", dx=7, dy=(PHASE[1] - PHASE[0]) / 2, fontSize=13, fontWeight=600,
            color=colours.ink, opacity=words, clip=True,
        ).encode(text="phase:N"),
    ]  # fmt: skip


def _sessions(x: alt.X, colours: Look) -> list[alt.Chart]:
    """A bar of the sessions done in a frame of those planned; a stretch without any is grey and says how long."""
    base = alt.Chart().encode(x=x)
    bar = {"x": alt.X("bar_start:T"), "x2": alt.X2("bar_end:T")}
    away = alt.expr(f"{ROOM} * datum.away_weeks > 66 ? 1 : 0")
    return [
        base.mark_rect(color=colours.missing, opacity=0.5)
        .encode(x2="end:T", y=alt.value(SESSIONS[0]), y2=alt.value(SESSIONS[1]))
        .transform_filter("datum.none_done"),
        base.mark_rect(filled=False, stroke=colours.soft, strokeWidth=1, opacity=0.7)
        .encode(**bar, y=_count("planned:Q"), y2=alt.Y2Datum(0))
        .transform_filter("datum.planned > 0"),
        base.mark_rect(color=colours.calm, cornerRadius=1)
        .encode(**bar, y=_count("done:Q"), y2=alt.Y2Datum(0))
        .transform_filter("datum.done > 0"),
        base.mark_text(align="left", baseline="bottom", dx=4, dy=-6, fontSize=12, color=colours.ink, opacity=away)
        .encode(y=alt.value(SESSIONS[1]), text="away_said:N")
        .transform_filter("datum.away_weeks > 0"),
    ]


def _count(field: str) -> alt.Y:
    scale = alt.Scale(domain=[0, alt.expr("most")], range=[SESSIONS[1], SESSIONS[0]], nice=False, zero=True)
    axis = alt.Axis(values=alt.expr("[0, most]"), orient="left", title=None, grid=False, format="d")
    return alt.Y(field, scale=scale, axis=axis)


def _score(field: str) -> alt.Y:
    scale = alt.Scale(domain=[0, 10], range=[PAIN[1], PAIN[0]], nice=False, zero=True)
    return alt.Y(field, scale=scale, axis=alt.Axis(values=[0, 5, 10], orient="left", title=None, gridOpacity=0.5))


def _pain(x: alt.X, colours: Look) -> list[alt.Chart]:
    """Each known week's mean and the line beneath the noise; silence is grey, a flare a bar along the top."""
    base = alt.Chart().encode(x=x)
    known = base.encode(x="middle:T").transform_filter("!datum.silent")
    size = alt.expr(f"max(8, min(60, pow({ROOM} * 0.5, 2)))")
    return [
        base.mark_rect(color=colours.missing, opacity=0.5)
        .encode(x2="end:T", y=alt.value(PAIN[0]), y2=alt.value(PAIN[1]))
        .transform_filter("datum.silent"),
        known.mark_area(color=colours.pain, opacity=0.2, interpolate="monotone").encode(
            y=_score("low:Q"), y2="high:Q", detail="run:N"
        ),
        known.mark_line(color=colours.pain, strokeWidth=2.5, interpolate="monotone").encode(
            y=_score("level:Q"), detail="run:N"
        ),
        known.mark_point(filled=True, color=colours.pain, opacity=0.7, size=size).encode(y=_score("pain:Q")),
        base.mark_rect(color=colours.warn, cornerRadius=2)
        .encode(x2="end:T", y=alt.value(PAIN[0]), y2=alt.value(PAIN[0] + 7))
        .transform_filter("datum.flare"),
        base.mark_text(
            align="left", baseline="top", dx=2, fontSize=12, color=colours.ink,
            opacity=alt.expr(f"{ROOM} * datum.flare_room > 34 ? 1 : 0"),
        )
        .encode(y=alt.value(PAIN[0] + 9), text=alt.value("flare"))
        .transform_filter("datum.flare_weeks > 0"),
    ]  # fmt: skip


def _decided(x: alt.X, colours: Look) -> list[alt.Chart]:
    base = alt.Chart().encode(x=x).transform_filter("datum.verdict != null")
    taken = list(Verdict)
    shape = alt.Scale(domain=taken, range=[VERDICT_SHAPES[verdict] for verdict in taken])
    colour = alt.Scale(domain=taken, range=[verdict_colour(verdict, colours) for verdict in taken])
    size = alt.expr(f"max(20, min(110, pow({ROOM} * 0.7, 2)))")
    return [
        base.mark_point(filled=True, opacity=1, size=size, strokeWidth=0).encode(
            x="middle:T",
            y=alt.value(DECIDED),
            shape=alt.Shape("verdict:N", scale=shape, legend=None),
            color=alt.Color("verdict:N", scale=colour, legend=None),
        )
    ]


def _headings(colours: Look) -> list[alt.Chart]:
    """Each strip's name over it, and the key to the decisions as long as the width has room for it."""
    signs = alt.expr(f"width > 640 ? '{VERDICT_SIGNS}' : '{VERDICT_SIGNS_SHORT}'")
    beside = alt.value(alt.expr("width > 640 ? 190 : 66"))
    named: tuple[tuple[Any, int], ...] = (
        ("Phase", PHASE[0] - 12),
        (alt.expr(f"width > 440 ? '{IN_FRAMES}' : 'Sessions done of planned'"), SESSIONS[0] - 14),
        ("Pain · 0 none to 10 worst imaginable", PAIN[0] - 14),
        (alt.expr("width > 640 ? 'Decided for the week after' : 'Decided'"), DECIDED - 20),
    )
    texts = [
        alt.Chart(alt.NamedData(ONE_ROW))
        .mark_text(align="left", baseline="middle", color=colours.ink, fontSize=13, fontWeight=600, text=words)
        .encode(x=alt.value(0), y=alt.value(height))
        for words, height in named
    ]
    key = alt.Chart(alt.NamedData(ONE_ROW)).mark_text(
        align="left", baseline="middle", color=colours.soft, fontSize=13, text=signs
    )
    return [*texts, key.encode(x=beside, y=alt.value(DECIDED - 20))]


def _touch(x: alt.X, colours: Look) -> alt.Chart:
    """One tall field per week that tells its story."""
    over = alt.selection_point(name="year_over", on="pointerover", clear="pointerout", empty=False, encodings=["x"])
    field: alt.Chart = (
        alt.Chart()
        .mark_rect(color=colours.ink)
        .encode(
            x=x,
            x2="end:T",
            y=alt.value(0),
            y2=alt.value(HEIGHT),
            opacity=alt.condition(over, alt.value(0.09), alt.value(0)),
            tooltip=[alt.Tooltip(f"{column}:N", title=label) for column, label in TOLD.items()],
        )
        .add_params(over)
    )
    return field
