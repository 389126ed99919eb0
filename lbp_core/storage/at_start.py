"""What of a file is looked at when its studio opens: all of a small one, the foundations of a large one. Nothing is written.

A file that was cut short is refused by SQLite itself, whatever its size. Reading twelve gigabytes before the first page
would take minutes: every page, every reference and every row against the chain are read by each day's backup, and by `verify`.
"""

from pathlib import Path

from sqlalchemy import Connection

WHOLE_UP_TO = 256 * 2**20
"""Bytes; a file of that size is looked through in a second or two."""

FOUNDATIONS = ("studio", "seal_keys", "people", "person_keys", "care", "clients", "glances")
"""Whatever every page stands on."""


def found_wrong(connection: Connection, path: Path) -> list[str]:
    """What SQLite finds wrong, at most a few lines; none where all that was looked at is whole."""
    if path.stat().st_size <= WHOLE_UP_TO:
        return _looked(connection, "3")
    there = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [line for name in FOUNDATIONS if name in there for line in _looked(connection, f"'{name}'")]


def _looked(connection: Connection, at: str) -> list[str]:
    found = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA quick_check({at})")]
    return [] if found == ["ok"] else found
