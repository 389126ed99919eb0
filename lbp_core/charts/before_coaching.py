"""Training before coaching beside the training since: sets per week, and where coaching began. None of the review's facts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any

from lbp_core.charts.style import config, look
from lbp_core.charts.twin import Twin
from lbp_core.charts.words import count

BEFORE, SINCE = "before coaching", "here"
KEY = (
    "Each bar is a week's sets. Pale bars are from another program, as it kept them; full bars were done here. The line is "
    "the day coaching began, the dashes about when this episode of pain did. The review reads none of the pale bars."
)
HIGH = 180
ALMOST_A_WEEK = timedelta(days=6)


def before_coaching(
    before: Mapping[date, int], since: Mapping[date, int], *, began: date, pain: date | None, dark: bool
) -> dict[str, Any]:
    """The Vega-Lite spec. Both map Mondays to sets; `began` is the first day of coaching, `pain` of this episode."""
    colours = look(dark=dark)
    rows = [
        {"week": monday.isoformat(), "end": (monday + ALMOST_A_WEEK).isoformat(), "sets": sets, "where": where}
        for where, weeks in ((BEFORE, before), (SINCE, since))
        for monday, sets in sorted(weeks.items())
    ]
    marks = [(began, "coaching began", [1, 0]), *([(pain, "pain began, about", [4, 4])] if pain is not None else [])]
    bars = _bars(rows, (colours.missing, colours.calm))
    return {
        "height": HIGH,
        "layer": [bars, *(layer for mark in marks for layer in _rule(mark, colours.ink))],
        "config": config(colours),
    }


def _bars(rows: list[dict[str, Any]], fills: tuple[str, str]) -> dict[str, Any]:
    x = {"field": "week", "type": "temporal", "title": None, "axis": {"format": "%b %Y", "tickCount": 6, "grid": False}}
    return {
        "data": {"values": rows},
        "mark": {"type": "bar", "minBandSize": 2},
        "encoding": {
            "x": x,
            "x2": {"field": "end"},
            "y": {"field": "sets", "type": "quantitative", "title": "Sets in the week", "scale": {"zero": True}},
            "y2": {"datum": 0},
            "color": {
                "field": "where",
                "type": "nominal",
                "title": None,
                "scale": {"domain": [BEFORE, SINCE], "range": list(fills)},
                "legend": {"orient": "top"},
            },
        },
    }


def _rule(mark: tuple[date, str, list[int]], ink: str) -> list[dict[str, Any]]:
    on, says, dash = mark
    where = {"x": {"field": "week", "type": "temporal"}}
    data = {"values": [{"week": on.isoformat(), "says": says}]}
    beside = {"align": "left", "dx": 5, "dy": 8} if dash == [1, 0] else {"align": "right", "dx": -5, "dy": 8}
    words = {"type": "text", "color": ink} | beside
    return [
        {"data": data, "mark": {"type": "rule", "color": ink, "strokeDash": dash}, "encoding": where},
        {
            "data": data,
            "mark": words,
            "encoding": where | {"y": {"value": 0}, "text": {"field": "says", "type": "nominal"}},
        },
    ]


def before_finding(before: Mapping[date, int], since: Mapping[date, int]) -> str:
    """The title: how much in a usual week then and here."""
    then = f"{count(round(median(before.values())), 'set')} in a usual week before coaching"
    return then if not since else f"{then}, {round(median(since.values()))} here"


def before_twin(before: Mapping[date, int], since: Mapping[date, int]) -> Twin:
    """The same in words, newest month first."""
    months: Sequence[date] = sorted({day.replace(day=1) for day in (*before, *since)}, reverse=True)
    rows = tuple((f"{month:%B %Y}", str(_in(before, month)), str(_in(since, month))) for month in months)
    return Twin(f"{before_finding(before, since)}.", ("Month", "Sets before coaching", "Sets here"), rows)


def _in(weeks: Mapping[date, int], month: date) -> int:
    return sum(sets for monday, sets in weeks.items() if monday.replace(day=1) == month)
