"""When something came, as one says it in the morning: 'last night, 23:04'. In the studio's time."""

from datetime import datetime, timedelta

from pages._parts.days import moment
from pages._parts.here import on, studio

EVENING, SMALL_HOURS = 18, 5


def said_when(at: datetime) -> str:
    """'last night, 23:04', 'today, 07:10', 'yesterday, 14:20', else '3 Mar, 14:32'."""
    local = at.astimezone(studio().zone)
    clock = f"{local:%H:%M}"
    days = (on() - local.date()).days
    if (days == 1 and local.hour >= EVENING) or (days == 0 and local.hour < SMALL_HOURS):
        return f"last night, {clock}"
    return f"today, {clock}" if days == 0 else f"yesterday, {clock}" if days == 1 else moment(at)


def next_morning(at: datetime) -> datetime:
    """Nine o'clock on the studio's next day."""
    local = at.astimezone(studio().zone)
    return (local + timedelta(days=1)).replace(hour=9, minute=0, second=0, microsecond=0)


def begun(says: str) -> str:
    """The same words as the beginning of a sentence."""
    return says[:1].upper() + says[1:]
