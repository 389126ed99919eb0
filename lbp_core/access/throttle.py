"""How long the door stays shut after failed tries: never for ever, and no restart opens it sooner. Kept by storage."""

from datetime import datetime, timedelta
from hashlib import sha256

from lbp_core.storage.sign_ins import Tries

FREE = 5
LONGEST = timedelta(minutes=15)


def subject(kind: str, name: str) -> str:
    """What tries are counted under. A digest: now and then somebody types a password where the name belongs."""
    return sha256(f"{kind}\0{name}".encode()).hexdigest()


def shut_until(found: Tries | None, *, at: datetime) -> datetime | None:
    """When the next try is looked at, or None where that is now."""
    return None if found is None or found.open_from <= at else found.open_from


def after_another(found: Tries | None, *, at: datetime) -> Tries:
    """One more failed try: five are free, then 1, 2, 4, 8 and at most 15 minutes lie between them."""
    fails = 1 if found is None else found.fails + 1
    wait = timedelta(0) if fails < FREE else min(LONGEST, timedelta(minutes=2 ** min(fails - FREE, 10)))
    return Tries(fails, at, at + wait)
