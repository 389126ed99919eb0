"""Sealing what a stolen file must not show: a key that is not in the database, and what is sealed with it (AES-256-GCM).

Where the key lies and how it is made: storage/key_file.py. What is sealed and when: whoever uses this.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lbp_core.storage.key_file import derived, name_of_key

MARK = "sealed1"
NONCE_BYTES = 12


class CannotOpen(Exception):
    """It was sealed with another key, for another purpose, or was changed since."""


@dataclass(frozen=True)
class Seal:
    """One key for one purpose. `name` tells keys apart and says nothing about them."""

    key: bytes = field(repr=False)
    name: str

    @classmethod
    def of(cls, root: bytes, purpose: str) -> "Seal":
        """The key for that purpose out of the studio's one: who learns one of them learns no other."""
        made = derived(root, purpose)
        return cls(made, name_of_key(made).hex())

    def close(self, text: str, about: str, *, fresh: Callable[[int], bytes]) -> str:
        """The text, sealed for this one place: put elsewhere it does not open."""
        nonce = fresh(NONCE_BYTES)
        sealed = AESGCM(self.key).encrypt(nonce, text.encode(), about.encode())
        return f"{MARK}.{self.name}.{urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, about: str) -> str:
        """What was sealed for that place. Raises CannotOpen."""
        mark, _, rest = sealed.partition(".")
        name, _, body = rest.partition(".")
        if mark != MARK or name != self.name:
            raise CannotOpen
        try:
            raw = urlsafe_b64decode(body)
            if urlsafe_b64encode(raw).decode() != body:  # the one way to write it: not a letter may differ
                raise CannotOpen
            return AESGCM(self.key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], about.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise CannotOpen from error


def is_sealed(text: str) -> bool:
    """False for what an older version kept in plain letters."""
    return text.startswith(f"{MARK}.")
