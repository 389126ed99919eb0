"""Days as an .ics file (RFC 5545). What stands in it is put together in coach/; escaping and folding are icalendar's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

PRODUCT = "-//LBP coach//Days ahead//EN"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One whole day with a title. The same `uid` in a later file takes the place of the entry in an earlier one."""

    uid: str
    day: date
    title: str


def calendar_file(entries: Sequence[Entry], *, stamp: datetime) -> bytes:
    """The file's bytes. Whole days have no time zone to go wrong; `stamp` says when it was made, in UTC."""
    from icalendar import Calendar, Event  # a quarter of a second: only for who asks for a calendar

    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for one in entries:
        event = Event()
        event.add("uid", one.uid)
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", one.title)
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        made.add_component(event)
    found: bytes = made.to_ical()
    return found
