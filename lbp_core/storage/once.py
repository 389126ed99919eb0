"""Every write happens once: the same key again finds the first result. What a write means is not known here."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import Connection, bindparam, insert, select

from lbp_core.models.refusal import Refused
from lbp_core.storage.columns import instant
from lbp_core.storage.scope import seen_of
from lbp_core.storage.tables import writes

LONGEST_KEY = 200
_FIND = select(writes.c.seq, writes.c.result).where(
    writes.c.verb == bindparam("verb"), writes.c.owner == bindparam("owner"), writes.c.key == bindparam("key")
)
_CLAIM = insert(writes).returning(writes.c.seq)


@dataclass(frozen=True)
class Written:
    """Place in the order of all writes, what came of it, and whether this key was written before."""

    seq: int
    result: str
    again: bool

    def named(self, result: str) -> "Written":
        """The same write for a second record that it makes."""
        return replace(self, result=result)


def once(tx: Connection, verb: str, owner: str, key: str, *, at: datetime, result: str | None = None) -> Written:
    """Claims the key for this verb and owner. Without `result` the write gets an id made from all three."""
    if not 1 <= len(key) <= LONGEST_KEY:
        raise Refused(
            f"This form's key has {len(key)} characters; 1 to {LONGEST_KEY} are allowed. Open the page again."
        )
    claimed = {"verb": verb, "owner": owner, "key": key}
    found = tx.execute(_FIND, claimed).first()
    if found is not None:
        return Written(found.seq, found.result, again=True)
    result = id_from(verb, owner, key) if result is None else result
    wrote = {"at": instant(at), "result": result, "who": seen_of(tx).actor}
    made: int = tx.execute(_CLAIM, claimed | wrote).scalar_one()
    return Written(made, result, again=False)


def id_from(*parts: str) -> str:
    """The same id for the same parts: 80 bits, letters and digits."""
    return blake2b("\0".join(parts).encode(), digest_size=10).hexdigest()
