"""The rows of one database into another of the same shape: PostgreSQL into a file, a file into PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alembic import command
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, inspect, select, text

from lbp_core.storage.cipher import FileKey
from lbp_core.storage.engine import APPLICATION_ID, postgres_engine, sqlite_engine
from lbp_core.storage.migrating import alembic_config
from lbp_core.storage.signed import NUMBERED

AT_ONCE = 1_000
SHAPE = "alembic_version"


def pour_into_file(source: Connection, to: Path) -> None:
    """A new SQLite file of the same revision with the same rows. `source` is read in one unmoving view."""
    revision = MigrationContext.configure(source).get_current_revision()
    if revision is None:
        raise RuntimeError("there is no studio in this database")
    engine = sqlite_engine(to, mode="rwc", own_journal=True)
    try:
        with engine.execution_options(writing=True).connect() as target:
            target.exec_driver_sql("PRAGMA foreign_keys=0")
            target.commit()
            with target.begin():
                target.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                command.upgrade(alembic_config(target), revision)
                _pour(source, target)
    finally:
        engine.dispose()


def pour_into_postgres(file: Path, url: str, *, key: FileKey | None = None) -> None:
    """Puts a file's rows in the place of whatever studio lies in that database, in one transaction. `key` opens the file."""
    source_engine, target_engine = sqlite_engine(file, own_journal=True, key=key), postgres_engine(url)
    try:
        with source_engine.connect() as source, target_engine.execution_options(writing=True).begin() as target:
            _clear(target)
            command.upgrade(alembic_config(target), MigrationContext.configure(source).get_current_revision() or "head")
            _pour(source, target)
            for name in NUMBERED:
                _count_on(target, name)
    finally:
        source_engine.dispose()
        target_engine.dispose()


def _count_on(target: Connection, name: str) -> None:
    """The next number of that table comes after the highest that was brought."""
    (column,) = inspect(target).get_pk_constraint(name)["constrained_columns"]
    highest = f"SELECT greatest(max({column}), 1) FROM {name}"  # noqa: S608 - our own names
    target.execute(text(f"SELECT setval(pg_get_serial_sequence('{name}', '{column}'), ({highest}))"))


def _pour(source: Connection, target: Connection) -> None:
    """Table by table, parents first. What a trigger has made meanwhile gives way to what is brought."""
    shape = MetaData()
    shape.reflect(source)
    for table in shape.sorted_tables:
        if table.name == SHAPE:
            continue
        if table.name == "glances":
            target.execute(table.delete())
        columns = [column.name for column in table.columns]
        found = source.execution_options(stream_results=True, yield_per=AT_ONCE).execute(select(*table.columns))
        many = (tuple(row) for row in found)
        if target.dialect.name == "sqlite":
            _into_file(target, table.name, columns, many)
        else:
            _into_postgres(target, table.name, columns, many)


def _into_file(target: Connection, name: str, columns: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    """By the driver's own means: a studio of many years has millions of rows."""
    wanted, marks = ", ".join(f'"{one}"' for one in columns), ", ".join("?" for _ in columns)
    driven: Any = target.connection.driver_connection
    driven.executemany(f'INSERT INTO "{name}" ({wanted}) VALUES ({marks})', rows)  # noqa: S608 - our own names


def _into_postgres(target: Connection, name: str, columns: list[str], rows: Iterator[tuple[Any, ...]]) -> None:
    wanted = ", ".join(f'"{one}"' for one in columns)
    driven: Any = target.connection.driver_connection
    with driven.cursor() as cursor, cursor.copy(f'COPY "{name}" ({wanted}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row(row)


def _clear(target: Connection) -> None:
    for name in inspect(target).get_table_names():
        target.execute(text(f'DROP TABLE "{name}" CASCADE'))
    for name in target.execute(
        text(
            "SELECT p.oid::regprocedure::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
            "WHERE n.nspname = current_schema()"
        )
    ).scalars():
        target.execute(text(f"DROP FUNCTION {name} CASCADE"))
