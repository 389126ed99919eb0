"""Brings a database to this version's shape, whole or not at all. The steps themselves are in migrations/versions."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from lbp_core.models.refusal import Refused
from lbp_core.storage.chain import sign_all

MIGRATIONS = Path(__file__).with_name("migrations")


def scripts() -> ScriptDirectory:
    """The migrations of this version."""
    return ScriptDirectory.from_config(alembic_config(None))


def bring_up_to_date(engine: Engine, *, copy_first: Callable[[], object] | None = None) -> None:
    """Applies what is missing in one transaction; `copy_first` makes a checked copy of an older one before that.

    Raises Refused where the studio is newer than this program, or where copy or update fail; it is then as it was.
    """
    with engine.connect() as connection:
        found = MigrationContext.configure(connection).get_current_revision()
    if found == scripts().get_current_head():
        return
    if found is not None and found not in {step.revision for step in scripts().walk_revisions()}:
        raise Refused(
            f"This studio was last opened by a newer version of the program (its shape is '{found}'). Nothing was "
            "changed. Bring the program up to date and open it again."
        )
    if found is not None and copy_first is not None:
        copy_first()
    try:
        with engine.execution_options(writing=True).connect() as connection:
            _apply(connection)
    except (DBAPIError, RuntimeError) as error:
        raise Refused(
            f"The studio could not be brought up to this version's shape ({_short(error)}). It is as it was before, and "
            "the version of the program that you had opens it. Make room on the disk, close other programs that use "
            "the file, and try again."
        ) from error


def _apply(connection: Connection) -> None:
    """Foreign keys rest meanwhile (a parent that is rebuilt would take its children along) and are checked after."""
    lite = connection.dialect.name == "sqlite"
    if lite:
        _raw(connection).execute("PRAGMA foreign_keys=0")
    try:
        with connection.begin():
            before = _counts(connection)
            command.upgrade(alembic_config(connection), "head")
            if "chain" not in before and before.get("studio"):
                sign_all(connection)
            if lite and (broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()):
                raise RuntimeError(f"The migration leaves {len(broken)} rows without their parent; it was undone.")
            after = _counts(connection)
            lost = {name for name, count in before.items() if after.get(name, 0) < count}
            if lost - {"alembic_version"}:
                raise RuntimeError(f"The migration loses rows of {', '.join(sorted(lost))}; it was undone.")
    finally:
        if lite:
            _raw(connection).execute("PRAGMA foreign_keys=1")


def _counts(connection: Connection) -> dict[str, int]:
    quote = connection.dialect.identifier_preparer.quote
    return {
        name: connection.exec_driver_sql(f"SELECT count(*) FROM {quote(name)}").scalar_one()  # noqa: S608 - own names
        for name in inspect(connection).get_table_names()
    }


def _short(error: Exception) -> str:
    return str(getattr(error, "orig", error)).splitlines()[0][:160]


def _raw(connection: Connection) -> sqlite3.Connection:
    found: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
    return found


def alembic_config(connection: Connection | None) -> Config:
    """Where the steps lie, and the connection they are taken on."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
