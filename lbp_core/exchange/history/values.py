"""Numbers and days as people and programs write them. What cannot be told is a sentence, never a guess."""

import re
from collections.abc import Iterable
from datetime import date, datetime

EARLIEST = date(2000, 1, 1)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", re.ASCII)
_NAMED = re.compile(
    r"(\d{1,2})\.? ([A-Za-z]{3})[a-z]*\.?,? (\d{4})|([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})", re.ASCII
)
_SLASHED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})[/.-](\d{2}|\d{4})(?!\d)", re.ASCII)
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})", re.ASCII)


class Unclear(ValueError):
    """A cell that cannot be told: the message is the second half of a sentence."""


def number(said: str) -> float | None:
    """A number with a point or a comma; None where nothing is said. Raises Unclear."""
    bare = said.replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if not bare:
        return None
    if re.fullmatch(r"[+-]?\d{1,3},\d{3}", bare):
        raise Unclear(f"'{said}' could be thousands or a decimal comma; write it with a point")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})+,\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+\.\d+", bare):
        bare = bare.replace(",", "")
    bare = bare.replace(",", ".") if bare.count(",") == 1 and "." not in bare else bare
    if not re.fullmatch(r"[+-]?(\d{1,9}(\.\d{0,9})?|\.\d{1,9})", bare, re.ASCII):
        raise Unclear(f"'{said[:30]}' is not a number")
    return float(bare)


def seconds(said: str) -> int | None:
    """Seconds as a number or as hours, minutes and seconds; None where nothing is said. Raises Unclear."""
    clock = _CLOCK.fullmatch(said.strip())
    if clock is None:
        found = number(said)
        return None if found is None else round(found)
    hours, minutes, rest = (int(part or 0) for part in clock.groups())
    return hours * 3_600 + minutes * 60 + rest


def day_first(said: Iterable[str]) -> bool | None:
    """Whether days like 03/04/2025 begin with the day, where some of them tell; None where none does.

    Raises Unclear where some say one and some the other.
    """
    firsts, seconds_ = set(), set()
    for one in said:
        if (found := _SLASHED.match(one.strip())) is not None and found[2] != ".":
            firsts.add(int(found[1]))
            seconds_.add(int(found[3]))
    day, month = any(one > 12 for one in firsts), any(one > 12 for one in seconds_)
    if day and month:
        raise Unclear("some days begin with the day and some with the month")
    return True if day else False if month else None


def is_slashed(said: str) -> bool:
    """True where the order of day and month cannot be told from that day alone."""
    found = _SLASHED.match(said.strip())
    return found is not None and found[2] != "." and _ISO.match(said.strip()) is None


def day_of(said: str, *, first: bool | None, today: date) -> date:
    """The day, whatever hour follows it. `first`: slashed days begin with the day. Raises Unclear."""
    try:
        found = _day(said.strip(), first=first)
    except ValueError:
        raise Unclear(f"'{said[:30]}' is not a day; write it as 2025-12-22") from None
    if not EARLIEST <= found <= today:
        raise Unclear(f"{found.isoformat()} is {'still to come' if found > today else 'before 2000'}")
    return found


def _day(said: str, *, first: bool | None) -> date:
    if (iso := _ISO.match(said)) is not None:
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if (named := _NAMED.match(said)) is not None:
        day, month, year = (named[1], named[2], named[3]) if named[1] else (named[5], named[4], named[6])
        return date(int(year), MONTHS.index(month.casefold()) + 1, int(day))
    slashed = _SLASHED.match(said)
    if slashed is None:
        return datetime.fromisoformat(said).date()
    year = int(slashed[4]) + (2_000 if len(slashed[4]) == 2 else 0)
    one, two = int(slashed[1]), int(slashed[3])
    by_day = slashed[2] == "." or first is not False
    return date(year, two, one) if by_day else date(year, one, two)
