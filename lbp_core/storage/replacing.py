"""Puts a whole, checked file in the place of a studio; what lay there is set aside, never overwritten."""

import os
import shutil
from pathlib import Path

from sqlalchemy import inspect

from lbp_core.models.refusal import Refused
from lbp_core.storage.cipher import key_for
from lbp_core.storage.copying import copy_whole, sync_folder
from lbp_core.storage.engine import driver_errors, opened_raw, postgres_engine
from lbp_core.storage.key_file import KeyPlace
from lbp_core.storage.opening import check_postgres
from lbp_core.storage.pouring import pour_into_postgres
from lbp_core.storage.presence import check_not_served
from lbp_core.storage.troubles import in_plain_words, name_of

BESIDE = ("-wal", "-journal", "-shm")


def put_in_place(draft: Path, path: Path, aside: Path) -> Path | None:
    """The draft becomes the studio at `path`; gives where the old one lies now, None where there was none.

    Killed at any moment, either the old or the new one lies there whole. Raises Refused where the studio is open.
    """
    if not path.exists():
        _move_what_lies_beside(path, aside)
        draft.replace(path)
        sync_folder(path.parent)
        return None
    check_not_served(f"sqlite:///{path.as_posix()}")
    check_closed(path)
    keep_under(path, aside)
    _move_what_lies_beside(path, aside)
    draft.replace(path)
    sync_folder(path.parent)
    return aside


def put_in_database(draft: Path, url: str, aside: Path, *, keys: KeyPlace) -> Path | None:
    """The draft's rows become the studio in that database; an older one is copied to a file first. Raises Refused.

    `keys` is where the key of an encrypted draft lies.
    """
    name = name_of(url)
    engine = postgres_engine(url)
    try:
        with in_plain_words(name), engine.connect() as connection:
            there = check_postgres(set(inspect(connection).get_table_names()), name=name)
    finally:
        engine.dispose()
    if there:
        check_not_served(url)
        copy_whole(url, aside)
    with in_plain_words(name):
        pour_into_postgres(draft, url, key=key_for(draft, keys))
    return aside if there else None


def check_closed(path: Path) -> None:
    """A studio that an app has open would go on writing to the old file. One that is no SQLite file is open to nobody."""
    errors = driver_errors()
    try:
        raw = opened_raw(path, key_for(path), timeout_s=1.0)
    except errors:
        return
    try:
        raw.execute("PRAGMA journal_mode=DELETE").fetchone()
        raw.execute("BEGIN EXCLUSIVE")
        raw.execute("ROLLBACK")
    except errors as error:
        if "locked" in str(error) or "busy" in str(error):
            raise Refused(
                f"The studio at {path} is open in the app, so nothing was changed. Stop the app with Ctrl-C, then start the "
                "same command again."
            ) from None
    finally:
        raw.close()


def keep_under(path: Path, aside: Path) -> None:
    """A second name for the same file, or a copy where the disk knows no second names."""
    try:
        os.link(path, aside)
    except OSError:
        shutil.copyfile(path, aside)


def _move_what_lies_beside(path: Path, aside: Path) -> None:
    """An old journal would be played into the new file."""
    for ending in BESIDE:
        beside = path.with_name(path.name + ending)
        if beside.exists():
            beside.replace(aside.with_name(aside.name + ending))
