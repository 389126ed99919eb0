"""The studio's one key: 32 bytes in a file beside the database, or as the owner names it. Never in the database or a backup.

What is made of it: the seal of single secrets (access/sealing.py) and the key that an encrypted file is opened with
(cipher.py). The file is made when it is first needed, and only its owner may read it.
"""

import hmac
import os
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from lbp_core.models.refusal import Refused

KEY_BYTES, NAME_BYTES = 32, 4
GIVEN_BY, NAMED_BY = "LBP_SECRET_KEY", "LBP_KEY_FILE"
ENDING = ".key"
ONLY_OWNER = 0o600
NO_PLACE = (
    "This studio lies on a database server and has no key to seal with. Set LBP_SECRET_KEY to 64 hexadecimal signs, keep a "
    "copy of them, and start again."
)


def derived(root: bytes, purpose: str) -> bytes:
    """The key for one purpose out of the studio's one: who learns one of them learns no other."""
    return hmac.digest(root, f"lbp {purpose}".encode(), "sha256")


def name_of_key(key: bytes) -> bytes:
    """Four bytes that tell keys apart and say nothing about them."""
    return sha256(b"name " + key).digest()[:NAME_BYTES]


def key_from(text: str) -> bytes:
    """The key that was written as 64 hexadecimal signs or in base64. Raises Refused; the text itself is never shown."""
    plain = text.strip()
    try:
        made = (
            bytes.fromhex(plain)
            if len(plain) == 2 * KEY_BYTES
            else b64decode(plain + "=" * (-len(plain) % 4), validate=True)
        )
    except ValueError:
        made = b""
    if len(made) != KEY_BYTES:
        raise Refused(
            f"The studio's key (LBP_SECRET_KEY or its file) must be {KEY_BYTES} bytes, as 64 hexadecimal signs or in base64. "
            "What is there is something else; put the right one back."
        )
    return made


@dataclass(frozen=True)
class KeyPlace:
    """Where a studio's key is: written out by its owner, or in a file beside the database. A database server has no beside."""

    given: str | None = field(default=None, repr=False)
    file: Path | None = None

    @classmethod
    def beside(cls, database: Path | None, *, given: str | None) -> "KeyPlace":
        """What the owner wrote out goes first."""
        return cls(given, None if database is None else database.with_suffix(ENDING))

    @classmethod
    def of(cls, database: Path | None, *, given: str | None = None) -> "KeyPlace":
        """As the owner set it: written out in LBP_SECRET_KEY, in the file that LBP_KEY_FILE names, else beside the database."""
        plain = cls.beside(database, given=given or os.environ.get(GIVEN_BY) or None)
        named = os.environ.get(NAMED_BY)
        return cls(plain.given, Path(named).absolute()) if named else plain

    @property
    def says(self) -> str:
        """Where to look for it, fit for a sentence."""
        if self.given is not None:
            return GIVEN_BY
        return f"{GIVEN_BY} or the file that {NAMED_BY} names" if self.file is None else str(self.file)

    def key(self) -> bytes | None:
        """The key, or None where nothing was ever sealed here, or its file is gone. Raises Refused where it is no key."""
        if self.given is not None:
            return key_from(self.given)
        return None if self.file is None else read_key(self.file)

    def made(self, fresh: Callable[[int], bytes]) -> bytes:
        """The key, made now where there is none. Raises Refused where there is no place for one."""
        if (found := self.key()) is not None:
            return found
        if self.file is None:
            raise Refused(NO_PLACE)
        return make_key(self.file, fresh=fresh)


def read_key(file: Path) -> bytes | None:
    """The key in that file, or None where there is none. Raises Refused where it holds something else or may not be read."""
    try:
        return key_from(file.read_text(encoding="ascii", errors="replace"))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused(
            f"The studio's key in {file} cannot be read ({error.strerror}). Give this user the right to read it."
        ) from error


def make_key(file: Path, *, fresh: Callable[[int], bytes]) -> bytes:
    """The key in that file; where there is none a new one, on the disk before it is used. Of two at once the first counts."""
    return put_key(file, fresh(KEY_BYTES), fresh=fresh)


def put_key(file: Path, key: bytes, *, fresh: Callable[[int], bytes]) -> bytes:
    """Puts a key into a file of its own, readable by its owner alone; the one that lies there already stays and is given."""
    draft = file.with_name(f"{file.name}.{fresh(6).hex()}")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER)
        with os.fdopen(handle, "w", encoding="ascii") as opened:
            opened.write(b64encode(key).decode() + "\n")
            opened.flush()
            os.fsync(opened.fileno())
        _take_its_place(draft, file)
    except OSError as error:
        raise Refused(
            f"No key could be put into {file} ({error.strerror}). Make room, or let this user write there."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
    found = read_key(file)
    if found is None:
        raise Refused(f"The key that was put into {file} is not there any more. Try again.")
    return found


def _take_its_place(draft: Path, file: Path) -> None:
    try:
        os.link(draft, file)
    except FileExistsError:
        return
    if os.name != "nt":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
