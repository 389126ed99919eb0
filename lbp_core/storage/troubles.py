"""What a database could not do, as a sentence with the next step; and its name without its password."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from lbp_core.models.refusal import Refused


def name_of(url: str) -> str:
    """The database without its password, fit for a sentence."""
    return make_url(url).render_as_string(hide_password=True)


@contextmanager
def in_plain_words(place: str) -> Iterator[None]:
    """What the database could not do, as a sentence. A broken rule of the tables stays the program's own error."""
    try:
        yield
    except DatabaseError as error:
        if type(error) not in (OperationalError, DatabaseError):
            raise
        raise Refused(f"{_cause(error)} ({place}). Nothing was saved; what was saved before is kept.") from error


_NOT_SAVING: dict[str, str] = {}
"""By database: why its last write was not kept, where the database itself would not have it."""


@contextmanager
def kept_or_said(place: str) -> Iterator[None]:
    """The same around a write, and remembered until one is kept again: `not_saving`."""
    try:
        with in_plain_words(place):
            yield
    except Refused as sentence:
        if isinstance(sentence.__cause__, DatabaseError):
            _NOT_SAVING[place] = f"{_cause(sentence.__cause__)}."
        raise
    _NOT_SAVING.pop(place, None)


def not_saving(place: str) -> str | None:
    """Why the last write there was not kept, with the next step; None while writes are kept."""
    return _NOT_SAVING.get(place)


def _cause(error: DBAPIError) -> str:
    said = str(error.orig).lower()
    for mark, sentence in (
        (
            "not where it was opened",
            "The studio's file was moved, renamed or deleted while the app was open. Put it back where it was; if it is gone, "
            "stop the app and restore the last backup",
        ),
        ("readonly", "The studio's file may only be read. Give this user the right to write the file and its folder"),
        ("full", "The disk is full. Make room and try again"),
        ("disk i/o", "The disk refused to write; it may be full or failing. Make room, check the disk and try again"),
        ("locked", "Another program holds the studio's file. Close it and try again"),
        ("malformed", "The studio's file is damaged. Restore the last backup"),
        ("not a database", "The studio's file is damaged. Restore the last backup"),
        ("unable to open", "The studio's file cannot be opened any more. Check that its disk is there"),
        ("connect", "The database does not answer. Check that it runs and try again"),
    ):
        if mark in said:
            return sentence
    return "The database could not do this just now. Try again"
