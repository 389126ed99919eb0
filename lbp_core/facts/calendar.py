"""Which week a day belongs to. Weeks are ISO weeks, Monday first; the studio's time zone decides the day."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


def monday_of(day: date) -> date:
    """The Monday that begins the ISO week of that day."""
    return day - timedelta(days=day.weekday())


def sunday_of(day: date) -> date:
    """The Sunday that ends the ISO week of that day: a review's `as_of`."""
    return day + timedelta(days=6 - day.weekday())


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The studio's calendar day at that instant. `at` must know its zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone; give an instant with one, such as UTC.")
    return at.astimezone(zone).date()
