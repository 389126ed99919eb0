"""Between the two steps of signing in: name and password wait here, in this process alone, for the code. Minutes, then gone."""

from datetime import datetime, timedelta
from secrets import token_urlsafe
from threading import Lock

from lbp_core.models.refusal import Refused
from pages.sign_in.form import Fields

WAITS = timedelta(minutes=5)
MOST = 200
TOO_LATE = "The second step took longer than five minutes. Begin again with your name and password."

_WAITING: dict[str, tuple[datetime, str, str]] = {}
_LOCK = Lock()


def put_by(login: str, password: str, *, at: datetime) -> str:
    """A ticket that nobody can guess, for what was right so far. Where a crowd waits, the oldest goes."""
    ticket = token_urlsafe(24)
    with _LOCK:
        for old in [name for name, (until, _, _) in _WAITING.items() if until <= at]:
            del _WAITING[old]
        while len(_WAITING) >= MOST:
            del _WAITING[next(iter(_WAITING))]
        _WAITING[ticket] = at + WAITS, login, password
    return ticket


def waits(ticket: str, *, at: datetime) -> bool:
    """True while that ticket is good."""
    with _LOCK:
        found = _WAITING.get(ticket)
    return found is not None and at < found[0]


def taken(fields: Fields, *, at: datetime) -> tuple[str, str]:
    """Name and password for the ticket in the form; the ticket stays good for another code. Raises Refused once it is over."""
    with _LOCK:
        found = _WAITING.get(fields.get("half", ""))
    if found is None or at >= found[0]:
        raise Refused(TOO_LATE)
    return found[1], found[2]
