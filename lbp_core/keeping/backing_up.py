"""Takes a backup: copied online, read through, sealed where a passphrase is set, put back for trial, then older ones go."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from lbp_core.keeping.envelope import is_sealed, seal, unseal
from lbp_core.keeping.shelf import Last, last, name_for, on_the_shelf, too_many, write_down
from lbp_core.models.refusal import Refused
from lbp_core.storage.cipher import is_encrypted
from lbp_core.storage.copying import Copied, copy_whole, read_through, sync_folder
from lbp_core.storage.key_file import KeyPlace
from lbp_core.storage.opening import backups_of, path_of
from lbp_core.storage.store import open_store

DRILL_EVERY = timedelta(days=30)


@dataclass(frozen=True)
class Keeping:
    """Which studio, where its backups lie, and the passphrase they are sealed with (None: they are not)."""

    url: str
    folder: Path
    passphrase: str | None = field(default=None, repr=False)

    @classmethod
    def of(cls, url: str, passphrase: str | None) -> "Keeping":
        """With the studio's own folder."""
        return cls(url, backups_of(url), passphrase or None)

    @property
    def keys(self) -> KeyPlace:
        """Where the key lies that opens the studio's file and its backups, where they are encrypted."""
        return KeyPlace.of(path_of(self.url))


def back_up(keeping: Keeping, *, at: datetime, to: Path | None = None) -> Copied:
    """One backup, on the shelf or at `to`. What went wrong is written down for the studio page. Raises Refused."""
    began = time.monotonic()
    folder = keeping.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with one_at_a_time(folder), TemporaryDirectory(dir=folder, prefix=".making-") as making:
            made = copy_whole(keeping.url, Path(making) / "copy.db")
            place = to or folder / name_for(at, made.head, sealed=keeping.passphrase is not None)
            _put(keeping, made.file, place, Path(making))
            if to is not None:
                return replace(made, file=place)
            said = _said(keeping, made, place, at=at, seconds=time.monotonic() - began)
            write_down(folder, _drilled(keeping, said, place, at=at))
        for one in too_many(on_the_shelf(folder)):
            one.file.unlink()
    except (Refused, OSError) as error:
        _write_trouble(folder, str(error), at=at)
        raise Refused(f"No backup was made. {error}") from error
    return replace(made, file=place)


def try_out(keeping: Keeping, file: Path) -> Copied:
    """Puts a backup back in a place of its own and reads every row there: would it help? Raises Refused where not."""
    with TemporaryDirectory(dir=keeping.folder, prefix=".trying-") as trying:
        plain = Path(trying) / "studio.db"
        opened(file, plain, keeping.passphrase)
        open_store(f"sqlite:///{plain.as_posix()}", keys=keeping.keys).close()
        return read_through(plain, keeping.keys)


def opened(file: Path, to: Path, passphrase: str | None) -> None:
    """A copy of a backup out of its seal, where it has one; one that is encrypted stays so. Raises Refused."""
    if not file.is_file():
        raise Refused(
            f"There is no file {file}. Name a backup, or leave the name out to have the newest good one put back."
        )
    if is_sealed(file):
        unseal(file, to, passphrase)
    else:
        shutil.copyfile(file, to)


def _put(keeping: Keeping, plain: Path, place: Path, making: Path) -> None:
    """Under its own name only once it is whole, sealed and on the disk. What was sealed is opened and read once more."""
    if place.exists():
        raise Refused(f"There is already a file at {place}. Choose another name.")
    if not place.parent.is_dir():
        raise Refused(f"The folder {place.parent} is not there. Make it, or choose another place.")
    ready = plain
    if keeping.passphrase is not None:
        ready = making / "sealed"
        seal(plain, ready, keeping.passphrase)
        unseal(ready, making / "again.db", keeping.passphrase)
        read_through(making / "again.db", keeping.keys)
    if place.parent == keeping.folder:
        ready.replace(place)
    else:
        draft = place.with_name(place.name + ".part")
        shutil.copyfile(ready, draft)
        draft.replace(place)
    sync_folder(place.parent)


def _said(keeping: Keeping, made: Copied, place: Path, *, at: datetime, seconds: float) -> Last:
    return Last(
        good=at.isoformat(),
        file=place.name,
        rows=made.rows,
        clients=made.clients,
        size_bytes=place.stat().st_size,
        seconds=round(seconds, 2),
        sealed=keeping.passphrase is not None,
        encrypted=(path := path_of(keeping.url)) is not None and is_encrypted(path),
        drilled=last(keeping.folder).drilled,
    )


def _drilled(keeping: Keeping, said: Last, place: Path, *, at: datetime) -> Last:
    """Once a month the new backup is put back for trial."""
    if said.drilled is not None and at - datetime.fromisoformat(said.drilled) < DRILL_EVERY:
        return said
    try_out(keeping, place)
    return replace(said, drilled=at.isoformat())


def _write_trouble(folder: Path, says: str, *, at: datetime) -> None:
    """As well as can be: the disk may be full."""
    try:
        write_down(folder, replace(last(folder), tried=at.isoformat(), trouble=says))
    except OSError:
        return


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Two processes that find a backup due make one: the second is refused. A lock dies with who holds it."""
    with (folder / ".lock").open("a") as lock:
        try:
            import fcntl
        except ImportError:  # Windows
            yield
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused("Another backup is being made just now. Wait for it.") from None
        yield
