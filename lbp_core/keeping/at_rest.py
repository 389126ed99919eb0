"""A studio's file becomes an encrypted one, or a readable one again. How a file is written anew: lbp_core/storage/rewriting.py.

Before anything is changed a backup is taken and read through. The new file is made beside the old one, read through, and
only then takes its place by a new name, so that a kill at any moment leaves one of them whole. Then the readable bytes go.
"""

import os
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lbp_core.keeping.backing_up import Keeping, back_up, one_at_a_time
from lbp_core.keeping.readable import DRAFTS, encrypt_copies
from lbp_core.keeping.shelf import STAMP
from lbp_core.models.refusal import Refused
from lbp_core.storage.audit import note
from lbp_core.storage.chain import holds_link
from lbp_core.storage.cipher import FileKey, cipher, is_encrypted, key_for, own_key
from lbp_core.storage.copying import read_through
from lbp_core.storage.key_file import KeyPlace
from lbp_core.storage.opening import check_file, check_new_place, path_of
from lbp_core.storage.presence import check_not_served
from lbp_core.storage.replacing import check_closed
from lbp_core.storage.rewriting import held, take_the_place, wipe, write_anew
from lbp_core.storage.store import create_store, open_store

Told = Callable[[str], None]
ON_A_SERVER = (
    "This studio lies on a database server, which keeps its own files: have the server's disk encrypted. `encrypt` is for a "
    "studio in a file. Its backups are sealed with LBP_BACKUP_KEY."
)


@dataclass(frozen=True)
class Changed:
    """What was done: the studio's file, its rows, the copies that were encrypted with it, and those that are still readable."""

    path: Path
    rows: int
    copies: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


def file_of(keeping: Keeping) -> Path:
    """The studio's file. Raises Refused for one on a database server."""
    path = path_of(keeping.url)
    if path is None:
        raise Refused(ON_A_SERVER)
    return path


def is_closed(keeping: Keeping) -> bool:
    """True where the studio lies in an encrypted file."""
    path = path_of(keeping.url)
    return path is not None and is_encrypted(path)


def check_can_encrypt(keeping: Keeping) -> bool:
    """True where the studio is in plain letters and can be encrypted now, False where it is encrypted. Raises Refused."""
    path = file_of(keeping)
    cipher()
    check_file(path, keeping.keys)
    check_not_served(keeping.url)
    check_closed(path)
    return not is_encrypted(path)


def check_can_begin(keeping: Keeping) -> None:
    """Raises Refused where no new, encrypted studio can be made."""
    cipher()
    check_new_place(file_of(keeping))


def begin_encrypted(keeping: Keeping, *, zone: str, at: datetime) -> None:
    """A new, empty studio that is encrypted from its first entry on, with the key that is there."""
    store = create_store(keeping.url, zone=zone, demo=False, encrypted=True)
    try:
        with store.write() as tx:
            note(tx, "began as an encrypted studio", at=at)
    finally:
        store.close()


def encrypt(keeping: Keeping, *, at: datetime, told: Told) -> Changed:
    """Encrypts the studio with the key that is there, and its readable copies after it. Raises Refused; it is then as it was.

    Begun again where it was cut short, it goes on with what is left.
    """
    path, key = file_of(keeping), own_key(keeping.keys)
    if not check_can_encrypt(keeping):
        rows = read_through(path, keeping.keys).rows
    else:
        told("Making a backup and reading it through …")
        open_store(keeping.url).close()
        back_up(keeping, at=at)
        told("Writing the studio into an encrypted file and reading that through …")
        rows = _change(keeping, path, None, key, at=at, says="encrypted the studio's file")
    told("Encrypting older backups and copies, and writing over what was readable …")
    copies, left = _copies_too(keeping, path, key)
    _sweep(path, keeping.folder)
    return Changed(path, rows, copies, left)


def _copies_too(keeping: Keeping, path: Path, key: FileKey) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    keeping.folder.mkdir(parents=True, exist_ok=True)
    store = open_store(keeping.url)
    try:
        with one_at_a_time(keeping.folder), store.read() as tx:
            return encrypt_copies(path, keeping.folder, key, keys=keeping.keys, ours=lambda head: holds_link(tx, head))
    finally:
        store.close()


def decrypt(keeping: Keeping, *, at: datetime, told: Told) -> Changed:
    """Puts the studio back into a file in plain letters. Its backups stay encrypted and need the key on. Raises Refused."""
    path = file_of(keeping)
    check_file(path, keeping.keys)
    key = key_for(path, keeping.keys)
    if key is None:
        raise Refused(f"The studio at {path} is not encrypted; nothing was to be done.")
    check_not_served(keeping.url)
    check_closed(path)
    told("Making a backup and reading it through …")
    open_store(keeping.url).close()
    back_up(keeping, at=at)
    told("Writing the studio into a readable file and reading that through …")
    rows = _change(keeping, path, key, None, at=at, says="decrypted the studio's file")
    _sweep(path, keeping.folder)
    return Changed(path, rows)


def _change(keeping: Keeping, path: Path, was: FileKey | None, key: FileKey | None, *, at: datetime, says: str) -> int:
    """The new file in the old one's place, the old one wiped; how many rows it holds."""
    aside = path.with_name(f"{path.name}.before-{at.astimezone(UTC).strftime(STAMP)}")
    with TemporaryDirectory(dir=path.parent, prefix=DRAFTS[int(key is None)]) as making, ExitStack() as holding:
        draft = Path(making) / path.name
        holding.callback(wipe, draft)
        write_anew(holding.enter_context(held(path, was)), draft, key)
        _note(f"sqlite:///{draft.as_posix()}", says, keys=keeping.keys, at=at)
        rows = read_through(draft, keeping.keys).rows
        if os.name == "nt":  # a file that is open cannot be renamed there
            holding.close()
        take_the_place(draft, path, aside)
    wipe(aside)
    return rows


def _note(url: str, says: str, *, keys: KeyPlace, at: datetime) -> None:
    store = open_store(url, keys=keys)
    try:
        with store.write() as tx:
            note(tx, says, at=at)
    finally:
        store.close()


def _sweep(path: Path, folder: Path) -> None:
    """Folders that a run cut short left behind."""
    for near in {path.parent, folder}:
        for one in (found for prefix in DRAFTS[:2] for found in near.glob(f"{prefix}*")):
            for file in one.iterdir():
                wipe(file)
            one.rmdir()
