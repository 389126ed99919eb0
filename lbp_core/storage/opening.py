"""Is this file a studio, and a whole one? Sentences for what is wrong, with the next step. Nothing is written."""

import os
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from lbp_core.models.refusal import Refused
from lbp_core.storage.engine import APPLICATION_ID

SQLITE_MARK = b"SQLite format 3\x00"
HEADER_BYTES = 100
RESTORE = "Put the last good backup back with: python3 -m lbp_core restore"
SYNCED = ("dropbox", "onedrive", "icloud", "google drive", "mobile documents")


def path_of(url: str) -> Path | None:
    """The file that a URL such as sqlite:///data/studio.db names, or None for PostgreSQL. Raises Refused on others."""
    scheme, _, rest = url.partition("://")
    if scheme in {"postgresql", "postgres", "postgresql+psycopg"}:
        return None
    place = rest.removeprefix("/") if scheme == "sqlite" else url
    if (scheme != "sqlite" and "://" in url) or not place or ":memory:" in place:
        raise Refused(
            f"'{url.split('@')[-1]}' is no place for a studio. Give a file as sqlite:///path/studio.db, or a "
            "PostgreSQL database as postgresql://user@host/name."
        )
    return Path(place).absolute()


def backups_of(url: str) -> Path:
    """Where this studio's backups lie: the folder that LBP_BACKUP_FOLDER names, else `backups` beside its file."""
    named, path = os.environ.get("LBP_BACKUP_FOLDER"), path_of(url)
    if named:
        return Path(named).absolute()
    return (Path(__file__).resolve().parents[2] / "data" if path is None else path.parent) / "backups"


def check_file(path: Path) -> None:
    """Reads the first bytes only. Raises Refused where the file is missing, empty, foreign, or may not be written."""
    if not path.exists():
        raise Refused(
            f"There is no studio at {path}. Check the path, or create a new studio there first. If it is lost: {RESTORE}"
        )
    if path.is_dir():
        raise Refused(f"{path} is a folder. Name the studio's file in it, such as {path / 'studio.db'}.")
    header = _first_bytes(path)
    if not header:
        raise Refused(
            f"The file {path} is empty (0 bytes): something cut it short. To begin anew, move it away and "
            f"create a studio. {RESTORE}"
        )
    if header[: len(SQLITE_MARK)] != SQLITE_MARK or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise Refused(
            f"The file {path} was not made by this program, so it was left alone. Check the path. If it should be "
            f"your studio: {RESTORE}"
        )
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise Refused(f"{path} may only be read. Give this user the right to write the file and its folder.")


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEADER_BYTES)
    except PermissionError:
        raise Refused(f"{path} may not be read. Give this user the right to read and write the file.") from None


def check_new_place(path: Path) -> None:
    """Raises Refused where a new studio cannot be made."""
    if path.exists():
        raise Refused(f"There is already a file at {path}; nothing was changed. Open it, or choose another name.")
    if not path.parent.is_dir():
        raise Refused(f"The folder {path.parent} is not there. Make it, or choose another place.")
    if any(word in str(path.parent).lower() for word in SYNCED):
        raise Refused(
            f"{path.parent} is a synced folder, which can damage a database in use. Choose a folder on this machine's "
            "own disk and put backups in the synced one."
        )


def check_whole(engine: Engine, path: Path) -> None:
    """Asks SQLite to look through the file. Raises Refused where it is damaged."""
    try:
        with engine.connect() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check(3)")]
    except DBAPIError as error:
        found = [str(error.orig)]
    except UnicodeDecodeError:
        found = ["letters in its table of contents are none"]
    if found != ["ok"]:
        raise Refused(
            f"The studio at {path} is damaged ({'; '.join(found)[:120]}). Nothing was changed. The damaged file is kept "
            f"beside it. {RESTORE}"
        )


def integrity(tx: Connection) -> str:
    """What SQLite itself finds wrong with the file's pages, indexes and references; '' where nothing is, or elsewhere."""
    if tx.dialect.name != "sqlite":
        return ""
    found = [str(row[0]) for row in tx.exec_driver_sql("PRAGMA integrity_check(3)")]
    orphans = len(tx.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
    lost = [f"{orphans} rows without their parent"] if orphans else []
    return "; ".join([*(found if found != ["ok"] else []), *lost])[:300]


def check_postgres(tables: set[str], *, name: str) -> bool:
    """True where the database holds a studio, False where it is empty. Raises Refused where it holds something else."""
    if "studio" in tables and "writes" in tables:
        return True
    if tables:
        raise Refused(
            f"The database {name} holds other tables ({', '.join(sorted(tables)[:3])}), so it was left alone. Make an "
            "empty database for the studio."
        )
    return False
