"""`verify`: is every record what was written, and does every backup on the shelf belong to this studio?"""

from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from lbp_core.keeping.backing_up import Keeping
from lbp_core.keeping.shelf import on_the_shelf
from lbp_core.models.refusal import Refused
from lbp_core.storage.chain import holds_link
from lbp_core.storage.cipher import is_encrypted
from lbp_core.storage.engine import engine_says, postgres_says
from lbp_core.storage.opening import integrity, path_of, synced
from lbp_core.storage.store import open_store
from lbp_core.storage.verifying import Verified, verify


@dataclass(frozen=True)
class LookedThrough:
    """Whether everything is as it was written, and what is to be said about it, line by line."""

    whole: bool
    says: tuple[str, ...]


def how_kept(url: str) -> str:
    """For the start: which engine keeps these records, how carefully, and whether the folder is one to fear for."""
    path = path_of(url)
    if path is None:
        return postgres_says(url)
    synced = in_synced_folder(url)
    return engine_says(encrypted=is_encrypted(path)) + (f" {synced}" if synced else "")


def in_synced_folder(url: str) -> str | None:
    """What to do where the studio's file lies in a folder that a service copies while it is in use; None elsewhere."""
    path = path_of(url)
    folder = None if path is None else synced(path)
    if folder is None:
        return None
    return (
        f"The studio's file lies in the synced folder '{folder}', which can damage it while it is in use. Stop the app, move "
        "the file (and its key file) to this machine's own disk, name it in LBP_DATABASE_URL, and keep only backups there."
    )


def look_through(keeping: Keeping) -> LookedThrough:
    """Pages, references, every row, every link; nothing is changed. Raises Refused where the studio does not open."""
    store = open_store(keeping.url)
    try:
        with store.read() as tx:
            pages = integrity(tx)
            found = verify(tx)
            strangers = [one.file.name for one in on_the_shelf(keeping.folder) if not holds_link(tx, one.head)]
    except (DBAPIError, UnicodeDecodeError, Refused) as error:
        return LookedThrough(whole=False, says=(f"The records cannot be read to the end: {error}", _NEXT))
    finally:
        store.close()
    says = [how_kept(keeping.url), *_rows(found), *([f"The file is damaged: {pages}"] if pages else [])]
    if strangers:
        says.append(
            f"These backups belong to another history of this studio (a restore lies between, or its last records were "
            f"taken away): {', '.join(strangers[:5])}."
        )
    broken = bool(pages or found.broken)
    return LookedThrough(whole=not broken, says=tuple([*says, _NEXT] if broken else says))


_NEXT = (
    "Stop the app, keep the file, and put the last good backup back with: python3 -m lbp_core restore. "
    "If nobody changed the file by hand, suspect the disk."
)


def _rows(found: Verified) -> list[str]:
    if found.broken is not None:
        return [f"NOT as it was written: {found.broken}"]
    says = [f"{found.rows} rows are what was written: {found.links} links of the chain hold, up to {found.head}."]
    if found.unchecked:
        says.append(
            f"{found.unchecked} of them were signed with a key that is not given now (LBP_SEAL_KEY_FILE): not checked."
        )
    return says
