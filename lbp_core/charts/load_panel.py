"""The lower panel: the week's load as a bar, split by block where that is known."""

from __future__ import annotations

from lbp_core.charts.composing import alt
from lbp_core.charts.style import BLOCK_WORDS, Look
from lbp_core.charts.tables import Rows

TOP, BOTTOM = 338, 442
LEAST_TOP = 300
"""Effort x minutes the axis reaches at the least, so that a light week does not look like a heavy one."""


def load_parameters(blocks: Rows) -> dict[str, object]:
    """What the drawing asks for: where the axis ends, and the blocks its key names (none where there is only one)."""
    known = {row["block"] for row in blocks}
    present = [word for word in BLOCK_WORDS.values() if word in known]
    top = max([LEAST_TOP, *(row["top"] for row in blocks)])
    return {"load_top": top, "key": present if len(present) > 1 else []}


def load_panel(x: alt.X, colours: Look) -> list[alt.Chart]:
    """Layers over block_table and week_table, back to front."""
    weeks = alt.Chart().encode(x=x)
    bar = {"x": alt.X("bar_start:T"), "x2": alt.X2("bar_end:T")}
    return [
        weeks.mark_rect(color=colours.missing, opacity=0.5)
        .encode(x2="end:T", y=alt.value(TOP), y2=alt.value(BOTTOM))
        .transform_filter("datum.no_load"),
        alt.Chart(alt.NamedData("blocks"))
        .mark_rect(cornerRadius=1)
        .encode(**bar, y=effort("bottom:Q"), y2="top:Q", color=_block_colours(colours)),
        weeks.mark_rule(color=colours.ink, strokeWidth=2, strokeDash=[2, 2])
        .encode(**bar, y=effort("load:Q"))
        .transform_filter("datum.at_least"),
        weeks.mark_rule(color=colours.soft, strokeWidth=2.5)
        .encode(**bar, y=effort("load:Q"))
        .transform_filter("datum.load === 0"),
    ]


def effort(field: str) -> alt.Y:
    """The panel's own y, from 0."""
    return alt.Y(
        field,
        scale=alt.Scale(domain=[0, alt.expr("load_top")], range=[BOTTOM, TOP], nice=3, zero=True),
        axis=alt.Axis(
            tickCount=3, orient="left", title=None, labelExpr="format(datum.value, load_top < 9999 ? ',d' : '~s')"
        ),
    )


def _block_colours(colours: Look) -> alt.Color:
    legend = alt.Legend(
        orient="bottom", direction="horizontal", title=None, columns=4, offset=6, values=alt.expr("key")
    )
    scale = alt.Scale(domain=list(BLOCK_WORDS.values()), range=[colours.blocks[block] for block in BLOCK_WORDS])
    return alt.Color("block:N", scale=scale, legend=legend)
