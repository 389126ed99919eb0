"""The client's 30-minute pass and the mark in their forms, both signed by the link's stored digest. No cookie, no clock here.

The digest (SHA-256 of the link's token) never leaves the server, so nobody can write a pass without it; when the link
is ended its passes end with it, and a restart of the server ends none.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

LASTS = timedelta(minutes=30)
_FORM = re.compile(r"([A-Za-z0-9_-]{1,64})\.(\d{1,12})\.([0-9a-f]{64})")


@dataclass(frozen=True)
class Pass:
    """What a pass says before anybody has checked it: the link's id, its last second, its signature."""

    link_id: str
    until: int
    signature: str


def write_pass(link_id: str, digest: str, *, at: datetime) -> str:
    """A pass for that link, good for half an hour from `at`."""
    until = int((at + LASTS).timestamp())
    return f"{link_id}.{until}.{_sign(digest, f'pass {link_id} {until}')}"


def read_pass(text: str) -> Pass | None:
    """The parts of a pass, or None where it is not shaped like one."""
    found = _FORM.fullmatch(text)
    return Pass(found[1], int(found[2]), found[3]) if found else None


def holds(given: Pass, digest: str, *, at: datetime) -> bool:
    """True where that link's digest signed it and its time is not over."""
    right = _sign(digest, f"pass {given.link_id} {given.until}")
    return hmac.compare_digest(right, given.signature) and at.timestamp() < given.until


def form_mark(digest: str) -> str:
    """The hidden mark of every form for this link's client: it outlasts a pass, so that what was typed can be sent again."""
    return _sign(digest, "form")


def _sign(digest: str, says: str) -> str:
    return hmac.new(bytes.fromhex(digest), says.encode(), hashlib.sha256).hexdigest()
