"""Large files that a page has made and that wait to be fetched, each by whoever made it. They vanish with the process."""

import secrets
from collections import OrderedDict
from dataclasses import dataclass
from tempfile import TemporaryFile
from threading import Lock
from typing import BinaryIO, cast

HOLDS = 2
"""A studio's kit may be large: the oldest goes when another comes."""


@dataclass(frozen=True)
class Ready:
    """One such file: its name for the browser, and whose it is."""

    called: str
    person_id: str | None
    file: BinaryIO


_READY: OrderedDict[str, Ready] = OrderedDict()
_TURN = Lock()


def new_file() -> BinaryIO:
    """A file without a name, which is gone once it is closed."""
    return cast(BinaryIO, TemporaryFile())


def lay(ready: Ready) -> str:
    """Lays it ready, and says under which word nobody can guess."""
    word = secrets.token_hex(16)
    with _TURN:
        _READY[word] = ready
        while len(_READY) > HOLDS:
            _READY.popitem(last=False)[1].file.close()
    return word


def take(word: str, person_id: str | None) -> Ready | None:
    """That person's file of that word, once; None where it is not there, or somebody else's."""
    with _TURN:
        found = _READY.get(word)
        return _READY.pop(word) if found is not None and found.person_id == person_id else None
