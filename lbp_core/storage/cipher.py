"""An encrypted studio's file (SQLCipher): how it is known, and what it is opened with. Where the key lies: key_file.py.

The first sixteen bytes of such a file are in plain letters (SQLCipher's salt). Ours begin with a mark and the key's name, so
that an encrypted file can be told from a damaged or a foreign one without its key. They say nothing about the key itself:
the pages are encrypted with 32 random bytes, not with words of a person's, and every page has its own random start.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from secrets import token_bytes
from types import ModuleType

from lbp_core.models.refusal import Refused
from lbp_core.storage.key_file import NAME_BYTES, KeyPlace, derived, name_of_key

PURPOSE = "database"
MARK = b"LBP enc1"
SALT_BYTES = 16
RECOVER = "type your recovery sheet in with: python3 -m lbp_core recover-key"
CHECKED = {"cipher_use_hmac": "1", "cipher_page_size": "4096", "cipher_hmac_algorithm": "HMAC_SHA512"}
"""What SQLCipher must say of itself once the key was given. A library that knows no key would write in plain letters."""


@dataclass(frozen=True)
class FileKey:
    """What opens one studio's file and its copies. `name` stands in their first bytes."""

    secret: bytes = field(repr=False)
    name: bytes

    @classmethod
    def of(cls, root: bytes) -> "FileKey":
        """Out of the studio's one key."""
        made = derived(root, PURPOSE)
        return cls(made, name_of_key(made))

    @property
    def opens(self) -> str:
        """As SQLCipher takes it for a file that is there."""
        return f"x'{self.secret.hex()}'"

    def begins(self, fresh: Callable[[int], bytes] = token_bytes) -> str:
        """As SQLCipher takes it for a new file: with its first bytes."""
        salt = MARK + self.name + fresh(SALT_BYTES - len(MARK) - NAME_BYTES)
        return f"x'{(self.secret + salt).hex()}'"


def first_bytes(path: Path, many: int) -> bytes:
    """The beginning of a file; '' where there is none. Raises Refused where it may not be read."""
    try:
        with path.open("rb") as file:
            return file.read(many)
    except (FileNotFoundError, IsADirectoryError):
        return b""
    except PermissionError:
        raise Refused(f"{path} may not be read. Give this user the right to read and write the file.") from None


def key_name_in(path: Path) -> bytes | None:
    """The name of the key that a file was encrypted with; None where it is no encrypted studio, or not there."""
    found = first_bytes(path, SALT_BYTES)
    return found[len(MARK) : len(MARK) + NAME_BYTES] if found.startswith(MARK) and len(found) == SALT_BYTES else None


def is_encrypted(path: Path) -> bool:
    """True for a file that was encrypted here, whole or not."""
    return key_name_in(path) is not None


def key_for(path: Path, keys: KeyPlace | None = None) -> FileKey | None:
    """What opens that file: None where it is not encrypted. Raises Refused where engine or key are not here, or not its own.

    `keys` is where to look; without it beside the file itself, or as the owner set it.
    """
    wanted = key_name_in(path)
    if wanted is None:
        return None
    place = keys or KeyPlace.of(path)
    cipher()
    root = place.key()
    if root is None:
        raise Refused(
            f"{path} is encrypted, and its key is not here: nothing is in {place.says}. Nothing was changed and nothing is "
            f"lost. Put the key back there, or {RECOVER}. Without the key nobody can read the file, its backups included."
        )
    key = FileKey.of(root)
    if key.name != wanted:
        raise Refused(
            f"The key in {place.says} is not the one of {path}: it is key {key.name.hex()}, the file was encrypted with key "
            f"{wanted.hex()}. Nothing was changed. Put that studio's own key there, or {RECOVER}."
        )
    return key


def own_key(keys: KeyPlace) -> FileKey:
    """What new files of this studio are encrypted with. Raises Refused where there is no key."""
    root = keys.key()
    if root is None:
        raise Refused(f"There is no key in {keys.says}. Put it there, or {RECOVER}.")
    return FileKey.of(root)


def cipher() -> ModuleType:
    """The engine for encrypted files. Raises Refused where this machine has none."""
    try:
        return import_module("sqlcipher3")
    except ImportError:
        raise Refused(
            "Encrypted studios need the package sqlcipher3, which is not installed here, so nothing was changed. Install "
            "it with: python3 -m pip install -r requirements.txt. Where there is none for this machine, open the studio on "
            "another one; `python3 -m lbp_core decrypt` there takes the encryption away."
        ) from None


def cipher_here() -> bool:
    """True where encrypted files can be opened on this machine."""
    try:
        cipher()
    except Refused:
        return False
    return True


def unlock(raw: sqlite3.Connection, key: str) -> None:
    """Gives a new connection its key, before anything else is said on it. Raises RuntimeError where it was not taken.

    The key never comes into a log: SQLCipher's own is switched off first.
    """
    raw.execute("PRAGMA cipher_log_level=NONE")
    raw.execute(f'PRAGMA key="{key}"')
    said = {row[0] for row in raw.execute("PRAGMA cipher_settings")}
    for name, wanted in CHECKED.items():
        if f"PRAGMA {name} = {wanted};" not in said:
            raise RuntimeError(f"SQLCipher does not keep {name} at {wanted}; this studio needs it.")


def pages_altered(raw: sqlite3.Connection) -> list[str]:
    """Pages whose signature does not fit, in SQLCipher's own words; none where every page is what was written."""
    return [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
