"""The upper panel: the week's pain, its smoothed level with the band, zones, flares, silence and the reference."""

from __future__ import annotations

from lbp_core.charts.composing import alt
from lbp_core.charts.style import Look

TOP, BOTTOM = 30, 222
LOWEST, HIGHEST = 0, 10
ZONES = ("low_to", "high_from")
"""The scores that part low from middle from high."""
ONE_ROW = "frame"
"""A dataset of one row, for what is drawn once."""
ROOM = "(width / weeks_wide)"
"""The width of one week in pixels, as the drawing itself says it."""


def pain_panel(x: alt.X, colours: Look) -> list[alt.Chart]:
    """Layers over week_table, back to front."""
    base = alt.Chart().encode(x=x)
    return [
        *_zones(colours),
        *_silence(base, colours),
        *_reference(base, colours),
        *_level(base, colours),
        *_points(base, colours),
        *_told(base, colours),
        *_flares(base, colours),
    ]


def score(field: str) -> alt.Y:
    """The panel's own y: pain 0 at the bottom, 10 at the top."""
    scale = alt.Scale(domain=[LOWEST, HIGHEST], range=[BOTTOM, TOP], nice=False, zero=True)
    axis = alt.Axis(values=[0, 2, 4, 6, 8, 10], orient="left", title=None, grid=False)
    return alt.Y(field, scale=scale, axis=axis)


def _zones(colours: Look) -> list[alt.Chart]:
    """From no pain up to low, and from high to the worst: where these are the drawing asks by ZONES."""
    across = alt.Chart(alt.NamedData(ONE_ROW)).encode(x=alt.value(0), x2=alt.value("width"))
    low, high = (alt.value(alt.expr(f"{BOTTOM} - {name} * {(BOTTOM - TOP) / HIGHEST}")) for name in ZONES)
    return [
        across.mark_rect(color=colours.zone_low, opacity=0.45).encode(y=low, y2=alt.value(BOTTOM)),
        across.mark_rect(color=colours.zone_high, opacity=0.45).encode(y=alt.value(TOP), y2=high),
    ]


def _silence(base: alt.Chart, colours: Look) -> list[alt.Chart]:
    """Weeks without a reading are a grey column, not a zero and not a line drawn on."""
    silent = base.transform_filter("datum.silent")
    words = alt.expr(f"{ROOM} * datum.silent_weeks > 78 ? 1 : 0")
    return [
        silent.mark_rect(color=colours.missing, opacity=0.5).encode(x2="end:T", y=alt.value(TOP), y2=alt.value(BOTTOM)),
        silent.mark_text(align="left", baseline="bottom", dx=4, dy=-6, fontSize=12, color=colours.ink, opacity=words)
        .encode(y=alt.value(BOTTOM), text=alt.value("no readings"))
        .transform_filter("datum.silent_weeks > 0"),
    ]


def _level(base: alt.Chart, colours: Look) -> list[alt.Chart]:
    """Band and line, broken where there are no readings; a week alone gets an upright bar for its band."""
    known = base.encode(x="middle:T").transform_filter("!datum.silent")
    band = known.mark_area(color=colours.pain, opacity=0.2, interpolate="monotone")
    line = known.mark_line(color=colours.pain, strokeWidth=2.5, interpolate="monotone")
    single = known.mark_rule(
        color=colours.pain, opacity=0.2, strokeWidth=alt.expr(f"min(8, {ROOM} * 0.6)")
    ).transform_filter("datum.alone")
    return [
        band.encode(y=score("low:Q"), y2="high:Q", detail="run:N"),
        single.encode(y=score("low:Q"), y2="high:Q"),
        line.encode(y=score("level:Q"), detail="run:N"),
    ]


def _reference(base: alt.Chart, colours: Look) -> list[alt.Chart]:
    steps = base.mark_rule(color=colours.ink, strokeDash=[5, 4], strokeWidth=1.4, opacity=0.75)
    return [steps.encode(x2="reference_end:T", y=score("reference:Q")).transform_filter("isValid(datum.reference_end)")]


def _points(base: alt.Chart, colours: Look) -> list[alt.Chart]:
    """Bigger with more readings, hollow where there are too few to decide on."""
    fit = f"min(1, {ROOM} / 16)"
    size = f"max(5, {fit} * {fit} * (22 + 14 * min(10, datum.readings)))"
    points = base.encode(x="middle:T", y=score("pain:Q")).transform_filter("!datum.silent")
    return [
        points.mark_point(size=alt.expr(size), filled=True, color=colours.pain, opacity=1).transform_filter(
            "datum.enough"
        ),
        points.mark_point(
            size=alt.expr(size), filled=True, fill=colours.paper, stroke=colours.pain, strokeWidth=1.6, opacity=1
        ).transform_filter("!datum.enough"),
    ]


def _told(base: alt.Chart, colours: Look) -> list[alt.Chart]:
    """A symptom told on a day of its own: a hollow diamond on that day, beside the week's mean and never in it."""
    marks = base.encode(x="told_at:T", y=score("told:Q")).transform_filter("isValid(datum.told)")
    size = alt.expr(f"max(18, min(90, pow({ROOM} * 0.8, 2)))")
    return [
        marks.mark_point(
            shape="diamond", size=size, filled=True, fill=colours.paper, stroke=colours.ink, strokeWidth=1.8, opacity=1
        )
    ]


def _flares(base: alt.Chart, colours: Look) -> list[alt.Chart]:
    """A bar along the top over every week of a flare, with the word where it begins."""
    flares = base.transform_filter("datum.flare")
    return [
        flares.mark_rect(color=colours.warn, cornerRadius=2).encode(
            x2="end:T", y=alt.value(TOP), y2=alt.value(TOP + 6)
        ),
        flares.mark_text(
            align="left",
            baseline="top",
            dx=2,
            color=colours.ink,
            opacity=alt.expr(f"{ROOM} * datum.flare_weeks > 32 ? 1 : 0"),
        )
        .encode(x="start:T", y=alt.value(TOP + 9), text=alt.value("flare"))
        .transform_filter("datum.flare_weeks > 0"),
    ]
