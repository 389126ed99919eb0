"""The words around a chart: dates, numbers and a week's story. The sentence over the chart is in titles.py."""

from collections.abc import Sequence
from datetime import date, timedelta

from lbp_core.charts.style import VERDICT_WORDS
from lbp_core.models.timeline import WeekPoint

STEADY = 0.1
"""A load within this share of the week before is called about the same (our own convention)."""


def day(value: date, *, year: bool = False) -> str:
    """'3 Mar', or '3 Mar 2024'."""
    return f"{value.day} {value:%b}" + (f" {value.year}" if year else "")


def week_words(monday: date, *, year: bool = False) -> str:
    """'3 to 9 Mar', or '31 Mar to 6 Apr'."""
    sunday = monday + timedelta(days=6)
    first = str(monday.day) if monday.month == sunday.month else day(monday)
    return f"{first} to {day(sunday, year=year)}"


def score(value: float) -> str:
    """'3.4' with at most one decimal; a zero is '0'."""
    return f"{value:.1f}".removesuffix(".0")


def percent(share: float) -> str:
    """'40 %', without a sign."""
    return f"{abs(share):.0%}".replace("%", " %")


def count(number: int, one: str) -> str:
    """'1 reading', '4 readings', 'no readings'."""
    return f"{number or 'no'} {one}{'' if number == 1 else 's'}"


def story(points: Sequence[WeekPoint], index: int) -> dict[str, str]:
    """One week told in five short pieces, for the tooltip and the text twin."""
    point = points[index]
    return {
        "week": week_words(point.monday, year=points[0].monday.year != points[-1].monday.year),
        "said_pain": pain_words(point),
        "said_level": level_words(point),
        "said_load": load_words(point, points[index - 1] if index else None),
        "said_sessions": session_words(point),
        "said_decision": decision_words(point),
    }


def pain_words(point: WeekPoint) -> str:
    """Mean and worst with how many readings they rest on, a symptom told on a day of its own, and a flare."""
    flare = "" if point.told is None or point.told_on is None else f"; {score(point.told)} told on {day(point.told_on)}"
    flare += "; a flare" if point.flare else ""
    if point.pain is None:
        return "no readings" + flare
    worst = "" if point.worst is None else f", worst {score(point.worst)}"
    return f"{score(point.pain)} of 10 ({count(point.readings, 'reading')}{worst}){flare}"


def level_words(point: WeekPoint) -> str:
    """The level and between what it most likely lies."""
    if point.level is None or point.band is None:
        return "not known"
    return f"about {score(point.level)}, most likely {score(point.band[0])} to {score(point.band[1])}"


def load_words(point: WeekPoint, before: WeekPoint | None) -> str:
    """The load and how it compares with the week before, where both are known."""
    if point.load is None:
        return "not known"
    if point.load == 0:
        return "0, no session done"
    said = f"{'at least ' if point.unmeasured else ''}{point.load:,.0f}"
    if before is None or not before.load or point.unmeasured or before.unmeasured:
        return said
    change = point.load / before.load - 1
    if abs(change) < STEADY:
        return f"{said}, about as the week before"
    return f"{said}, {percent(change)} {'more' if change > 0 else 'less'} than the week before"


def session_words(point: WeekPoint) -> str:
    """'2 of 3 done', or what is known of it."""
    if point.sessions_planned:
        return f"{point.sessions_done} of {point.sessions_planned} done"
    return f"{point.sessions_done} done" if point.sessions_done else "none written down"


def decision_words(point: WeekPoint) -> str:
    """What was decided for the week after, by whom where trainer and rules differ, and the first reason."""
    if point.taken is None:
        return "none"
    taken = VERDICT_WORDS[point.taken]
    reason = f". {point.says}" if point.says else ""
    if point.recommended is None or point.recommended == point.taken:
        return taken + reason
    return f"{taken}, chosen by the trainer; the rules said {VERDICT_WORDS[point.recommended]}{reason}"
