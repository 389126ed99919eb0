"""One value of a phone form at a time: allowed, left out, or refused in a sentence. Which values a form has: fields.py."""

import re
from collections.abc import Iterable

from lbp_core.coach.phone import client_forms
from lbp_core.models.refusal import Refused
from pages.phone.post import Fields, shortened, trouble

LONGEST_NOTE = 1_000


def score(fields: Fields, name: str, asks: str) -> int | None:
    """0 to 10, or None where it was left out."""
    entered = fields.get(name, "")
    if entered and not re.fullmatch(r"10|[0-9]", entered):
        raise Refused(trouble("score", question=asks, entered=shortened(entered)))
    return int(entered) if entered else None


def count(fields: Fields, name: str) -> int | None:
    """A whole number within the ends that the words name, or None where it was left out."""
    asked, entered = getattr(client_forms.words().counts, name), fields.get(name, "")
    if entered and (not re.fullmatch(r"[0-9]{1,2}", entered) or not asked.first <= int(entered) <= asked.last):
        raise Refused(
            trouble("count", question=asked.asks, first=asked.first, last=asked.last, entered=shortened(entered))
        )
    return int(entered) if entered else None


def chosen(fields: Fields, name: str, asks: str, allowed: Iterable[str]) -> str | None:
    """One of the allowed words, or None where it was left out."""
    entered = fields.get(name, "")
    if entered and entered not in allowed:
        raise Refused(trouble("choice", question=asks, entered=shortened(entered)))
    return entered or None


def note(fields: Fields) -> str | None:
    """The note, or None where there is none."""
    entered = fields.get("note", "")
    if len(entered) > LONGEST_NOTE:
        raise Refused(trouble("note", number=len(entered)))
    return entered or None
