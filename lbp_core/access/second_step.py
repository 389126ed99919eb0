"""The second step of signing in: six digits from an app (TOTP, RFC 6238), and recovery codes. Where they are kept: storage."""

import hmac
from base64 import b32encode
from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from pyotp import TOTP

STEP_SECONDS = 30
EITHER_SIDE = 1
"""Clocks of phones run a little off: the step before and the step after are taken too."""

SECRET_BYTES = 20
RECOVERY_CODES, RECOVERY_BYTES = 8, 15
"""120 bits each: long enough that a plain digest of one is as good as a slow hash."""


def new_secret(fresh: Callable[[int], bytes]) -> str:
    """A new secret, 160 bits in the letters an app takes."""
    return b32encode(fresh(SECRET_BYTES)).decode()


def address(secret: str, *, login: str, studio: str) -> str:
    """The otpauth:// address that an app reads from a square code."""
    return TOTP(secret).provisioning_uri(name=login, issuer_name=studio)


def step_of(secret: str, code: str, *, at: datetime) -> int | None:
    """The time step whose code this is, counted in half minutes; None where it fits none near `at`."""
    digits = "".join(code.split())
    now = int(at.timestamp()) // STEP_SECONDS
    made = TOTP(secret)
    for step in range(now - EITHER_SIDE, now + EITHER_SIDE + 1):
        if hmac.compare_digest(made.at(step * STEP_SECONDS), digits):
            return step
    return None


def recovery_codes(fresh: Callable[[int], bytes]) -> tuple[str, ...]:
    """Eight codes, each good once, in groups of four letters."""
    made = [b32encode(fresh(RECOVERY_BYTES)).decode() for _ in range(RECOVERY_CODES)]
    return tuple("-".join(one[place : place + 4] for place in range(0, len(one), 4)) for one in made)


def digest(code: str) -> str:
    """How a recovery code is kept; blanks, dashes and small letters do not matter."""
    return sha256("".join(code.upper().replace("-", " ").split()).encode()).hexdigest()
