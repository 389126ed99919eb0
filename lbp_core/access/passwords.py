"""Passwords and PINs: hashing and checking (argon2id). Which are allowed at all: password_rules.py."""

from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

AT_ONCE = 2
"""Each hash takes 64 MiB while it is made; more than two at once would let a crowd at the door fill the memory."""

_HASHER = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
_TURN = BoundedSemaphore(AT_ONCE)
NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$bm9ib2R5J3Mgc2FsdA$r8xTwyv1vjdyC0MN9KWnJo6ZQ4h0T6ypFi6JK6nwmyk"
"""Checked where nobody has that name, so that the answer takes as long as a wrong password's. No password fits it."""


def hashed(secret: str) -> str:
    """A password or PIN as it is kept: salted, slow to guess, and naming how it was made."""
    with _TURN:
        return _HASHER.hash(secret)


def fits(kept: str | None, given: str) -> bool:
    """True where `given` is what was hashed. None, nobody's, takes as long and is never true."""
    with _TURN:
        try:
            return _HASHER.verify(kept or NOBODYS, given) and kept is not None
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """True where today's settings ask for more than this one was made with: hash it again at the next sign-in."""
    return _HASHER.check_needs_rehash(kept)
