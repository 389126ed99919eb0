"""Days and moments as people read them."""

from datetime import date, datetime

from lbp_core.coach.library.shelf import WEEKDAYS
from pages._parts.here import studio


def day(value: date | None) -> str:
    """'3 Mar', or a dash where no day is known."""
    return "–" if value is None else f"{value.day} {value:%b}"


def weekday(value: date) -> str:
    """'Tue 3 Mar'."""
    return f"{WEEKDAYS[value.weekday()]} {day(value)}"


def long_day(value: date) -> str:
    """'Tuesday, 3 March'."""
    return f"{value:%A}, {value.day} {value:%B}"


def ago(value: date | None, on: date) -> str:
    """'today', 'yesterday', '5 days ago', 'no contact yet'."""
    if value is None:
        return "no contact yet"
    days = (on - value).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")


def moment(at: datetime) -> str:
    """'3 Mar, 14:32', in the studio's time."""
    local = at.astimezone(studio().zone)
    return f"{day(local.date())}, {local:%H:%M}"
