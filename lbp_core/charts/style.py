"""The house style of every chart: colours named for what they mean, in light and dark, and the type they are set in.

No chart is drawn here, and no colour carries a meaning alone: a shape or a word always says it too. Red is kept for
'stop and be seen'. The same colours by the same names are in .streamlit/config.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lbp_core.models.exercise import Block
from lbp_core.models.verdict import Verdict

FONT = '"Source Sans", "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif'


@dataclass(frozen=True, kw_only=True)
class Look:
    """One theme's colours. `ink` is text, `soft` is text of less weight (still 4.5:1), `line` a hairline."""

    paper: str
    ink: str
    soft: str
    line: str
    pain: str
    calm: str
    note: str
    warn: str
    stop: str
    missing: str
    zone_high: str
    zone_low: str
    blocks: Mapping[str, str]


LIGHT = Look(
    paper="#faf7f1",
    ink="#23211d",
    soft="#5f594f",
    line="#ddd5c7",
    pain="#2f5d8a",
    calm="#17695b",
    note="#2f5d8a",
    warn="#b4690e",
    stop="#b3261e",
    missing="#d9d1c2",
    zone_high="#f6e3c4",
    zone_low="#dcece5",
    blocks={
        Block.WARM_UP: "#978b74",
        Block.CORE: "#3f8577",
        Block.STRENGTH: "#17594d",
        Block.FINISH: "#b9772a",
        "other": "#4f8f80",
    },
)
DARK = Look(
    paper="#171614",
    ink="#f1ede5",
    soft="#b5ad9f",
    line="#403c35",
    pain="#7fb0de",
    calm="#5cc0ac",
    note="#7fb0de",
    warn="#e6a04b",
    stop="#f0776c",
    missing="#3d3931",
    zone_high="#33281a",
    zone_low="#17302b",
    blocks={
        Block.WARM_UP: "#8f8674",
        Block.CORE: "#36796b",
        Block.STRENGTH: "#5cc0ac",
        Block.FINISH: "#c58a44",
        "other": "#4c9a8a",
    },
)
BLOCK_WORDS = {
    Block.WARM_UP: "Warm-up",
    Block.CORE: "Core",
    Block.STRENGTH: "Strength",
    Block.FINISH: "Finish",
    "other": "Whole session",
}

VERDICT_WORDS = {
    Verdict.PROGRESS: "step up",
    Verdict.HOLD: "hold",
    Verdict.REGRESS: "step back",
    Verdict.REFER_ROUTINE: "see a clinician",
    Verdict.REFER_URGENT: "GP, urgent",
    Verdict.REFER_SAME_DAY: "advice today",
    Verdict.STOP_EMERGENCY: "emergency",
}
"""What a week was decided to be, short enough to stand under its glyph."""

VERDICT_SIGNS = "▲ step up · – hold · ▼ step back · ◆ see a clinician · ✚ stop and be seen"
VERDICT_SIGNS_SHORT = "▲ up · – hold · ▼ back · ◆ see · ✚ stop"

VERDICT_SHAPES = {
    Verdict.PROGRESS: "triangle-up",
    Verdict.HOLD: "M-1,-0.22H1V0.22H-1Z",
    Verdict.REGRESS: "triangle-down",
    Verdict.REFER_ROUTINE: "diamond",
    Verdict.REFER_URGENT: "cross",
    Verdict.REFER_SAME_DAY: "cross",
    Verdict.STOP_EMERGENCY: "cross",
}
"""Every verdict below urgent has a shape of its own; the urgent ones share the cross and differ in their word."""


def look(*, dark: bool) -> Look:
    """The theme's colours."""
    return DARK if dark else LIGHT


def verdict_colour(verdict: Verdict, colours: Look) -> str:
    """Green for on, blue for level, amber for back or a look in time, red only for stop and be seen."""
    if verdict.caution >= Verdict.REFER_URGENT.caution:
        return colours.stop
    return {Verdict.PROGRESS: colours.calm, Verdict.HOLD: colours.soft}.get(verdict, colours.warn)


def config(colours: Look) -> dict[str, Any]:
    """Vega-Lite's config for the whole house. Text is 13 px or more: it is read at arm's length.

    A screen reader hears the chart's own sentence and its twin in words, not four hundred dots one by one.
    """
    said = {"labelColor": colours.soft, "titleColor": colours.soft, "labelFontSize": 13}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "mark": {"aria": False},
        "axis": said
        | {
            "titleFontSize": 13,
            "titleFontWeight": "normal",
            "domain": False,
            "ticks": False,
            "gridColor": colours.line,
            "labelPadding": 6,
        },
        "text": {"color": colours.soft, "fontSize": 13},
        "title": {"color": colours.ink, "fontSize": 17, "fontWeight": 600, "anchor": "start", "offset": 12},
        "legend": said | {"symbolType": "square", "symbolSize": 130},
    }
