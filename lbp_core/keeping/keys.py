"""The studio's key as its owner meets it: made, told where it lies, put back from the recovery sheet. Files: at_rest.py."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes

from lbp_core.keeping.backing_up import Keeping
from lbp_core.keeping.shelf import STAMP, on_the_shelf
from lbp_core.models.refusal import Refused
from lbp_core.storage.cipher import FileKey, is_encrypted, key_for, key_name_in
from lbp_core.storage.key_file import GIVEN_BY, NO_PLACE, put_key, read_key
from lbp_core.storage.opening import path_of


@dataclass(frozen=True)
class Put:
    """A key that lies where it belongs: the file, whether it opens what is here (None: nothing here says), what lay there."""

    file: Path
    fits: bool | None
    aside: Path | None


def the_key(keeping: Keeping, *, fresh: Callable[[int], bytes] = token_bytes) -> bytes:
    """The studio's key; made where there is none and nothing here is encrypted yet. Raises Refused."""
    path = path_of(keeping.url)
    if path is not None and is_encrypted(path):
        key_for(path, keeping.keys)
    return keeping.keys.made(fresh)


def named(keeping: Keeping, key: bytes) -> tuple[str, str]:
    """What stands on the sheet: which studio, and the name of its file's key. Neither gives anything away."""
    path = path_of(keeping.url)
    return "a database" if path is None else str(path), FileKey.of(key).name.hex()


def put_back(keeping: Keeping, key: bytes, *, at: datetime, fresh: Callable[[int], bytes] = token_bytes) -> Put:
    """Puts a key from a recovery sheet where the studio looks for it; another one that lies there is set aside.

    Raises Refused where the studio here was encrypted with another key: the sheet is another studio's then.
    """
    place = keeping.keys
    fits = _fits(keeping, FileKey.of(key))
    if place.given is not None:
        if place.key() == key:
            raise Refused(f"{GIVEN_BY} holds this very key already; nothing was to be done.")
        raise Refused(
            f"{GIVEN_BY} is set to another key, and it goes first. Take it away, then start the same command again."
        )
    if place.file is None:
        raise Refused(NO_PLACE)
    if place.file.exists() and _same(place.file, key):
        return Put(place.file, fits, None)
    aside = None
    if place.file.exists():
        aside = place.file.with_name(f"{place.file.name}.before-{at.astimezone(UTC).strftime(STAMP)}")
        place.file.rename(aside)
    put_key(place.file, key, fresh=fresh)
    return Put(place.file, fits, aside)


def _same(file: Path, key: bytes) -> bool:
    try:
        return read_key(file) == key
    except Refused:
        return False


def _fits(keeping: Keeping, key: FileKey) -> bool | None:
    path = path_of(keeping.url)
    wanted = None if path is None else key_name_in(path)
    if path is not None and wanted is not None and wanted != key.name:
        raise Refused(
            f"This sheet carries key {key.name.hex()}; the studio at {path} was encrypted with key {wanted.hex()}. It is the "
            "sheet of another studio, or of an earlier key. Look for the right one; nothing was changed."
        )
    names = {key_name_in(one.file) for one in on_the_shelf(keeping.folder)} - {None}
    return True if wanted == key.name or key.name in names else False if names else None
