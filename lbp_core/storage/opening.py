"""Is this file a studio, and a whole one? Sentences for what is wrong, with the next step. Nothing is written."""

import os
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from lbp_core.models.refusal import Refused
from lbp_core.storage.at_start import found_wrong
from lbp_core.storage.cipher import FileKey, first_bytes, key_for, pages_altered
from lbp_core.storage.engine import APPLICATION_ID, driver_errors, opened_raw
from lbp_core.storage.key_file import KeyPlace

SQLITE_MARK = b"SQLite format 3\x00"
HEADER_BYTES = 100
RESTORE = "Put the last good backup back with: python3 -m lbp_core restore"
SYNCED = (
    "dropbox",
    "onedrive",
    "icloud",
    "google drive",
    "googledrive",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
)
"""How the folders of such services begin, in small letters."""


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


def check_file(path: Path, keys: KeyPlace | None = None) -> FileKey | None:
    """What opens the file, None where it is not encrypted; its first page is looked at, no more.

    Raises Refused where the file is missing, empty, foreign, encrypted without its key being here, or may not be written.
    """
    if not path.exists():
        raise Refused(
            f"There is no studio at {path}. Check the path, or create a new studio there first. If it is lost: {RESTORE}"
        )
    if path.is_dir():
        raise Refused(f"{path} is a folder. Name the studio's file in it, such as {path / 'studio.db'}.")
    header = first_bytes(path, HEADER_BYTES)
    if not header:
        raise Refused(
            f"The file {path} is empty (0 bytes): something cut it short. To begin anew, move it away and "
            f"create a studio. {RESTORE}"
        )
    key = key_for(path, keys)
    plain = header[: len(SQLITE_MARK)] == SQLITE_MARK and int.from_bytes(header[68:72], "big") == APPLICATION_ID
    if not plain and (key is None or _application(path, key) != APPLICATION_ID):
        raise Refused(
            f"The file {path} was not made by this program, so it was left alone. Check the path. If it should be "
            f"your studio: {RESTORE}"
        )
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise Refused(f"{path} may only be read. Give this user the right to write the file and its folder.")
    return key


def _application(path: Path, key: FileKey) -> int:
    """Which program made an encrypted file. The key is the right one by its name, so a page it does not open is damaged."""
    raw = opened_raw(path, key)
    try:
        found: int = raw.execute("PRAGMA application_id").fetchone()[0]
        return found
    except driver_errors() as error:
        if "locked" in str(error):
            raise Refused(f"Another program holds {path}. Close it and try again.") from None
        raise Refused(
            f"The encrypted studio at {path} is damaged or cut short: its key is here, and it does not open with it. Nothing "
            f"was changed. {RESTORE}"
        ) from None
    finally:
        raw.close()


def check_new_place(path: Path) -> None:
    """Raises Refused where a new studio cannot be made."""
    if path.exists():
        raise Refused(f"There is already a file at {path}; nothing was changed. Open it, or choose another name.")
    if not path.parent.is_dir():
        raise Refused(f"The folder {path.parent} is not there. Make it, or choose another place.")
    if synced(path):
        raise Refused(
            f"{path.parent} is a synced folder, which can damage a database in use. Choose a folder on this machine's "
            "own disk and put backups in the synced one."
        )


def synced(path: Path) -> str | None:
    """The folder above the file that some service copies elsewhere while it is in use, by its name; None where none is."""
    above = (*path.parent.parts, *path.parent.resolve().parts)
    return next((part for part in above if part.lower().startswith(SYNCED)), None)


def check_whole(engine: Engine, path: Path) -> None:
    """Asks SQLite to look through the file (what of a large one: at_start.py). Raises Refused where it is damaged."""
    try:
        with engine.connect() as connection:
            found = found_wrong(connection, path)
    except DBAPIError as error:
        found = [str(error.orig)]
    except UnicodeDecodeError:
        found = ["letters in its table of contents are none"]
    if found:
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
    return "; ".join([*(found if found != ["ok"] else []), *_altered(tx), *lost])[:300]


def _altered(tx: Connection) -> list[str]:
    """Pages of an encrypted file that somebody or something altered, free ones too."""
    raw = tx.connection.driver_connection
    return pages_altered(raw) if "sqlcipher" in type(raw).__module__ else []  # type: ignore[arg-type]


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
