"""Who has gone to the provider and is to come back: the way each set out on, in this process alone. Minutes, then gone."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_bytes, token_urlsafe
from threading import Lock

from lbp_core.access.provider import Going, set_out

COOKIE = "lbp_away"
LASTS = timedelta(minutes=10)
MOST = 500


@dataclass(frozen=True)
class Away:
    """One browser's way: what it set out with, where it wanted to go then, and the digest of the cookie it must hold."""

    going: Going
    back: str
    until: datetime
    browser: str


_GONE: dict[str, Away] = {}
_LOCK = Lock()


def leave(back: str, *, at: datetime) -> tuple[Going, str]:
    """What the browser sets out with, and the value of its cookie. Where a crowd is away, the oldest is forgotten."""
    going, cookie = set_out(token_bytes), token_urlsafe(32)
    with _LOCK:
        for old in [state for state, one in _GONE.items() if one.until <= at]:
            del _GONE[old]
        while len(_GONE) >= MOST:
            del _GONE[next(iter(_GONE))]
        _GONE[going.state] = Away(going, back, at + LASTS, _digest(cookie))
    return going, cookie


def return_(state: str, cookie: str, *, at: datetime) -> Away | None:
    """The way with that state, once and never again; None where there is none, it is over, or another browser set out."""
    with _LOCK:
        found = _GONE.pop(state, None)
    if found is None or at >= found.until or not cookie:
        return None
    return found if hmac.compare_digest(found.browser, _digest(cookie)) else None


def _digest(cookie: str) -> str:
    return sha256(cookie.encode()).hexdigest()
