"""The short code that a trainer tells a client: eight letters and digits, kept as a slow hash only. No clock, no storage here."""

import hashlib
import hmac
import re
from base64 import b32encode
from datetime import timedelta

LASTS = timedelta(minutes=10)
TRIES = 5
LONG = 8
SALT_BYTES = 16
_MISREAD = str.maketrans({"0": "O", "1": "I", "8": "B"})
_SLOW = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}


def code_from(secret: bytes) -> str:
    """Eight signs of base32 (40 bits) from a secret of at least five bytes."""
    return b32encode(hashlib.sha256(secret).digest()[:5]).decode()


def spaced(code: str) -> str:
    """'ABCD EFGH': easier to read out and to type."""
    return f"{code[:4]} {code[4:]}"


def typed(text: str) -> str | None:
    """What was typed as a code: spaces and small letters do not matter, nor 0 for O, 1 for I, 8 for B. None for no code."""
    plain = re.sub(r"[\s-]", "", text).upper().translate(_MISREAD)
    return plain if re.fullmatch(rf"[A-Z2-7]{{{LONG}}}", plain) else None


def hashed(code: str, salt: bytes) -> str:
    """What is kept of a code, in hex. It takes 16 MiB and some 50 ms, so that a stolen file gives no code in ten minutes."""
    return hashlib.scrypt(code.encode(), salt=salt, **_SLOW).hex()


def same(code: str, salt: bytes, kept: str) -> bool:
    """True where that is the code whose hash was kept."""
    return hmac.compare_digest(hashed(code, salt), kept)
