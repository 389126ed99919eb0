"""The key that signs the chain: one of this studio's own, or one from a file kept elsewhere. What is signed: chain.py.

The studio's own key lies in the database, so that every copy of it can be checked anywhere: it gives away accidents and
edits by hand. A key file (LBP_SEAL_KEY_FILE) that lies elsewhere also gives away who knows this program.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes

from sqlalchemy import Connection, insert, select

from lbp_core.models.refusal import Refused
from lbp_core.storage.tables import seal_keys

NAMED_BY = "LBP_SEAL_KEY_FILE"
FEWEST_BYTES = 32


@dataclass(frozen=True)
class Key:
    """Its name in the chain (16 hex digits of its SHA-256) and itself."""

    id: str
    secret: bytes = field(repr=False)


def key_file() -> Key | None:
    """The key from the file that LBP_SEAL_KEY_FILE names, or None where it names none. Raises Refused on a bad one."""
    place = os.environ.get(NAMED_BY)
    if not place:
        return None
    try:
        secret = Path(place).read_bytes().strip()
    except OSError as error:
        raise Refused(
            f"The key of the records' chain cannot be read from {place} ({error.strerror}). Put the file back, or "
            f"remove {NAMED_BY} to sign with the studio's own key."
        ) from None
    if len(secret) < FEWEST_BYTES:
        raise Refused(
            f"The key in {place} has {len(secret)} bytes; at least {FEWEST_BYTES} are needed. Make one with: "
            f"python3 -c 'import secrets; print(secrets.token_hex(32))' > {place}"
        )
    return _key(secret)


def key_for(tx: Connection, *, fresh: Callable[[int], bytes] = token_bytes) -> Key:
    """The key to sign with now, written down (by its name only, where it comes from a file) the first time."""
    cached: tuple[str | None, Key] | None = tx.info.get("seal_key")
    if cached is not None and cached[0] == os.environ.get(NAMED_BY):
        return cached[1]
    return _find_or_make(tx, fresh)


def _find_or_make(tx: Connection, fresh: Callable[[int], bytes]) -> Key:
    """Kept beside the connection only once it is known to be in the database for good."""
    known = known_keys(tx)
    given = key_file()
    own = [key for key in known.values() if key is not None]
    if (there := known.get(given.id) if given is not None else next(iter(own), None)) is not None:
        tx.info["seal_key"] = (os.environ.get(NAMED_BY), there)
        return there
    if given is not None:
        tx.execute(insert(seal_keys).values(id=given.id, secret=None))
        return given
    made = _key(fresh(FEWEST_BYTES))
    tx.execute(insert(seal_keys).values(id=made.id, secret=made.secret.hex()))
    return made


def known_keys(tx: Connection) -> dict[str, Key | None]:
    """Every key that ever signed here, by name; None where it lies in a file that is not given now."""
    given = key_file()
    rows = tx.execute(select(seal_keys.c.id, seal_keys.c.secret).order_by(seal_keys.c.id))
    found = {row.id: None if row.secret is None else _key(bytes.fromhex(row.secret)) for row in rows}
    return found | ({given.id: given} if given is not None and given.id in found else {})


def _key(secret: bytes) -> Key:
    return Key(sha256(secret).hexdigest()[:16], secret)
