"""Copies of a studio that anybody can read, beside one that is encrypted: where they lie, and what is done about them."""

from collections.abc import Callable
from pathlib import Path

from lbp_core.keeping.shelf import on_the_shelf
from lbp_core.models.refusal import Refused
from lbp_core.storage.cipher import FileKey, is_encrypted, key_for
from lbp_core.storage.copying import read_through, sync_folder
from lbp_core.storage.key_file import KeyPlace
from lbp_core.storage.replacing import keep_under
from lbp_core.storage.rewriting import held, is_readable, same_owner, wipe, write_anew

DRAFTS = (".encrypting-", ".decrypting-", ".restoring-", ".making-", ".trying-")
"""Folders in which this program gets something ready; one that is left over is of a run that was cut short."""
OUTGOING = ".outgoing"


def readable_copies(path: Path, folder: Path) -> tuple[Path, ...]:
    """Every file beside the studio and among its backups that is a studio's and not encrypted, the studio itself left out."""
    beside = [*path.parent.glob(f"{path.name}.*"), *path.parent.glob(f".{path.name}*")]
    drafts = [one for near in {path.parent, folder} for prefix in DRAFTS for one in near.glob(f"{prefix}*/*")]
    shelf = [one.file for one in on_the_shelf(folder)]
    outgoing = folder.glob(f"*{OUTGOING}")
    return tuple(sorted({one for one in (*beside, *drafts, *shelf, *outgoing) if one != path and is_readable(one)}))


def encrypt_copies(
    path: Path, folder: Path, key: FileKey, *, keys: KeyPlace, ours: Callable[[str], bool]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Encrypts each readable copy in its place and wipes the older bytes: those that are done, and those that could not be.

    `ours` says of a place in the chain whether it is this studio's: another one's backups may lie in the same folder.
    """
    done, left = [], []
    strangers = {one.file for one in on_the_shelf(folder) if not ours(one.head)}
    for one in readable_copies(path, folder):
        if one.name.endswith(OUTGOING) or any(one.parent.name.startswith(prefix) for prefix in DRAFTS):
            wipe(one)
            continue
        try:
            if one in strangers:
                raise Refused("It is a backup of another studio, or of another history of this one.")
            _in_its_place(one, key, keys)
            done.append(one)
        except (Refused, OSError):
            left.append(one)
    return tuple(done), tuple(left)


def encrypt_draft(draft: Path, path: Path, keys: KeyPlace) -> None:
    """What was fetched from a readable backup is encrypted where the studio at `path` is. Raises Refused without its key."""
    if not (is_encrypted(path) and is_readable(draft)):
        return
    try:
        key = key_for(path, keys)
    except Refused as refused:
        raise Refused(f"{refused} To put this backup in its place without the key, move {path} away first.") from None
    if key is not None:
        _in_its_place(draft, key, keys)


def _in_its_place(file: Path, key: FileKey, keys: KeyPlace) -> None:
    """Whole and read through before it takes the place; killed anywhere, one of the two lies there whole."""
    draft, outgoing = (file.with_name(file.name + ending) for ending in (".part", OUTGOING))
    wipe(draft)
    try:
        with held(file, None) as raw:
            write_anew(raw, draft, key)
        read_through(draft, keys)
        same_owner(file, draft)
        wipe(outgoing)
        keep_under(file, outgoing)
        draft.replace(file)
        sync_folder(file.parent)
    finally:
        wipe(draft)
    wipe(outgoing)
