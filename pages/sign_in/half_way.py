"""Between two steps of signing in: what was right so far waits here, in this process alone, for the next. Minutes, then gone."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_urlsafe
from threading import Lock

from lbp_core.access.id_token import Identity
from lbp_core.models.refusal import Refused
from pages.sign_in.form import Fields

WAITS = timedelta(minutes=5)
MOST = 200
TOO_LATE = (
    "The second step took over five minutes, or the studio was started again. Begin again with name and password."
)


@dataclass(frozen=True)
class Half:
    """Name and password, or whom the provider named, and then the password that was typed to link the account."""

    login: str = ""
    password: str | None = field(default=None, repr=False)
    who: Identity | None = None
    back: str = "/"


_WAITING: dict[str, tuple[datetime, Half]] = {}
_LOCK = Lock()


def put_by(half: Half, *, at: datetime) -> str:
    """A ticket that nobody can guess, for what was right so far. Where a crowd waits, the oldest goes."""
    ticket = token_urlsafe(24)
    with _LOCK:
        for old in [name for name, (until, _) in _WAITING.items() if until <= at]:
            del _WAITING[old]
        while len(_WAITING) >= MOST:
            del _WAITING[next(iter(_WAITING))]
        _WAITING[ticket] = at + WAITS, half
    return ticket


def waits(ticket: str, *, at: datetime) -> Half | None:
    """What waits for that ticket while it is good."""
    with _LOCK:
        found = _WAITING.get(ticket)
    return found[1] if found is not None and at < found[0] else None


def taken(fields: Fields, *, at: datetime) -> Half:
    """What waits for the ticket in the form; it stays good for another try. Raises Refused once it is over."""
    found = waits(fields.get("half", ""), at=at)
    if found is None:
        raise Refused(TOO_LATE)
    return found
