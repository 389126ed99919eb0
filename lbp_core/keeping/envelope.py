"""A file sealed with a passphrase (AES-256-GCM in pieces, key by scrypt), and opened again. Losing the passphrase loses it."""

import os
from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from lbp_core.models.refusal import Refused

MARK = b"LBP sealed copy 1\n"
SALT_BYTES, NONCE_BYTES = 16, 7
PIECE_BYTES = 1 << 20
TAG_BYTES = 16
FEWEST_LETTERS = 12


def is_sealed(file: Path) -> bool:
    """True where the file begins as one sealed here."""
    with file.open("rb") as opened:
        return opened.read(len(MARK)) == MARK


def seal(file: Path, to: Path, passphrase: str, *, fresh: Callable[[int], bytes] = token_bytes) -> None:
    """Writes a sealed copy, on the disk when this returns. Raises Refused where the passphrase is too short."""
    if len(passphrase) < FEWEST_LETTERS:
        raise Refused(
            f"The backups' passphrase has {len(passphrase)} letters; at least {FEWEST_LETTERS} are needed. Choose a few "
            "words of your own, write them down, and set LBP_BACKUP_KEY to them."
        )
    salt, nonce = fresh(SALT_BYTES), fresh(NONCE_BYTES)
    head = MARK + salt + nonce
    lock = AESGCM(_key(passphrase, salt))
    with file.open("rb") as plain, to.open("wb") as sealed:
        sealed.write(head)
        number, piece = 0, plain.read(PIECE_BYTES)
        while True:
            following = plain.read(PIECE_BYTES)
            sealed.write(lock.encrypt(_place(nonce, number, last=not following), piece, head))
            if not following:
                break
            number, piece = number + 1, following
        sealed.flush()
        os.fsync(sealed.fileno())


def unseal(file: Path, to: Path, passphrase: str | None) -> None:
    """Writes the opened copy. Raises Refused where the passphrase is missing or wrong, or the file was cut or altered."""
    if not passphrase:
        raise Refused(f"{file} is sealed. Set LBP_BACKUP_KEY to the passphrase it was sealed with, and try again.")
    with file.open("rb") as sealed, to.open("wb") as plain:
        head = sealed.read(len(MARK) + SALT_BYTES + NONCE_BYTES)
        salt, nonce = head[len(MARK) : -NONCE_BYTES], head[-NONCE_BYTES:]
        lock = AESGCM(_key(passphrase, salt))
        number, piece = 0, sealed.read(PIECE_BYTES + TAG_BYTES)
        while True:
            following = sealed.read(PIECE_BYTES + TAG_BYTES)
            try:
                plain.write(lock.decrypt(_place(nonce, number, last=not following), piece, head))
            except InvalidTag:
                raise Refused(
                    f"{file} does not open: the passphrase in LBP_BACKUP_KEY is another one, or the file was cut short or "
                    "altered. Check the passphrase; otherwise choose another backup."
                ) from None
            if not following:
                return
            number, piece = number + 1, following


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode())


def _place(nonce: bytes, number: int, *, last: bool) -> bytes:
    """A piece opens only in its own place, and the last one only as the last."""
    return nonce + number.to_bytes(4, "big") + bytes([last])
