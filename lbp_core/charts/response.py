"""Response to load: each week's load against its mornings, what is expected with its band, and the steps that could be taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lbp_core.charts.composing import BOTH, SCHEMA, alt, composed
from lbp_core.charts.style import Look, config, look
from lbp_core.charts.twin import Twin
from lbp_core.charts.words import count, score
from lbp_core.models.what_if import StepAhead, WhatIf

HEIGHT = 300
LOW, HIGH = -2.0, 4.0
SURE_NOT, SURE = 0.02, 0.95
FEW = 4
"""Trained weeks below which the belief is mostly that of a stranger."""
ROOMY = "width > 560 || datum.share === 0.8 || datum.share === 1 || datum.share === 1.15 ? 1 : 0"
"""On a narrow screen only some steps are written; the words beneath say them all."""
COLUMNS = ("Next week", "Chance it is too much", "A bad morning", "Mornings expected", "Under the limit")
RESPONSE_READ = (
    "Each dot is a trained week: to the right with more load, higher with worse mornings than usual. A diamond is a week "
    "with a flare. The line is what mornings are expected at that load, the shading where eight in ten would lie. The "
    "upright lines are steps that could be taken, each with the chance that it asks for more than this back bears now. "
    "It is worked out from this client's own weeks, and from what is usual where they are few. It decides nothing by itself."
)


def response(found: WhatIf, *, dark: bool = False) -> dict[str, Any]:
    """The Vega-Lite spec with its data."""
    shares = [week.share for week in found.weeks] + [step.factor for step in found.steps]
    first, last = min(0.7, *shares) - 0.05, max(1.2, min(max(shares), 2.0)) + 0.05
    datasets = {
        "weeks": [
            _week(week.share, week.rise, flare=bool(week.flare)) for week in found.weeks if week.rise is not None
        ],
        "line": [one.model_dump() for one in found.line if first <= one.share <= last],
        "steps": [_step(step) for step in found.steps],
    }
    return _drawing(dark=dark) | {
        "params": [{"name": "first", "value": first}, {"name": "last", "value": last}],
        "datasets": datasets,
    }


def response_finding(found: WhatIf) -> str:
    """How much room there is, and on how many weeks that rests."""
    rests = f"from {count(len(found.weeks), 'trained week')}"
    if len(found.weeks) < FEW:
        return f"Too few weeks to know this back; what is usual speaks ({rests})"
    room = (found.most - 1) * 100
    return (
        f"Room for about {room:.0f} % more next week, {rests}"
        if room >= 0.5
        else f"No room for more next week, {rests}"
    )


def response_twin(found: WhatIf, *, finding: str) -> Twin:
    """Every step in words."""
    rows = [
        (
            named(step),
            chance_words(step.chance),
            bad_words(step),
            mornings_words(step.rise),
            "yes" if step.fits else "no",
        )
        for step in found.steps
    ]
    return Twin(f"{finding}. The limit is {chance_words(found.limit)}.", COLUMNS, tuple(rows))


def named(step: StepAhead) -> str:
    """'10 % more', 'the same', '20 % less'."""
    change = round((step.factor - 1) * 100, 1)
    return "the same" if not change else f"{abs(change):g} % {'more' if change > 0 else 'less'}"


def chance_words(chance: float) -> str:
    """'about 1 in 12', 'less than 1 in 50', 'more likely than not'."""
    if chance > 0.5:
        return "more likely than not"
    return "less than 1 in 50" if chance <= SURE_NOT else f"about 1 in {round(1 / chance)}"


def bad_words(step: StepAhead) -> str:
    """The chance of a bad morning in words."""
    return "not known" if step.bad_morning is None else chance_words(step.bad_morning)


def mornings_words(rise: float) -> str:
    """'as usual', '0.6 above usual'."""
    return "as usual" if rise < 0.05 else f"{score(rise)} above usual"


def _week(share: float, rise: float, *, flare: bool) -> dict[str, Any]:
    said = f"{score(abs(rise))} {'above' if rise > 0 else 'below'} usual" if abs(rise) >= 0.05 else "as usual"
    words = {"said_load": f"{share:.0%}".replace("%", " %"), "said_rise": said, "said_flare": "yes" if flare else "no"}
    return {"share": share, "rise": min(HIGH, max(LOW, rise)), "flare": flare, **words}


def _step(step: StepAhead) -> dict[str, Any]:
    change = round((step.factor - 1) * 100, 1)
    label = "same" if not change else f"{change:+g} %".replace("-", "−")
    return {"share": step.factor, "label": label, "chance": _chance(step.chance), "fits": step.fits}


def _chance(chance: float) -> str:
    """Never 0 and never 100: it is a belief."""
    if not SURE_NOT < chance < SURE:
        return "< 2 %" if chance <= SURE_NOT else "> 95 %"
    return f"{chance:.0%}".replace("%", " %")


@composed(dark=BOTH)
def _drawing(*, dark: bool) -> dict[str, Any]:
    """Composed once (Altair takes its time), then only poured full."""
    colours = look(dark=dark)
    x = alt.X(
        "share:Q",
        title="Load, this week's is 100 %",
        scale=alt.Scale(domain=[alt.expr("first"), alt.expr("last")], nice=False),
        axis=alt.Axis(format="%", tickCount=8, grid=False),
    )
    drawn = alt.layer(*_line(x, colours), *_steps(x, colours), *_weeks(x, colours)).properties(height=HEIGHT)
    spec: dict[str, Any] = drawn.to_dict(validate=False)
    return {"$schema": SCHEMA, **spec, "width": "container", "config": config(colours)}


def _y(field: str) -> alt.Y:
    axis = alt.Axis(values=[-2, -1, 0, 1, 2, 3], titlePadding=8)
    return alt.Y(f"{field}:Q", title="Mornings against usual, points", scale=alt.Scale(domain=[LOW, HIGH]), axis=axis)


def _line(x: alt.X, colours: Look) -> Sequence[alt.Chart]:
    known = alt.Chart(alt.NamedData("line")).encode(x=x)
    return (
        known.mark_area(color=colours.pain, opacity=0.16).encode(y=_y("low"), y2="high:Q"),
        known.mark_line(color=colours.pain, strokeWidth=2.5).encode(y=_y("rise")),
    )


def _steps(x: alt.X, colours: Look) -> Sequence[alt.Chart]:
    steps = alt.Chart(alt.NamedData("steps")).encode(x=x)
    tone = alt.condition("datum.fits", alt.value(colours.calm), alt.value(colours.warn))
    label = steps.mark_text(fontSize=13, fontWeight=600, opacity=alt.expr(ROOMY)).encode(
        y=alt.value(10), text="label:N", color=tone
    )
    chance = steps.mark_text(fontSize=13, opacity=alt.expr(ROOMY)).encode(y=alt.value(28), text="chance:N", color=tone)
    return (
        steps.mark_rule(strokeDash=[3, 4]).encode(y=alt.value(40), y2=alt.value(HEIGHT), color=tone),
        label,
        chance,
    )


def _weeks(x: alt.X, colours: Look) -> Sequence[alt.Chart]:
    weeks = alt.Chart(alt.NamedData("weeks")).encode(x=x, y=_y("rise"))
    tips = [
        alt.Tooltip("said_load:N", title="Load"),
        alt.Tooltip("said_rise:N", title="Mornings"),
        alt.Tooltip("said_flare:N", title="Flare"),
    ]
    calm = weeks.transform_filter("!datum.flare").mark_point(filled=True, color=colours.ink, size=60, opacity=0.75)
    flared = weeks.transform_filter("datum.flare").mark_point(
        filled=True, color=colours.warn, size=130, opacity=1, shape="diamond"
    )
    return calm.encode(tooltip=tips), flared.encode(tooltip=tips)
