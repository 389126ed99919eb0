"""A client's passes (30 minutes for the forms, one of its own for plan and progress) and the mark in their forms.

All are signed by the link's stored digest. No cookie, no clock here.

The digest (SHA-256 of the link's token) never leaves the server, so nobody can write a pass without it; when the link
is ended its passes end with it, and a restart of the server ends none.
"""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LASTS = timedelta(minutes=30)
PLAN_LASTS, PLAN_KEPT = timedelta(minutes=30), timedelta(days=30)
"""How long plan and progress stay open on a browser: on one that others use too, and on a phone that is the client's alone."""
_FORM = re.compile(r"([A-Za-z0-9_-]{1,64})\.(\d{1,12})\.([0-9a-f]{64})")


@dataclass(frozen=True)
class Pass:
    """What a pass says before anybody has checked it: the link's id, its last second, its signature."""

    link_id: str
    until: int
    signature: str


class Opens(StrEnum):
    """What a pass is for: the forms, or plan and progress besides."""

    FORMS = "pass"
    PLAN = "plan"


def write_pass(link_id: str, digest: str, *, at: datetime, lasts: timedelta = LASTS, opens: Opens = Opens.FORMS) -> str:
    """A pass for that link, good for `lasts` from `at`."""
    until = int((at + lasts).timestamp())
    return f"{link_id}.{until}.{_sign(digest, f'{opens} {link_id} {until}')}"


def read_pass(text: str) -> Pass | None:
    """The parts of a pass, or None where it is not shaped like one."""
    found = _FORM.fullmatch(text)
    return Pass(found[1], int(found[2]), found[3]) if found else None


def holds(given: Pass, digest: str, *, at: datetime, opens: Opens = Opens.FORMS) -> bool:
    """True where that link's digest signed it for this and its time is not over."""
    right = _sign(digest, f"{opens} {given.link_id} {given.until}")
    return hmac.compare_digest(right, given.signature) and at.timestamp() < given.until


def form_mark(digest: str) -> str:
    """The hidden mark of every form for this link's client: it outlasts a pass, so that what was typed can be sent again."""
    return _sign(digest, "form")


def _sign(digest: str, says: str) -> str:
    return hmac.new(bytes.fromhex(digest), says.encode(), hashlib.sha256).hexdigest()
