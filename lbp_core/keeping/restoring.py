"""Puts a backup back: `restore` in one command. The old studio is set aside; links and sign-ins of then end.

Erased people stay erased: who was erased after the backup was made is on a list that lies outside the records (erased.py),
and whoever knows how to erase is handed in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from lbp_core.keeping.backing_up import Keeping, opened
from lbp_core.keeping.erased import erased
from lbp_core.keeping.readable import encrypt_draft
from lbp_core.keeping.shelf import STAMP, last, on_the_shelf
from lbp_core.models.base import Frozen
from lbp_core.models.refusal import Refused
from lbp_core.storage.audit import note
from lbp_core.storage.cipher import is_encrypted
from lbp_core.storage.client_file import add_studio_paper
from lbp_core.storage.copying import read_through, remove
from lbp_core.storage.glances import mark_all
from lbp_core.storage.links import end_every_link
from lbp_core.storage.once import once
from lbp_core.storage.opening import path_of
from lbp_core.storage.replacing import put_in_database, put_in_place
from lbp_core.storage.safety import RESTORED
from lbp_core.storage.sign_ins import end_every_sign_in
from lbp_core.storage.store import Store, open_store

Erase = Callable[[Store, Sequence[str]], Sequence[str]]


class RestoredPaper(Frozen):
    """The studio's own note that its records are those of an earlier moment (instants in UTC)."""

    as_of: str | None
    backup: str


@dataclass(frozen=True)
class Restored:
    """What is there now: records up to `as_of`, so many clients; what ended; and where the older studio lies."""

    backup: Path
    as_of: datetime | None
    clients: int
    rows: int
    links_ended: int
    erased_again: int
    aside: Path | None
    encrypted: bool = False


def restore(keeping: Keeping, *, at: datetime, file: Path | None = None, erase: Erase | None = None) -> Restored:
    """Puts `file`, or the newest backup on the shelf that is whole, in the studio's place. Raises Refused.

    Everything is got ready and read through beside the studio first; until the last step nothing is changed. Where the
    studio or the backup is encrypted, the studio is encrypted afterwards.
    """
    path = path_of(keeping.url)
    near = keeping.folder if path is None else path.parent
    near.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=near, prefix=".restoring-") as making:
        draft = Path(making) / "studio.db"
        chosen = _fetch(keeping, draft, file)
        before = read_through(draft, keeping.keys)
        if path is not None:
            encrypt_draft(draft, path, keeping.keys)
        links, again = _make_present(keeping, draft, chosen, before.as_of, at=at, erase=erase)
        whole = read_through(draft, keeping.keys)
        stamp = at.astimezone(UTC).strftime(STAMP)
        if path is None:
            aside = put_in_database(draft, keeping.url, near / f"before-restore-{stamp}.db", keys=keeping.keys)
        else:
            aside = put_in_place(draft, path, path.with_name(f"{path.name}.before-restore-{stamp}"))
    encrypted = path is not None and is_encrypted(path)
    return Restored(chosen, before.as_of, whole.clients, whole.rows, links, again, aside, encrypted)


def _fetch(keeping: Keeping, draft: Path, file: Path | None) -> Path:
    """The backup as a plain file. Without a name the newest on the shelf that is whole; what was passed over is said."""
    if file is not None:
        opened(file, draft, keeping.passphrase)
        return file
    passed: list[str] = []
    for one in _newest_first(keeping):
        try:
            opened(one, draft, keeping.passphrase)
            read_through(draft, keeping.keys)
            return one
        except Refused as refused:
            passed.append(str(refused))
            remove(draft)
    why = f" {passed[0]}" if passed else " Name one with: python3 -m lbp_core restore FILE"
    raise Refused(f"There is no whole backup in {keeping.folder}.{why}")


def _newest_first(keeping: Keeping) -> list[Path]:
    """The one that was taken last goes first, whatever its name says: the clock may have been wrong."""
    files = [one.file for one in on_the_shelf(keeping.folder)]
    return sorted(files, key=lambda file: file.name != last(keeping.folder).file)


def _make_present(
    keeping: Keeping, draft: Path, chosen: Path, as_of: datetime | None, *, at: datetime, erase: Erase | None
) -> tuple[int, int]:
    """In this version's shape, with every link and sign-in of then ended and who was erased since erased again."""
    store = open_store(f"sqlite:///{draft.as_posix()}", keys=keeping.keys)
    try:
        with store.write() as tx:
            written = once(tx, "restore", "", at.isoformat(), at=at)
            links = end_every_link(tx, written, at=at)
            end_every_sign_in(tx, at=at)
            mark_all(tx)
            said = RestoredPaper(as_of=None if as_of is None else as_of.isoformat(), backup=chosen.name)
            add_studio_paper(tx, written, RESTORED, said, at=at, on=at.astimezone(UTC).date())
            note(tx, "restored", f"records up to {said.as_of}", at=at)
        gone = erased(keeping.folder)
        if gone and erase is None:
            raise Refused(
                f"{len(gone)} people were erased since, and this version cannot erase them again here. Nothing was changed."
            )
        again = 0 if erase is None else len(erase(store, gone))
    finally:
        store.close()
    return links, again
